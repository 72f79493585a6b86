# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The arguments of the event source, checked as a whole before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ...module_utils.carriers.registry import CARRIERS
from ...module_utils.domain.errors import InputError
from ...module_utils.domain.problem import Problems
from ...module_utils.glue.account import account_spec, open_account
from ...module_utils.glue.bulk import read_amount
from ...module_utils.glue.options import option_problems
from ...module_utils.glue.waiting import SHORTEST_INTERVAL
from .look import NEEDED, ON_REQUEST, Watched, watchable

#: A rulebook names its accounts itself, so that none of them is filled up from the environment.
_ACCOUNT: dict[str, Any] = {
    name: {key: value for key, value in option.items() if key != "fallback"}
    for name, option in account_spec("numbers").items()
    if name != "lock_timeout"
}
SPEC: dict[str, Any] = {
    "accounts": {
        "type": "list",
        "elements": "dict",
        "required": True,
        "options": {
            **_ACCOUNT,
            "carrier": {"type": "str", "required": True, "choices": list(CARRIERS)},
            "name": {"type": "str", "required": True},
            "watch": {"type": "list", "elements": "str", "choices": list(NEEDED)},
            "balance_below": {"type": "str"},
            "activations": {"type": "list", "elements": "str", "default": []},
        },
    },
    "cursor": {"type": "path", "required": True},
    "interval": {"type": "float", "default": 60},
}


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the source is to do: ``interval`` in seconds, from the end of a look to the next."""

    accounts: tuple[Watched, ...]
    cursor: str
    interval: float


def options_of(args: Mapping[str, Any]) -> Options:
    """Raises InputError, naming all that is wrong."""
    problems = [str(problem) for problem in option_problems(SPEC, args)]
    if problems:
        raise InputError(problems)
    given = ArgumentSpecValidator(SPEC).validate(dict(args)).validated_parameters
    accounts = [watched for entry in given["accounts"] for watched in _watched(entry, problems)]
    names = [entry["name"] for entry in given["accounts"]]
    problems += [
        f"{name} is the name of two accounts" for name in sorted({each for each in names if names.count(each) > 1})
    ]
    if given["interval"] < SHORTEST_INTERVAL:
        problems.append(f"interval is {given['interval']}, below {SHORTEST_INTERVAL}")
    if not names:
        problems.append("accounts is empty")
    if problems:
        raise InputError(problems)
    return Options(accounts=tuple(accounts), cursor=given["cursor"], interval=given["interval"])


def _watched(entry: Mapping[str, Any], problems: list[str]) -> Iterator[Watched]:
    """One account; what is wrong with it goes to problems."""
    offered = watchable(entry["carrier"])
    by_default = [section for section in offered if section not in ON_REQUEST]
    sections = by_default if entry["watch"] is None else entry["watch"]
    wrong = [
        f"carrier {entry['carrier']} tells no {section}, only {' and '.join(offered)}"
        for section in sections
        if section not in offered
    ]
    amounts = Problems()
    below = read_amount(entry["balance_below"], (), ("balance_below",), amounts)
    wrong += map(str, amounts)
    try:
        if below is not None and "balance" not in sections:
            wrong.append("balance_below is given, and the balance is not watched")
        account = open_account({**entry, "lock_timeout": 0})
        if not wrong:
            yield Watched(
                name=entry["name"],
                account=account,
                sections=tuple(sections),
                balance_below=below,
                activations=tuple(entry["activations"]),
            )
    except InputError as error:
        wrong += map(str, error.problems)
    problems += [f"account {entry['name']}: {text}" for text in wrong]
