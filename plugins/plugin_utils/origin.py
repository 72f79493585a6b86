# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""In which file and line the user wrote what a complaint is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.places import place_of
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem


def located(problem: Problem, variables: Mapping[str, Any], elsewhere: Mapping[str, list[str]] | None = None) -> str:
    """A complaint with file and line of all that it names, as far as Ansible knows them.

    ``elsewhere``: the places of variables that Ansible knows none of.
    """
    known = (elsewhere or {}).get(str((*problem.path, "")[0]))
    found = dict.fromkeys(known or _origins(problem, variables))
    return f"{problem} ({' and '.join(found)})" if found else str(problem)


def _origins(problem: Problem, variables: Mapping[str, Any]) -> Iterator[str]:
    strange = () if problem.strange is None else (problem.strange,)
    whole = (*place_of(problem), *strange)
    for name, *steps in filter(None, (whole, problem.key if problem.path else (), *problem.places)):
        if name in variables and (origin := _origin(variables[str(name)], steps)):
            yield origin


def _origin(value: Any, steps: list[Any]) -> str | None:
    """The origin of a value inside another, or of the last one on the way to it that has one."""
    last = _written(value)
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        last = _written(value) or last
    return last


def _written(value: Any) -> str | None:
    try:
        # Ansible has it since 2.19, and does not promise to keep it.
        from ansible._internal._datatag._tags import Origin
    except ImportError:
        return None
    origin = Origin.get_tag(value)
    if origin is None or origin.path is None or origin.line_num is None:
        return None
    return shown(origin.path, origin.line_num)


def shown(file: str, line: int) -> str:
    """A place as it is told: from where the run was started, if it is below that."""
    path = Path(file)
    return f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}:{line}"
