# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The variables of a declaration by their names: those that reach nothing, and those that were given and are empty."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ..domain.problem import Problem
from .complaints import close, unknown_variable

#: Nothing is lost where these are empty: they declare nothing, and what is not declared is left as it is.
MAY_BE_EMPTY = frozenset({"trunk_groups", "termination_trunks", "numbers", "numbers_file", "pools", "ports"})
NEAR = 0.85


def misspelt(names: Iterable[str], role: str, known: Iterable[str]) -> list[Problem]:
    """Variables that look like one of the role's and are none: Ansible itself would ignore them in silence."""
    right = [f"{role}_{name}" for name in known]
    strange = sorted(
        {name for name in names if name.startswith(f"{role}_") and not name.endswith("_result")} - {*right}
    )
    return [
        dotted(name, right, NEAR) or unknown_variable(name, f"did you mean {near}?")
        for name in strange
        for near in close(beginning(name), right, NEAR)
    ]


def beginning(name: str) -> str:
    """A name without what follows its first dot or bracket."""
    return re.split(r"[.\[]", name, maxsplit=1)[0]


def dotted(name: str, right: Iterable[str], cutoff: float) -> Problem | None:
    """A name such as estate_budget.setup, which sets no part of the variable that it begins with."""
    near = close(beginning(name), list(right), cutoff)
    if beginning(name) == name or not near:
        return None
    return unknown_variable(name, f"a name sets no part of {near[0]}: give the whole, as -e '{{\"{near[0]}\": ...}}'")


def empty_problems(
    values: Mapping[str, Any], role: str, schema: Mapping[str, Any], names: Collection[str]
) -> list[Problem]:
    """Variables that were given and are null, such as one whose keys lost their indentation: no guard would be left.

    ``values``: by name without the role's prefix; ``names``: all variables, for keys that stand beside theirs.
    """
    return [
        Problem((f"{role}_{name}",), (), f"it is empty: {_remedy(schema['properties'][f'estate_{name}'], names)}")
        for name, value in values.items()
        if value is None and name not in MAY_BE_EMPTY
    ]


def _remedy(schema: Mapping[str, Any], names: Collection[str]) -> str:
    keys = list(schema.get("properties", ()))
    if beside := [key for key in keys if key in names]:
        return f"indent {' and '.join(beside)} below it"
    what = f"write {' or '.join(keys)} below it, indented" if keys else "give it a value"
    return f"{what}, or leave it out"
