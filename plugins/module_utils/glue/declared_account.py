# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account variables of the inventory (telecom_*): those that are misspelt, and values that cannot work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..carriers.registry import CARRIERS
from ..domain.places import moved
from ..domain.problem import Path, Problem, Problems
from .account import account_spec
from .complaints import close, unknown_variable
from .declared_variables import dotted
from .options import NOWHERE, problems_of

PREFIX = "telecom_"
#: Looked at without credentials, which may have to be fetched from somewhere first.
PACE = (
    *("auth", "timeout", "retries", "concurrency", "rate_limit", "lock_timeout"),
    *("validate_certs", "ca_path", "allow_insecure_http"),
)
#: Other variables may begin with telecom_ too: only what is nearly one of ours is a mistake.
NEAR = 0.8
_REFERENCE = re.compile(r"\s*\{\{-?\s*(\w+)\s*-?\}\}\s*")


def misspelt_account(names: Iterable[str], options: Iterable[str]) -> Problems:
    """Variables that are nearly one of the account's: Ansible itself would ignore them in silence.

    The plural of one that is set is the user's own, such as a dictionary of all keys from which telecom_api_key comes.
    """
    given = {name for name in names if name.startswith(PREFIX)}
    right = [f"{PREFIX}{option}" for option in (*options, "hosts")]
    problems = Problems()
    for name in sorted(given - {*right}):
        if problem := dotted(name, right, NEAR):
            problems.append(problem)
        elif name.removesuffix("s") not in given & {*right}:
            problems += [unknown_variable(name, f"did you mean {near}?") for near in close(name, right, NEAR)]
    return problems


def undefined(variables: Mapping[str, Any], options: Iterable[str]) -> Problems:
    """Account variables that are nothing but a reference to one that is not defined here.

    Nothing is evaluated, for a secret may have to be fetched; a check needs none.
    """
    problems = Problems()
    for option in options:
        value, seen = variables.get(f"{PREFIX}{option}"), {"omit"}
        while isinstance(value, str) and (match := _REFERENCE.fullmatch(value)) and match[1] not in seen:
            if match[1] not in variables:
                why = f"{match[1]!r} is undefined here, and the carrier cannot be asked without it"
                problems.add((f"{PREFIX}{option}",), (), why)
            seen.add(match[1])
            value = variables.get(match[1])
    return problems


def pace_problems(carrier: str, values: Mapping[str, Any]) -> list[Problem]:
    """Why the options of ``PACE`` cannot work; nothing is sent."""
    spec = account_spec(next(iter(CARRIERS[carrier].capabilities)))
    given = {name: value for name, value in values.items() if value is not None}
    return [moved(problem, _variable) for problem in problems_of(spec, {"carrier": carrier, **NOWHERE, **given})]


def _variable(path: Path) -> Path:
    """The variable of an option."""
    return (f"{PREFIX}{path[0]}", *path[1:])
