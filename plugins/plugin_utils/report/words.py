# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Figures as people read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .values import clean

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
UNTOLD = "not told"


def count(number: int) -> str:
    """``20,000``."""
    return f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 order``, ``2 orders``."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def money(amount: Decimal | None) -> str:
    """At least two decimals and as many more as the carrier tells."""
    if amount is None:
        return UNTOLD
    text = f"{amount:,f}"
    whole, _point, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def percent(value: float | None) -> str:
    """``61.3 %``, or ``61 %``."""
    return UNTOLD if value is None else f"{_tenths(value)} %"


def share(part: int | Decimal, whole: int | Decimal) -> str:
    """How much of the whole a part is."""
    return percent(float(100 * part / whole)) if whole else ""


def minutes(value: float | None) -> str:
    """``2.9 min``."""
    return UNTOLD if value is None else f"{_tenths(value)} min"


def _tenths(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def day(iso: str) -> str:
    """``14 May 2026`` out of ISO 8601."""
    if not iso:
        return UNTOLD
    found = date.fromisoformat(iso)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def period(name: str) -> str:
    """``May 2026`` out of ``2026-05``, or a day."""
    return day(name) if len(name) > 7 else day(f"{name}-01").partition(" ")[2]


def tick(name: str) -> str:
    """A period at an axis: ``14 May``, or ``May 26`` with the last digits of the year."""
    found = period(name)
    return found[:-5] if len(name) > 7 else f"{found[:-4]}{found[-2:]}"


def short(text: str, length: int) -> str:
    """The beginning of a name that is too long for a chart."""
    found = clean(text)
    return found if len(found) <= length else f"{found[: length - 1]}\u2026"
