# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What of a declaration can be checked further, although its schema refuses some of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..domain.problem import Problem

#: What the entries of a variable are not read without: all keys of one of these. Those of others are read whole or not
#: at all.
_NEEDED: Mapping[str, tuple[frozenset[str], ...]] = {
    "numbers": (frozenset({"number"}),),
    "pools": (frozenset({"name", "count", "select"}),),
    "ports": (frozenset({"numbers"}), frozenset({"numbers_file"})),
    "defaults": (frozenset(),),
    "budget": (frozenset(),),
}


def readable(variable: str, value: Any, faults: Iterable[Problem], depth: int) -> Any:
    """A value without the keys that the schema refuses; None where it means something else without them.

    ``depth``: how much of the faults' paths leads to the value.
    """
    keys = {problem.path[depth] if len(problem.path) > depth else problem.strange for problem in faults}
    if not keys:
        return value
    needed = _NEEDED.get(variable)
    if needed is None or None in keys or not isinstance(value, Mapping):
        return None
    rest = {key: inner for key, inner in value.items() if key not in keys}
    return rest if any(each <= rest.keys() for each in needed) else None
