# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The option ``select`` of the number modules, checked. All complaints are collected, nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ..domain.number import Select
from ..domain.phone import TOLL_FREE_PREFIXES
from ..domain.problem import Path, Problems
from .bulk import read_amount

if TYPE_CHECKING:
    from ..carriers.capabilities.number_protocols import NumberSelection

_TEXT_KEYS = frozenset(field.name for field in fields(Select)) - {"features", "max_setup", "max_monthly"}
#: Shapes of select values: (what fits, how it should look)
_SHAPES = {
    "prefix": (re.compile(r"[0-9]{1,15}"), "digits with country code"),
    "npanxx": (re.compile(r"[0-9]{6}"), "six digits (NPA-NXX)"),
    "tollfree_prefix": (re.compile("|".join(sorted(TOLL_FREE_PREFIXES))), "a toll-free prefix such as 888"),
    "state": (re.compile(r"[A-Z]{2}"), "a two-letter state code"),
}


class SelectReader:
    """Reads what selects numbers on a carrier."""

    def __init__(self, params: Mapping[str, Any], carrier: NumberSelection) -> None:
        self.params = params
        self.carrier = carrier
        self.problems = Problems()

    def select(self, given: Mapping[str, Any] | None, position: Path, *, buying: bool = False) -> Select:
        """What selects numbers, checked against what this carrier can select by."""
        stripped = {key: value.strip() if isinstance(value, str) else value for key, value in (given or {}).items()}
        told = {key: value for key, value in stripped.items() if value not in (None, "", [])}
        found = len(self.problems)
        for key in sorted(told.keys() - self.carrier.select_keys):
            words = f"is no key of carrier {self.params['carrier']}"
            self.problems.add(position, ("select", key), words)
        values: dict[str, Any] = {key: str(value) for key, value in told.items() if key in _TEXT_KEYS}
        for key, (fitting, shape) in _SHAPES.items():
            values[key] = _bare(key, values.get(key))
            if values[key] is not None and not fitting.fullmatch(values[key]):
                self.problems.add(position, ("select", key), f"is {values[key]!r}, not {shape}")
        values["features"] = frozenset(told.get("features", ()))
        caps = ((key, (given or {}).get(key)) for key in ("max_setup", "max_monthly"))
        values |= {key: read_amount(cap, position, ("select", key), self.problems) for key, cap in caps}
        self._cross_check(values, told.get("prefer"), position)
        select = Select(**values)
        problem = self.carrier.select_problem(select, buying=buying and not select.takes_all)
        if problem and len(self.problems) == found:
            self.problems.add(position, (), f"select: {problem}", ("select",))
        return select

    def _cross_check(self, values: dict[str, Any], prefer: object, position: Path) -> None:
        if values.get("did_type") == "any":
            values["did_type"] = None
        if values.get("city") and not values["npanxx"]:
            why = "works only together with npanxx: the city of an owned number is not told"
            self.problems.add(position, ("select", "city"), why, ("select", "npanxx"))
        if prefer is not None and prefer not in self.carrier.preferences:
            why = f"is {prefer!r}; {' or '.join(self.carrier.preferences)} is possible"
            self.problems.add(position, ("select", "prefer"), why)
        if not self.carrier.quotes_prices and (values["max_setup"] is not None or values["max_monthly"] is not None):
            why = "and max_monthly: this carrier tells no price before ordering"
            self.problems.add(position, ("select", "max_setup"), why)


def _bare(key: str, value: str | None) -> str | None:
    """A select value as it is compared: digits without plus and dashes, state codes in capitals."""
    if value is None:
        return None
    return value.upper() if key == "state" else value.lstrip("+").replace("-", "").replace(" ", "")
