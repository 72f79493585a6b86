# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The argument specs that the modules really hand to AnsibleModule, and the same facts of any other description."""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

from ansible.module_utils.basic import AnsibleModule

from tests.docs.documented import ACTIONS
from tests.support.modules import PACKAGE, run_module

ACTION_PACKAGE = PACKAGE.replace(".modules", ".action")


class _SeenError(BaseException):
    """Carries the argument spec out of a module that was about to start."""


@functools.cache
def argument_spec(module: str) -> dict[str, Any]:
    """The spec of a module, taken at the moment when the module hands it over; that of an action as it stands there."""
    if module in ACTIONS:
        action: dict[str, Any] = importlib.import_module(f"{ACTION_PACKAGE}.{module}").SPEC
        return action

    def take(_module: AnsibleModule, *, argument_spec: dict[str, Any], **_rules: Any) -> None:
        raise _SeenError(argument_spec)

    with patch.object(AnsibleModule, "__init__", take):
        try:
            importlib.import_module(f"{PACKAGE}.{module}").main()
        except _SeenError as seen:
            spec: dict[str, Any] = seen.args[0]
            return spec
    raise AssertionError(f"{module} makes no AnsibleModule")


def facts(options: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What argument specs, DOCUMENTATION and roles' argument_specs all say of options, in one shape."""
    return {name: _option_facts(option) for name, option in options.items()}


def _option_facts(option: Mapping[str, Any]) -> dict[str, Any]:
    below = option.get("options") or option.get("suboptions") or {}
    told = {key: option[key] for key in ("type", "default", "elements", "choices", "aliases") if option.get(key)}
    told |= {"default": option["default"]} if option.get("default") is not None else {}
    told |= {"required": True} if option.get("required") else {}
    return {"type": "str", **told} | ({"options": facts(below)} if below else {})


def option_names(options: Mapping[str, Any], prefix: str = "") -> set[str]:
    """The names of options, those inside others with a dotted path."""
    names = set()
    for name, option in options.items():
        below = option.get("options") or option.get("suboptions") or {}
        names |= {prefix + name, *option_names(below, f"{prefix}{name}.")}
    return names


def environment_fallbacks(options: Mapping[str, Any]) -> dict[str, list[str]]:
    """The environment variables that stand in for options."""
    return {name: list(option["fallback"][1]) for name, option in options.items() if "fallback" in option}


@functools.cache
def entry_keys(module: str) -> frozenset[str]:
    """The keys that an entry of ``numbers`` may hold, as the module names them when it meets a wrong one."""
    account = {"carrier": "vitcom", "account": "1", "api_key": "key", "api_url": "http://127.0.0.1:9/"}
    wrong = {"number": "+12062190001", "zzzzzzzzzz": "1"}
    told = re.search(r"known are (.*)", run_module(module, {**account, "numbers": [wrong]})["msg"])
    assert told is not None
    return frozenset(told[1].split(", "))
