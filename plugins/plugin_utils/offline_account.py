# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the inventory says of an account, as far as nothing has to be asked for it: a check is offline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..module_utils.carriers.registry import CARRIERS
from ..module_utils.domain.places import place_of
from ..module_utils.domain.problem import Problem
from ..module_utils.glue.complaints import quoted_value
from ..module_utils.glue.declared_account import PACE, PREFIX, WHERE, account_problems
from .resolved import of_the_environment, resolved

#: What asks elsewhere in a template: a vault, a file, a sandbox, another host.
_ASKING = frozenset({"lookup", "query", "q", "hostvars", "vars"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class OfflineAccount:
    """``carrier`` may be none of ours. ``lacks``: what has to be given before the carrier can be asked."""

    carrier: str
    problems: list[Problem]
    lacks: list[Problem]


def offline_account(templar: Any, variables: Mapping[str, Any]) -> OfflineAccount:
    """The account without its key, which may have to be fetched from somewhere first."""
    values, problems = resolved(templar, variables, ("carrier", *PACE))
    told_here = [option for option in WHERE if not asks(variables.get(f"{PREFIX}{option}"), variables)]
    where, unknown = resolved(templar, variables, told_here)
    carrier = _carrier(values.pop("carrier", of_the_environment("carrier")))
    if carrier not in CARRIERS:
        return OfflineAccount(carrier=carrier, problems=problems, lacks=[])
    # One that refers to what is defined where the run is, but not here, is told as such.
    unread = {*WHERE} - {*told_here} | {option for option in WHERE if _variable(option) in map(place_of, unknown)}
    found = account_problems(carrier, values | where, unread)
    missing = {_variable(option) for option in WHERE if not _is_given(option, where)}
    lacks = [problem for problem in found if place_of(problem) in missing]
    problems += [problem for problem in found if problem not in lacks]
    return OfflineAccount(carrier=carrier, problems=problems, lacks=lacks)


def asks(value: object, variables: Mapping[str, Any], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a value is made of anything that Ansible would have to fetch from elsewhere; nothing is evaluated."""
    if isinstance(value, Mapping):
        return _any_asks(value.values(), variables, seen)
    if isinstance(value, (list, tuple)):
        return _any_asks(value, variables, seen)
    if not isinstance(value, str) or not ("{{" in value or "{%" in value):
        return False
    words = frozenset(_WORD.findall(value)) - seen
    return bool(words & _ASKING) or _any_asks(
        (variables[word] for word in words & variables.keys()), variables, seen | words
    )


def _any_asks(values: Iterable[object], variables: Mapping[str, Any], seen: frozenset[str]) -> bool:
    return any(asks(value, variables, seen) for value in values)


def _carrier(value: object) -> str:
    return value if isinstance(value, str) else quoted_value(value)


def _variable(option: str) -> tuple[str]:
    return (f"{PREFIX}{option}",)


def _is_given(option: str, values: Mapping[str, Any]) -> bool:
    return bool(values.get(option) or of_the_environment(option))
