# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Modules, roles and the JSON schema agree on what a declaration may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from ansible_collections.dialtone.telecom.plugins.lookup import account
from tests.docs import contract
from tests.docs.argument_specs import facts
from tests.docs.documented import COLLECTION, ROLES
from tests.docs.schema import drift, entry_options, estate_schema
from tests.support.environment import CHECKOUT

#: The names of a role's variables, without the role's name, that hold what a declaration holds.
DECLARED = sorted(entry_options())


def entry_points(role: str) -> dict[str, dict[str, Any]]:
    """The options of each entry point of a role."""
    text = (CHECKOUT / "roles" / role / "meta" / "argument_specs.yml").read_text()
    return {name: spec.get("options", {}) for name, spec in yaml.safe_load(text)["argument_specs"].items()}


#: Has no default, not even null: an approval that was given and is empty is none, and is refused.
UNSET = {"estate_approved_plan"}


def role_defaults(role: str) -> dict[str, Any]:
    """The variables in a role's defaults."""
    defaults: dict[str, Any] = yaml.safe_load((CHECKOUT / "roles" / role / "defaults" / "main.yml").read_text())
    return defaults


def handed_over(role: str, module: str) -> set[str]:
    """The options with which a role calls a module."""
    tasks = yaml.safe_load((CHECKOUT / "roles" / role / "tasks" / "converge.yml").read_text())
    return {option for task in tasks for option in task.get(f"{COLLECTION}.{module}", {})}


@pytest.mark.parametrize("variable", DECLARED)
def test_the_schema_takes_what_the_modules_take(variable: str) -> None:
    schema = estate_schema()["properties"][f"estate_{variable}"]
    entry = schema.get("items", schema)
    assert list(drift(entry, entry_options()[variable], f"estate_{variable}")) == []


def test_the_schema_knows_the_roles_variables() -> None:
    assert set(estate_schema()["properties"]) == set(entry_points("estate")["main"])


def test_the_schema_knows_the_promised_keys() -> None:
    properties = estate_schema()["properties"]
    nested = [name.split(".") for name in contract.ROLE_VARIABLES["estate"] if "." in name]
    assert [name for name, key in nested if key not in properties[name]["properties"]] == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_the_promised_variables(role: str) -> None:
    promised = {name.split(".")[0] for name in contract.ROLE_VARIABLES[role]}
    assert promised - set(entry_points(role)["main"]) == set()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_documents_its_defaults(role: str) -> None:
    defaults = role_defaults(role)
    for options in entry_points(role).values():
        own = {name: option.get("default") for name, option in options.items() if name.startswith(f"{role}_")}
        required = {name for name, option in options.items() if option.get("required")}
        assert {name: defaults.get(name) for name in own} == own
        assert set(own) - required - set(defaults) == UNSET & set(own)


@pytest.mark.parametrize("role", ROLES)
def test_every_default_is_a_documented_variable(role: str) -> None:
    documented = {name for options in entry_points(role).values() for name in options}
    assert set(role_defaults(role)) - documented == set()


def test_the_schema_has_the_roles_defaults() -> None:
    properties = estate_schema()["properties"]
    told = {name: schema.get("default") for name, schema in properties.items() if name not in UNSET}
    assert told == role_defaults("estate")


def test_a_port_in_is_handed_over_with_every_option() -> None:
    assert handed_over("porting", "lnp_order") == {
        *contract.OPTIONS["lnp_order"],
        *("numbers_file", "budget", "expected_plan"),
    }


def test_numbers_are_handed_over_with_every_default() -> None:
    assert set(entry_options()["defaults"]) <= handed_over("numbers", "did_purchase")


def test_the_accounts_variables_are_those_promised() -> None:
    assert set(account.OPTIONS) == set(contract.ACCOUNT_VARIABLES)


def test_the_roles_entries_differ_nowhere() -> None:
    """A concern of its own role and the same in the whole estate."""
    estate: Mapping[str, Any] = facts(entry_points("estate")["main"])
    for role in set(ROLES) - {"estate"}:
        for name, told in facts(entry_points(role)["main"]).items():
            same = estate.get(f"estate_{name.removeprefix(f'{role}_')}")
            assert same in (None, told), name
