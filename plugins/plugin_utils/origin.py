# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""In which file and line the user wrote what a complaint is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

#: A place in a declaration as complaints name it, such as estate_pools[2].select.prefix, or a variable alone.
_PLACE = re.compile(r"(?<![\w./])([a-z]+_[a-z_]+)((?:\[\d+\]|\.[a-z_]+)*)")
_STEP = re.compile(r"\[(\d+)\]|\.([a-z_]+)")
_STRANGE = re.compile(r"unknown key '([^']*)'")


def located(problem: str, variables: Mapping[str, Any]) -> str:
    """A complaint with file and line of all that it names, as far as Ansible knows them."""
    strange = _STRANGE.search(problem)
    found = dict.fromkeys(_origins(problem, variables, strange[1] if strange else None))
    return f"{problem} ({' and '.join(found)})" if found else problem


def _origins(problem: str, variables: Mapping[str, Any], strange: str | None) -> Iterator[str]:
    for name, path in _PLACE.findall(problem.partition("; did you mean")[0]):
        if name not in variables:
            continue
        steps: list[str | int] = [key or int(index) for index, key in _STEP.findall(path)]
        if origin := _origin(variables[name], [*steps, strange] if strange else steps):
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
    path = Path(origin.path)
    return f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}:{origin.line_num}"
