# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a declaration that is valid declares, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..domain.wording import counted
from .declaration import Declaration

_COUNTED = {
    "pools": "pool",
    "trunk_groups": "trunk group",
    "termination_trunks": "termination trunk",
    "ports": "port-in",
}
_CAPS = {"setup": "once", "monthly": "a month"}


def summary(declaration: Declaration, file: object) -> str:
    """``1 number, 1 pool, budget 20.00 once and 20.00 a month: valid``. That there is no budget is said too.

    ``file``: that of the numbers, as it was declared, or None.
    """
    return f"{', '.join(_parts(declaration, file)) or 'nothing is declared'}: valid"


def _parts(declaration: Declaration, file: object) -> Iterator[str]:
    numbers = declaration.listed("numbers")
    absent = sum(isinstance(entry, Mapping) and entry.get("state") == "absent" for entry in numbers)
    if present := len(numbers) - absent:
        yield counted(present, "number")
    if absent:
        yield f"{counted(absent, 'number')} to release"
    if file:
        yield f"the numbers of {file}"
    for variable, what in _COUNTED.items():
        if count := len(declaration.listed(variable)):
            yield counted(count, what)
    if any(declaration.values.get(variable) for variable in ("numbers", "numbers_file", "pools", "ports")):
        yield _budget(declaration.values.get("budget") or {})
    for key, limit in (declaration.values.get("limits") or {}).items():
        yield f"{key} {limit}"
    if protected := len(declaration.listed("protected")):
        yield f"{protected} protected"


def _budget(budget: Mapping[str, Any]) -> str:
    caps = [f"{budget[part]} {words}" for part, words in _CAPS.items() if part in budget]
    return f"budget {' and '.join(caps)}" if caps else "no budget"
