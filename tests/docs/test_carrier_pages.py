# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Each carrier has a page, and what it says of the carrier is what the code knows of it."""

from __future__ import annotations

import ast
import re

import pytest
import yaml

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from tests.docs.argument_specs import argument_spec
from tests.docs.documented import COLLECTION, MODULES
from tests.docs.state import CARRIER_OPTIONS
from tests.support.environment import CHECKOUT

ROW = re.compile(r"^   \* - ``(\w+)``\n     - ((?:.*#module`,?\n\s+)+)", re.MULTILINE)


def page(carrier: str) -> str:
    """The text of a carrier's page."""
    return (CHECKOUT / "docs" / "docsite" / "rst" / f"carrier_{carrier}.rst").read_text()


def told(carrier: str) -> dict[str, set[str]]:
    """The modules by capability in the table of a page."""
    return {name: set(re.findall(r"telecom\.(\w+)#module", modules)) for name, modules in ROW.findall(page(carrier))}


def fragments(module: str) -> set[str]:
    """The documentation fragments of a module: one has the name of the capability that it asks for."""
    tree = ast.parse((CHECKOUT / "plugins" / "modules" / f"{module}.py").read_text())
    text = next(ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign))
    return {name.removeprefix(f"{COLLECTION}.") for name in yaml.safe_load(text)["extends_documentation_fragment"]}


def known(carrier: str) -> dict[str, set[str]]:
    """The modules by capability, as the registry and the modules have it."""
    modules = {name for name in MODULES if carrier in argument_spec(name)["carrier"]["choices"]}
    return {
        capability: {name for name in modules if capability in fragments(name)}
        for capability in CARRIERS[carrier].capabilities
    }


@pytest.mark.parametrize("carrier", CARRIERS)
def test_the_table_has_every_capability_with_its_modules(carrier: str) -> None:
    assert told(carrier) == known(carrier)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_module_of_the_carrier_is_in_the_table(carrier: str) -> None:
    able = {name for name in MODULES if carrier in argument_spec(name)["carrier"]["choices"]}
    assert set().union(*told(carrier).values()) == able


@pytest.mark.parametrize("carrier", CARRIERS)
def test_addresses_and_times_are_those_of_the_registry(carrier: str) -> None:
    own = CARRIERS[carrier]
    urls = {url for url in (own.url, *own.ways.values()) if url}
    assert set(re.findall(r"``(https://[^`]+)``", page(carrier))) == urls
    assert f"A request may take {own.timeout:g} s" in page(carrier)


@pytest.mark.parametrize("carrier", CARRIER_OPTIONS)
def test_every_option_of_one_carrier_alone_is_named_on_its_page(carrier: str) -> None:
    options = {option.removeprefix("select.") for option in CARRIER_OPTIONS[carrier]} - {"planned_trunk_groups"}
    assert {option for option in options if not re.search(rf"``(?:\w+\.)?{option}\b", page(carrier))} == set()


def test_every_carrier_has_a_page() -> None:
    pages = {path.stem.removeprefix("carrier_") for path in (CHECKOUT / "docs" / "docsite" / "rst").glob("carrier_*")}
    assert pages == set(CARRIERS)
