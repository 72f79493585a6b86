# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The events that are documented are those that there are, and the examples are arguments that the source takes."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest
import yaml

from ansible_collections.dialtone.telecom.plugins.plugin_utils.events.options import SPEC, options_of
from tests.support.environment import CHECKOUT

SOURCE = CHECKOUT / "extensions" / "eda" / "plugins" / "event_source" / "telecom.py"
PAGE = (CHECKOUT / "docs" / "docsite" / "rst" / "events.rst").read_text()
RULEBOOK = (CHECKOUT / "extensions" / "eda" / "rulebooks" / "telecom.yml").read_text()
CODE = (CHECKOUT / "plugins" / "plugin_utils" / "events" / "changes.py").read_text()
#: Activations move to any of their states.
TYPES = {*re.findall(r'"((?:numbers|port_in|order|balance|calls|un?readable|readable)_?[a-z_]*)"', CODE)} - {
    *("numbers", "port_ins", "order_id", "orders", "balance", "calls"),
}
STATES = {f"activation_{state}" for state in ("received", "another", "completed", "cancelled")}


def documentation(name: str) -> Any:
    """A documentation block of the source."""
    [block] = [
        node.value.value
        for node in ast.parse(SOURCE.read_text()).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and ast.unparse(node.targets[0]) == name
    ]
    return yaml.safe_load(str(block))


def test_every_event_is_documented() -> None:
    told = "\n".join(documentation("DOCUMENTATION")["description"])
    assert {*re.findall(r"C\(([a-z]+_[a-z_]+|unreadable)\)", told)} - {
        "order_id",
        "foc_date",
        "activation_id",
    } == TYPES | STATES
    assert [kind for kind in TYPES | STATES if f"``{kind}``" not in PAGE] == []


def test_rules_ask_for_events_that_there_are() -> None:
    [play] = yaml.safe_load(RULEBOOK)
    asked = {kind for rule in play["rules"] for kind in re.findall(r'"([a-z_]+)"', rule["condition"])}
    assert asked <= TYPES | STATES
    assert len(asked) > 5


def test_every_argument_is_documented() -> None:
    options = documentation("DOCUMENTATION")["options"]
    assert set(options) == set(SPEC)
    assert {name for name, option in options.items() if option.get("required")} == {"accounts", "cursor"}
    told = " ".join(options["accounts"]["description"])
    assert [name for name in SPEC["accounts"]["options"] if f"C({name})" not in told] == []


@pytest.mark.parametrize("source", ["page", "plugin"])
def test_the_examples_are_arguments_that_the_source_takes(source: str) -> None:
    blocks = re.findall(r"^   - name: Watch.*?(?=^\S)", PAGE, re.MULTILINE | re.DOTALL)
    plays = yaml.safe_load(blocks[0])
    given = plays[0]["sources"][0] if source == "page" else documentation("EXAMPLES")[0]
    taken = options_of(given["dialtone.telecom.telecom"])
    assert taken.accounts[0].name == "acme_voice"
