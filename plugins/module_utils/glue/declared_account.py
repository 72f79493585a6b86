# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account variables of the inventory (telecom_*): those that are misspelt, and values that cannot work."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..carriers.registry import CARRIERS
from ..domain.places import moved
from ..domain.problem import Problem, Problems
from ..planning.estate import in_the_inventory
from .account import account_spec
from .complaints import close, unknown_variable
from .declared_variables import dotted
from .options import NOWHERE, problems_of

PREFIX = "telecom_"
#: What says whose account it is, and where: it may have to be fetched from somewhere first, as the credentials may.
WHERE = ("account", "api_url")
#: What is looked at without them.
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


def account_problems(carrier: str, values: Mapping[str, Any], unread: Collection[str] = ()) -> list[Problem]:
    """Why the account's options cannot work; nothing is sent.

    ``values``: all that are set, but for the key and for those ``unread``, which only a run can tell.
    """
    spec = account_spec(next(iter(CARRIERS[carrier].capabilities)))
    told_later = {option: NOWHERE[option] for option in ("api_key", *unread)}
    return [_renamed(problem) for problem in problems_of(spec, {"carrier": carrier, **told_later, **values})]


def _renamed(problem: Problem) -> Problem:
    """What a module says of its options, about the variables of the inventory."""
    told = moved(problem, lambda path: (f"{PREFIX}{path[0]}", *path[1:]))
    return replace(told, sentence=in_the_inventory(told.sentence))
