# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""did_purchase on vitcom: orders, trunk groups, numbers that go to somebody else, and the price told at ordering."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.customer import BLOCK, Customer, due, statuses

ONE, TWO, THREE, FOUR = BLOCK[:4]


def own(customer: Customer, *numbers: str, **params: Any) -> dict[str, Any]:
    return customer.buy(numbers=list(numbers), retries=1, **{**customer.here, **params})


def test_thirty_numbers_of_a_pool_cost_at_most_four_writes(vitcom: Customer) -> None:
    pool = {"count": 30, "select": {"state": "WA"}, **vitcom.here}
    result = vitcom.buy(**pool)
    assert (result["failed"], result["counts"]["done"]) == (False, 30)
    assert result["api_calls"]["write"] <= 4
    again = vitcom.buy(**pool)
    assert (again["changed"], again["api_calls"]["write"]) == (False, 0)
    assert again["api_calls"]["read"] <= 5


def test_a_title_of_a_trunk_group_wins_over_an_id(vitcom: Customer) -> None:
    rows = {row["title"]: str(row["id"]) for row in vitcom.sandbox.state()["vitcom"]["trunk_groups"]}
    own(vitcom, ONE, trunk_group=rows["there"])
    assert vitcom.owned() == {ONE: "there"}
    assert own(vitcom, ONE, trunk_group="there")["changed"] is False


def test_without_a_trunk_group_nothing_is_bought(vitcom: Customer) -> None:
    result = vitcom.buy(number=ONE)
    assert f"{ONE}: trunk_group is required to buy on vitcom" in result["msg"]
    pool = vitcom.buy(count=2, select=vitcom.select)["msg"]
    assert "nothing can be bought for it: trunk_group is required to buy on vitcom. Give that" in pool
    assert "widen" not in pool.lower()
    assert vitcom.sandbox.calls(writes=True) == []


def test_a_trunk_group_that_an_earlier_task_would_create_counts_in_check_mode(vitcom: Customer) -> None:
    planned: dict[str, Any] = {"trunk_group": "soon", "planned_trunk_groups": ["soon"]}
    checked = vitcom.buy(check=True, numbers=[ONE], **planned)
    assert (checked["failed"], due(checked)) == (False, [("purchase", ONE)])
    assert vitcom.buy(numbers=[ONE], **planned)["failed"]
    assert vitcom.sandbox.calls(writes=True) == []


def test_what_vitcom_cannot_promise_is_refused_before_any_request(vitcom: Customer) -> None:
    select = {"state": "WA", "max_setup": "1", "prefer": "cheapest"}
    result = vitcom.buy(count=1, select=select, budget={"monthly": "1"}, contact="sip:a.example")
    for words in (
        "budget.monthly: this carrier tells no monthly price",
        "max_setup and max_monthly: this carrier tells no price",
        "prefer is 'cheapest'; lowest_number is possible",
        "contact is no option of carrier vitcom",
    ):
        assert words in result["msg"]
    assert vitcom.sandbox.log() == []


def test_an_order_over_the_budget_is_not_processed(vitcom: Customer) -> None:
    result = own(vitcom, ONE, TWO, THREE, budget={"setup": "2.99"})
    assert result["failed"]
    assert "2.99" in result["msg"]
    assert "process_order" not in vitcom.sandbox.calls()
    assert vitcom.bought() == []


@pytest.mark.usefixtures("impatient")
def test_an_order_that_was_cut_is_adopted_and_not_bought_again(vitcom: Customer) -> None:
    vitcom.sandbox.fault("process_order", "drop_before", times=9)
    assert own(vitcom, ONE)["failed"]
    vitcom.sandbox._http.delete(f"{vitcom.sandbox.url}/_sandbox/faults", timeout=20)
    checked = own_check(vitcom, ONE)
    assert due(checked) == [("adopt", ONE)]
    assert checked["cost"] == {"setup": "1.00", "monthly": None}
    assert statuses(own(vitcom, ONE)) == {ONE: "done"}
    assert vitcom.bought() == [ONE]
    assert vitcom.sandbox.calls().count("gen_order") == 1


def own_check(customer: Customer, *numbers: str) -> dict[str, Any]:
    return customer.buy(check=True, numbers=list(numbers), **customer.here)


@pytest.mark.usefixtures("impatient")
def test_what_open_orders_cost_leaves_less_of_the_budget(vitcom: Customer) -> None:
    own(vitcom, ONE, TWO, budget={"setup": "1.50"})
    result = own(vitcom, ONE, TWO, THREE, budget={"setup": "2.50"})
    assert statuses(result) == {ONE: "done", TWO: "done", THREE: "failed"}
    assert "over the budget: the numbers cost 1.00, of budget.setup 0.50 are left" in result["msg"]
    assert set(vitcom.owned()) == {ONE, TWO}


def test_an_explicit_number_sold_meanwhile_fails_and_the_others_go_on(vitcom: Customer) -> None:
    vitcom.sandbox.fault("reserve", "sold_meanwhile")
    result = own(vitcom, ONE, TWO)
    assert result["failed"]
    assert f"{ONE} (failed)" in result["msg"]
    assert "may have been sold or reserved by somebody else since the plan was made" in result["msg"]
    assert vitcom.owned() == {TWO: "here"}


def warned(result: dict[str, Any]) -> str:
    """The last warning."""
    return str(result["warnings"][-1])


def paid_and_never_brought(customer: Customer, *, days_ago: int) -> None:
    """An order of the first number is paid for while somebody else buys that."""
    customer.sandbox.control("clock", {"advance": -86400 * days_ago})
    customer.sandbox.fault("process_order", "sold_meanwhile")
    assert statuses(own(customer, ONE)) == {ONE: "unknown"}
    customer.sandbox.control("clock", {"advance": 86400 * days_ago})


@pytest.mark.usefixtures("impatient")
def test_what_was_paid_for_and_did_not_come_is_pending_and_blocks_nothing(vitcom: Customer) -> None:
    paid_and_never_brought(vitcom, days_ago=0)
    result = own(vitcom, ONE, TWO)
    assert (result["failed"], statuses(result)) == (False, {ONE: "pending", TWO: "done"})
    assert "the account's ledger shows that it was paid for on" in warned(result)
    pooled = vitcom.buy(count=3, select=vitcom.select, **vitcom.here)
    assert (pooled["failed"], statuses(pooled)) == (False, {ONE: "pending", TWO: "ok", THREE: "done"})
    assert vitcom.sandbox.calls().count("process_order") == 3


@pytest.mark.usefixtures("impatient")
def test_of_two_orders_of_one_amount_the_paid_one_is_told_once_the_other_is_paid_for(vitcom: Customer) -> None:
    """Till then the ledger, which names no order, has a debit for one of them."""
    wish: dict[str, Any] = {"numbers": [ONE, {"number": TWO, **vitcom.there}]}
    vitcom.sandbox.fault("process_order", "drop_before")
    vitcom.sandbox.fault("process_order", "sold_meanwhile")
    assert statuses(vitcom.buy(**wish, **vitcom.here, concurrency=1)) == {ONE: "unknown", TWO: "unknown"}
    told = vitcom.buy(**wish, **vitcom.here)
    assert statuses(told) == {ONE: "done", TWO: "failed"}
    assert "Run again: if it was paid for before, that run sees it in the account's ledger" in told["msg"]
    settled = vitcom.buy(**wish, **vitcom.here)
    assert (settled["failed"], settled["plan"], statuses(settled)) == (False, [], {ONE: "ok", TWO: "pending"})


@pytest.mark.usefixtures("impatient")
def test_what_was_paid_for_and_never_came_is_given_up_after_days(vitcom: Customer) -> None:
    paid_and_never_brought(vitcom, days_ago=3)
    result = own(vitcom, ONE)
    assert f"{ONE}: not for sale and not owned" in result["msg"]
    assert "It is given up: ask the carrier for the numbers or the money" in warned(result)
    assert statuses(vitcom.buy(count=2, select=vitcom.select, **vitcom.here)) == {TWO: "done", THREE: "done"}


@pytest.mark.usefixtures("impatient")
def test_a_pool_number_sold_meanwhile_is_replaced(vitcom: Customer) -> None:
    vitcom.sandbox.fault("bulkreserve", "sold_meanwhile")
    result = vitcom.buy(count=3, select=vitcom.select, **vitcom.here)
    assert not result["failed"], result["msg"]
    replaced = [(entry["name"], entry["instead_of"]) for entry in result["results"] if "instead_of" in entry]
    assert replaced == [(FOUR, ONE)]
    assert set(vitcom.owned()) == {TWO, THREE, FOUR}
