# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""order_info against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

WEST: dict[str, Any] = {"title": "West", "primary": {"ip": "203.0.113.10"}, "billing_type": "metered"}
READINGS = [
    {"trailing_commas": True},
    {"number_digits": "11"},
    {"payload_key": "data"},
    {"error_style": "error_key_200"},
]


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("order_info", sandbox.options("vitcom") | options, check=check)


@pytest.fixture
def bought(sandbox: Sandbox) -> Sandbox:
    """The sandbox after two numbers were bought in one order."""
    run_module("trunk_group", sandbox.options("vitcom") | WEST)
    pool = {"count": 2, "select": {"state": "WA"}, "trunk_group": "West"}
    assert run_module("did_purchase", sandbox.options("vitcom") | pool)["changed"]
    return sandbox


@pytest.mark.parametrize("check", [False, True])
def test_an_order_is_told_with_numbers_costs_and_trunk_group(bought: Sandbox, check: bool) -> None:
    (order,) = run(bought, check=check)["orders"]
    (row,) = bought.state()["vitcom"]["orders"]
    assert order["numbers"] == [f"+1{number}" for number in row["numbers"]]
    assert (order["order_id"], order["amount"]) == (str(row["orderno"]), row["amount"])
    assert (order["trunk_group"], order["trunk_group_id"]) == ("West", str(row["trunk"]))
    assert (order["category"], order["did_type"], order["sessions"]) == ("landline", "metered", 0)
    assert order["date"] == row["date"].replace(" ", "T")


def test_one_order_is_asked_for_by_its_id(bought: Sandbox) -> None:
    order_id = run(bought)["orders"][0]["order_id"]
    assert [order["order_id"] for order in run(bought, order_id=f" {order_id} ")["orders"]] == [order_id]
    asked = [row["params"].get("orderId") for row in bought.log() if row["call"] == "get_new_orders"]
    assert asked[-1] == order_id


@pytest.mark.parametrize("reading", READINGS)
def test_an_id_that_is_none_lists_nothing(bought: Sandbox, reading: dict[str, Any]) -> None:
    bought.control("readings", reading)
    assert run(bought, order_id="1")["orders"] == []
    assert len(run(bought)["orders"][0]["numbers"]) == 2


def test_no_order_asks_for_no_trunk_group(sandbox: Sandbox) -> None:
    result = run(sandbox)
    assert (result["orders"], result["changed"], sandbox.calls()) == ([], False, ["get_new_orders"])


def test_an_empty_id_is_refused_before_any_request(sandbox: Sandbox) -> None:
    assert "order_id is empty" in run(sandbox, order_id=" ")["msg"]
    assert not sandbox.calls()


def test_a_wrong_token_is_no_empty_list(sandbox: Sandbox) -> None:
    assert "does not accept the credentials" in run(sandbox, api_key="wrong", order_id="1")["msg"]
