# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a controller counts as managed nodes: accounts, not numbers."""

from __future__ import annotations

from typing import Any

import jq
import yaml

from tests.support.customer import BLOCK, Customer
from tests.support.environment import CHECKOUT
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

QUERIES: dict[str, dict[str, str]] = yaml.safe_load((CHECKOUT / "extensions" / "audit" / "event_query.yml").read_text())


def nodes(module: str, result: dict[str, Any]) -> list[dict[str, Any]]:
    """What a controller makes of a task's result."""
    found: list[dict[str, Any]] = jq.compile(QUERIES[f"dialtone.telecom.{module}"]["query"]).input_value(result).all()
    return found


def test_every_module_that_works_on_an_account_is_counted() -> None:
    runtime = yaml.safe_load((CHECKOUT / "meta" / "runtime.yml").read_text())
    assert sorted(QUERIES) == sorted(f"dialtone.telecom.{module}" for module in runtime["action_groups"]["account"])


def test_an_account_is_one_node_whatever_it_owns(customer: Customer) -> None:
    customer.give(*BLOCK)
    read = nodes("number_info", customer.run("number_info"))
    routed = nodes("number_update", customer.run("number_update", numbers=BLOCK, **customer.there))
    assert read == routed
    assert read[0]["name"] == f"{customer.carrier} {customer.login}"
    assert read[0]["canonical_facts"]["account"] == customer.login
    assert customer.sandbox.accounts[customer.carrier]["api_key"] not in str(read)


def test_another_account_is_another_node_and_another_address_of_tcxc_is_not(sandbox: Sandbox) -> None:
    def facts(carrier: str, **more: str) -> Any:
        result = run_module("number_info", {**sandbox.options(carrier), **more})
        return nodes("number_info", result)[0]["canonical_facts"]

    strangers = {row["api"]: row for row in sandbox.accounts["more"]}
    login = {key: strangers["vitcom"][key] for key in ("account", "api_key")}
    elsewhere = sandbox.url.replace("127.0.0.1", "localhost")
    assert facts("tcxc") != facts("vitcom")
    assert facts("vitcom") != facts("vitcom", **login)
    assert facts("tcxc") == facts("tcxc", api_url=f"{elsewhere}/tcxc")
    assert facts("vitcom") != facts("vitcom", api_url=f"{elsewhere}/vitcom")


def test_an_account_without_a_login_is_known_by_its_address(sandbox: Sandbox) -> None:
    [node] = nodes("balance_info", run_module("balance_info", sandbox.options("smsbower")))
    assert node["canonical_facts"] == {"carrier": "smsbower", "api_url": sandbox.accounts["smsbower"]["api_url"]}


def test_a_result_without_options_counts_nothing() -> None:
    assert nodes("number_info", {"changed": False, "skipped": True}) == []
