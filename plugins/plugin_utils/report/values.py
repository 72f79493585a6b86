# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the read modules returned, as text and figures that a page can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain import money

Row = Mapping[str, Any]
LONGEST = 120
#: Characters that would turn the text around them: a name must not read as another one.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(value: object) -> str:
    """A carrier's text on one line and of bounded length, without what cannot stand in XML or turns the line around."""
    text = " ".join("".join(map(_shown, str(value))).split()) if value is not None else ""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}\u2026"


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if character in _TURNING:
        return ""
    # Control characters, halves of surrogate pairs, and the two that XML forbids by name.
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff" else character


def amount(value: object) -> Decimal | None:
    """Money; None where the carrier does not tell."""
    return money.amount(value)


def added(amounts: list[Decimal | None]) -> Decimal | None:
    """The sum of those that are told; None where none is."""
    told = [each for each in amounts if each is not None]
    return sum(told, Decimal(0)) if told else None


def day(value: object) -> str:
    """The day of an ISO date; empty where there is none, or what is none."""
    text = clean(value)[:10]
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
