# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Whether the variables of the account come to anything: they may be fetched from a vault, or from a sandbox."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ansible.errors import AnsibleError

from ..module_utils.domain.problem import Problem
from ..module_utils.glue.declared_account import PREFIX

SANDBOX = "/_sandbox/"
REMEDY = "Is the sandbox carrier running there? ansible-playbook dialtone.telecom.sandbox starts it"


def resolved(
    templar: Any, variables: Mapping[str, Any], options: Iterable[str]
) -> tuple[dict[str, Any], list[Problem]]:
    """The account options that are set, by name, and why others come to nothing."""
    values: dict[str, Any] = {}
    problems = []
    for option in options:
        name = f"{PREFIX}{option}"
        try:
            # As a dictionary, for one that is omitted is left out.
            found = templar.template({name: variables.get(name)})
        except AnsibleError as error:
            problems.append(Problem((name,), (), _reason(error)))
        else:
            values[option] = found.get(name)
    return {option: value for option, value in values.items() if value is not None}, problems


def of_the_environment(option: str) -> str:
    """An account option where no variable gives it, as the modules take it; empty where it is not set there either."""
    return os.environ.get(f"DIALTONE_{option.upper()}", "")


def unresolved(templar: Any, variables: Mapping[str, Any], options: Iterable[str]) -> list[Problem]:
    """The first account variable that comes to nothing, with the reason: what it asks is asked once."""
    each = (resolved(templar, variables, [option])[1] for option in options)
    return next(filter(None, each), [])


def _reason(error: AnsibleError) -> str:
    """The words of the first cause that Ansible tells: all others say in which plugin it was met."""
    words = str([each.message for each in _causes(error)][-1]).strip()
    return f"{words}. {REMEDY}" if SANDBOX in words else words


def _causes(error: BaseException | None) -> Iterator[AnsibleError]:
    while error is not None:
        if isinstance(error, AnsibleError):
            yield error
        error = error.__cause__
