# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Many items in one task: what may be given for them at all, and what is listed twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ..domain.money import PLAIN, amount
from ..domain.problem import Path, Problem, Problems

#: Nobody means them, and no terminal, path or carrier takes them well: control characters, and halves of characters.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
#: A whole number as a user writes it, as in the schema of an estate.
WHOLE = re.compile("-?[0-9]+")
#: Guards of the money that are keys of a dictionary: where one is empty, somebody meant to have it.
CAPS = frozenset({"setup", "monthly", "max_setup", "max_monthly"})
#: Where it stands, and the entry's options.
Entry = tuple[Path, Mapping[str, Any]]


def is_text(value: Any) -> bool:
    """Whether a value is text, or a number that stands for its digits. Ansible takes the print of anything for text."""
    if isinstance(value, str):
        return not UNPRINTABLE.search(value.strip())
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def fits(spec: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether options can be left to Ansible's check, which buys one number for ``count: yes`` and breaks at a number
    where a dictionary is wanted."""
    left_out = {name for name, value in given.items() if value is None} - CAPS
    return all(_fits(spec[name], value) for name, value in given.items() if name in spec and name not in left_out)


def _fits(option: Mapping[str, Any], value: Any) -> bool:
    each = value if isinstance(value, (list, tuple)) else [value]
    if "options" in option:
        return all(isinstance(one, str) or (isinstance(one, Mapping) and fits(option["options"], one)) for one in each)
    if option["type"] == "list":
        return option["elements"] in ("raw", "dict") or all(map(is_text, each))
    if option["type"] == "int" and isinstance(value, str):
        return bool(WHOLE.fullmatch(value))
    return option["type"] in ("bool", "dict") or is_text(value)


def read_amount(value: object, place: Path, key: Path, problems: Problems) -> Decimal | None:
    """An amount of at least 0 that a user gave, or None where it is left out; what is none goes to problems."""
    if value is None or PLAIN.fullmatch(str(value)):
        return amount(value)
    from ..domain.places import written
    from .complaints import no_amount

    within = f"{written(key)}: " if place else ""
    problems.add(place or key, (), f"{within}{no_amount(value)}")
    return None


class Positions:
    """Finds what is listed twice."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._seen: dict[str, Path] = {}

    def add(self, name: str, position: Path) -> None:
        """Note a name; a second time is a problem that names both positions."""
        first = self._seen.setdefault(name, position)
        if first != position:
            self._problems.append(Problem((), (), f"{name} is listed twice:", places=(first, position)))
