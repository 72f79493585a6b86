# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is told of a number beside it: its place, and its price. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from .routing import Row
from .scalars import comment


def place_of(row: Row) -> str:
    """Where a number is, as far as the carrier tells."""
    told = [row.get("description"), row.get("country"), row.get("state")]
    if row.get("category") == "tollfree":
        told.append("toll-free")
    return comment(", ".join(dict.fromkeys(str(each) for each in told if each)), 60)


def told_of(row: Row, missing: Sequence[str]) -> str:
    """The comment on a number. ``missing``: what of its routing cannot be declared."""
    status = row.get("status")
    parts = [place_of(row), _price(row), "" if status == "active" else str(status)]
    if missing:
        parts.append(f"its {' and '.join(missing)} cannot be declared, and stays as it is")
    return ", ".join(part for part in parts if part)


def _price(row: Row) -> str:
    fee = row.get("monthly_fee")
    return f"{comment(str(fee), 20)} a month" if fee is not None else ""


def monthly(rows: Iterable[Row]) -> str:
    """What numbers cost a month in all, as the end of a sentence; empty where the carrier tells no prices."""
    fees = [Decimal(row["monthly_fee"]) for row in rows if row.get("monthly_fee") is not None]
    return f", {sum(fees, Decimal(0))} a month" if fees else ""
