# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The modules keep what the public interface promises: option names, values, defaults, return keys."""

from __future__ import annotations

from typing import Any

import pytest

from tests.docs import contract
from tests.docs.argument_specs import argument_spec, entry_keys, environment_fallbacks, option_names
from tests.docs.documented import MODULES, modules


def option(module: str, path: str) -> dict[str, Any]:
    """One option of a module's argument spec by its dotted path."""
    first, *below = path.split(".")
    found: dict[str, Any] = argument_spec(module)[first]
    for name in below:
        found = found["options"][name]
    return found


def return_names(returns: dict[str, Any], prefix: str = "") -> set[str]:
    """The documented return keys, those of rows with a dotted path."""
    below = (return_names(value.get("contains") or {}, f"{prefix}{name}.") for name, value in returns.items())
    return {prefix + name for name in returns}.union(*below)


def test_every_module_is_promised() -> None:
    assert set(MODULES) <= set(contract.OPTIONS)


@pytest.mark.parametrize("module", MODULES)
def test_options(module: str) -> None:
    promised = {*contract.ACCOUNT, *contract.OPTIONS[module]}
    if not module.endswith("_info"):
        promised |= set(contract.RESOURCE)
    assert sorted(promised - option_names(argument_spec(module))) == []


@pytest.mark.parametrize("module", sorted(contract.ENTRY_KEYS))
def test_keys_of_an_entry_of_numbers(module: str) -> None:
    assert entry_keys(module) == contract.ENTRY_KEYS[module]


@pytest.mark.parametrize("module", sorted(contract.CHOICES))
def test_choices(module: str) -> None:
    promised = contract.CHOICES[module]
    assert {path: set(option(module, path)["choices"]) for path in promised} == promised


@pytest.mark.parametrize("module", sorted(contract.DEFAULTS))
def test_defaults(module: str) -> None:
    promised = contract.DEFAULTS[module]
    assert {path: option(module, path)["default"] for path in promised} == promised


@pytest.mark.parametrize("module", MODULES)
def test_environment_fallbacks(module: str) -> None:
    promised = {name: [variable] for name, variable in contract.FALLBACKS.items()}
    assert environment_fallbacks(argument_spec(module)) == promised


@pytest.mark.parametrize("module", MODULES)
def test_carriers(module: str) -> None:
    """The contract is with those that it names; others may come."""
    able = {carrier for carrier, modules in contract.CARRIERS.items() if module in modules}
    assert set(argument_spec(module)["carrier"]["choices"]) & contract.CARRIERS.keys() == able


@pytest.mark.parametrize("module", MODULES)
def test_return_keys(module: str) -> None:
    promised = {"api_calls", *contract.RETURNS.get(module, [])}
    if not module.endswith("_info"):
        promised |= set(contract.RESOURCE_RETURNS)
    assert sorted(promised - return_names(modules()[module].returns)) == []
