# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The option ``card``. Only its shape is checked, for the carrier decides; no complaint shows a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from ..domain.payment import Card
from ..domain.problem import Problems
from ..domain.secret import Secret

_NAMES = tuple(field.name for field in fields(Card))
_NEEDED = tuple(field.name for field in fields(Card) if field.default is MISSING)
#: All are text: Ansible shows a value that it cannot make a number of.
CARD_SPEC: dict[str, Any] = {
    "type": "dict",
    "required": True,
    "no_log": True,
    "options": {name: {"type": "str"} for name in _NAMES},
}
_SHAPES = {
    "number": (r"[0-9]{12,19}", "12 to 19 digits"),
    "exp_month": (r"0?[1-9]|1[0-2]", "a month, 1 to 12"),
    "exp_year": (r"[0-9]{2}|[0-9]{4}", "a year of 4 digits, or 2"),
    "cvv": (r"[0-9]{3,4}", "3 or 4 digits"),
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def read_card(given: Mapping[str, Any], problems: Problems) -> Card | None:
    """The card; None where something is wrong with it, which goes to problems."""
    parts = {name: str(given[name]).strip() for name in _NAMES if given.get(name) is not None}
    if "number" in parts:
        parts["number"] = re.sub(r"[ -]", "", parts["number"])
    wrong = [(name, "is missing") for name in _NEEDED if not parts.get(name)]
    for name, (shape, words) in _SHAPES.items():
        if parts.get(name) and not re.fullmatch(shape, parts[name]):
            wrong.append((name, f"must be {words}"))
    wrong += [(name, "holds a control character") for name, part in parts.items() if _CONTROL.search(part)]
    for name, words in wrong:
        problems.add((), ("card", name), words)
    return None if wrong else Card(**{name: Secret(part) for name, part in parts.items() if part})
