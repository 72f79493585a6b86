# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""DOCUMENTATION, fragments included, says what the argument specs say."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.docs.argument_specs import argument_spec, environment_fallbacks, facts
from tests.docs.documented import ACTIONS, MODULES, modules


def named_variables(option: dict[str, Any]) -> list[str]:
    """The environment variables that an option's description names."""
    return re.findall(r"E\((\w+)\)", "\n".join(option["description"]))


@pytest.mark.parametrize("module", [*MODULES, *ACTIONS])
def test_options_are_documented_as_they_are(module: str) -> None:
    assert facts(modules()[module].options) == facts(argument_spec(module))


@pytest.mark.parametrize("module", MODULES)
def test_environment_variables_are_documented(module: str) -> None:
    documented = {name: named_variables(option) for name, option in modules()[module].options.items()}
    named = {name: variables for name, variables in documented.items() if variables}
    assert named == environment_fallbacks(argument_spec(module))


@pytest.mark.parametrize("module", [*MODULES, *ACTIONS])
def test_everything_has_examples(module: str) -> None:
    assert any(f"dialtone.telecom.{module}" in task for task in modules()[module].examples)


@pytest.mark.parametrize("key", ["account", "no_access", "counts", "notes"])
def test_what_all_return_is_told_in_the_same_words(key: str) -> None:
    told = {str(docs[key]) for module in MODULES if key in (docs := modules()[module].returns)}
    assert len(told) == 1
