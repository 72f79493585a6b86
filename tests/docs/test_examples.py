# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Every example of every module runs with ansible-playbook against the sandbox, and returns what RETURN says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from tests.docs import contract, state
from tests.docs.documented import ACTIONS, COLLECTION, COMMON_RETURNS, MODULES, PLUGINS, modules
from tests.docs.examples import FAILING, Ran, carriers_of, examples_for, plugins_of, run_examples, shown_values
from tests.docs.returned import Reader
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


@pytest.fixture(scope="session", params=CARRIERS)
def carrier(request: pytest.FixtureRequest) -> str:
    """Each carrier."""
    return str(request.param)


@pytest.fixture(scope="session")
def all_ran(sandbox_process: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> list[Ran]:
    """All examples, and what came of them."""
    return run_examples(sandbox_process, tmp_path_factory.mktemp("examples"))


@pytest.fixture
def ran(carrier: str, all_ran: list[Ran]) -> list[Ran]:
    """All examples for a carrier, and what came of them."""
    return [each for each in all_ran if each.carrier == carrier]


def undocumented(module: str, carrier: str, result: dict[str, Any], *, failed: bool) -> list[str]:
    """What of a result is not as RETURN says."""
    own = {key: value for key, value in result.items() if key not in COMMON_RETURNS}
    documented = modules()[module].returns
    told = {key: docs for key, docs in documented.items() if key not in COMMON_RETURNS}
    return list(Reader(carrier, failed=failed).mismatches(own, told))


def none_of(offenders: Iterable[str]) -> None:
    """Fail with one line for each offender."""
    lines = sorted(set(offenders))
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def test_every_example_succeeds(ran: list[Ran]) -> None:
    wrong = [each for each in ran if (each.fate == "ok") is (each.task == FAILING)]
    none_of(f"{each.module}: {each.task}: {each.result.get('msg')}" for each in wrong)


def test_every_example_runs(ran: list[Ran], carrier: str) -> None:
    written = [len(examples_for(module, carrier)) for module in modules().values() if carrier in module.carriers]
    of_modules = [each for each in ran if each.module not in PLUGINS]
    assert len([each for each in of_modules if each.task != FAILING]) == sum(written)
    assert {each.module for each in ran if each.module in PLUGINS} == set(plugins_of(carrier))


def test_every_filter_and_lookup_has_its_examples_run() -> None:
    assert set(state.PLUGINS) == set(PLUGINS)


def test_filters_give_what_their_examples_say(ran: list[Ran], carrier: str) -> None:
    facts = {
        (each.module, name): str(value)
        for each in ran
        for name, value in each.result.get("ansible_facts", {}).items()
        if each.module in PLUGINS
    }
    shown = {(plugin, name): value for plugin in plugins_of(carrier) for name, value in shown_values(plugin).items()}
    assert facts == shown


def test_every_result_is_as_documented(ran: list[Ran], carrier: str) -> None:
    own = [each for each in ran if each.action == f"{COLLECTION}.{each.module}"]
    none_of(
        f"{each.module}: {problem}"
        for each in own
        for problem in undocumented(each.module, carrier, each.result, failed=each.fate != "ok")
    )


def test_every_read_example_finds_something(ran: list[Ran]) -> None:
    reading = [each for each in ran if each.module.endswith("_info") and each.action.startswith(COLLECTION)]
    found = {each: set(modules()[each].returns) - {"api_calls", "trace"} for each in {each.module for each in reading}}
    empty = [each for each in reading if not any(each.result.get(key) for key in found[each.module])]
    none_of(f"{each.module}: {each.task}" for each in empty)


@pytest.mark.parametrize("module", [*MODULES, *ACTIONS])
def test_every_example_has_a_carrier_and_every_carrier_an_example(module: str) -> None:
    documented = modules()[module]
    running = [carriers_of(documented, task) for task in documented.examples]
    assert all(running)
    # What another carrier takes may be shown by their examples: then no module is touched for it.
    assert set().union(*running) >= set(documented.carriers) & contract.CARRIERS.keys()


@pytest.mark.parametrize("module", MODULES)
def test_a_failure_is_as_documented(sandbox: Sandbox, module: str) -> None:
    documented = modules()[module]
    task = next(task for task in documented.examples if f"{COLLECTION}.{module}" in task)
    carrier = carriers_of(documented, task)[0]
    options = sandbox.options(carrier) | {"api_key": "not the right key"}
    result = run_module(module, {**options, **(task[f"{COLLECTION}.{module}"] or {})})
    assert result["failed"]
    none_of(undocumented(module, carrier, result, failed=True))
