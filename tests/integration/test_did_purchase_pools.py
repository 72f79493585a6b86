# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""did_purchase of pools: so many numbers that match, owned, moved or bought, on every carrier."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.customer import BLOCK, Customer, due, statuses
from tests.support.sandbox import WRITES

ONE, TWO, THREE, FOUR, FIVE = BLOCK[:5]


def own(customer: Customer, count: int, **params: Any) -> dict[str, Any]:
    """A pool of the block, routed here unless told otherwise."""
    return customer.buy(**{"count": count, "select": customer.select, **customer.here, **params})


def pool(customer: Customer, name: str, count: int, **more: Any) -> dict[str, Any]:
    return {"name": name, "count": count, "select": customer.select, **customer.here, **more}


def test_the_ladder_of_a_pool(customer: Customer) -> None:
    """Check, do, again; grow: check, do, again; shrink: check, do, again."""
    ladder = [
        ({"count": 2}, {"purchase"}, 2),
        ({"count": 4}, {"purchase"}, 4),
        ({"count": 0, "exact": True, "max_releases": 4}, {"release"}, 0),
    ]
    for params, actions, owned in ladder:
        checked = own(customer, check=True, **params)
        done = own(customer, **params)
        again = own(customer, **params)
        assert not any(result["failed"] for result in (checked, done, again)), done.get("msg")
        assert {kind for kind, _name in due(checked)} == actions
        assert done["plan"] == checked["plan"]
        assert (checked["changed"], done["changed"], again["changed"]) == (True, True, False)
        assert again["plan"] == []
        assert list(customer.owned().values()) == ["here"] * owned
    assert len(customer.bought()) == 4


def test_each_member_is_one_result_and_names_its_pool_in_the_plan(customer: Customer) -> None:
    customer.give(ONE)
    result = own(customer, 3, check=True)
    assert statuses(result) == {ONE: "ok", TWO: "planned", THREE: "planned"}
    assert [action["pool"] for action in result["plan"]] == ["pool", "pool"]


def test_check_mode_sends_no_write(customer: Customer) -> None:
    customer.give(ONE, TWO, routing="there")
    result = own(customer, 3, check=True, routed_elsewhere="move")
    assert due(result) == [("update", ONE), ("update", TWO), ("purchase", THREE)]
    assert not WRITES.intersection(customer.sandbox.calls())


def test_members_beyond_the_count_are_reported_and_left_alone(customer: Customer) -> None:
    customer.give(ONE, TWO, THREE)
    result = own(customer, 1)
    assert (result["failed"], result["changed"], result["surplus"]) == (False, False, [TWO, THREE])
    assert len(customer.owned()) == 3


def test_an_exact_pool_releases_its_surplus_within_the_guard(customer: Customer) -> None:
    customer.give(ONE, TWO, THREE)
    held = own(customer, 1, exact=True, max_releases=1)
    assert held["failed"]
    assert f"2 numbers would be released for good ({TWO}, {THREE}), max_releases is 1" in held["msg"]
    assert len(customer.owned()) == 3
    done = own(customer, 1, exact=True, max_releases=2)
    assert (done["failed"], set(customer.owned())) == (False, {ONE})
    assert own(customer, 1, exact=True)["changed"] is False


def test_explicit_numbers_never_count_for_a_pool(customer: Customer) -> None:
    customer.give(ONE)
    result = own(customer, 2, numbers=[ONE], check=True)
    assert due(result) == [("purchase", TWO), ("purchase", THREE)]
    gone = own(customer, 1, numbers=[{"number": ONE, "state": "absent"}], max_releases=1, check=True)
    assert due(gone) == [("purchase", TWO), ("release", ONE)]


def test_excluded_numbers_neither_count_nor_are_picked(customer: Customer) -> None:
    customer.give(ONE)
    result = own(customer, 2, exclude=[ONE, TWO], exact=True)
    assert (result["failed"], result["surplus"]) == (False, [])
    assert customer.owned() == dict.fromkeys([ONE, THREE, FOUR], "here")


def test_a_pool_that_finds_too_few_buys_nothing_and_tells_both_counts(customer: Customer) -> None:
    result = own(customer, 20)
    assert result["failed"]
    assert "the pool: it wants 20 numbers and lacks 20; the market has 12 that fit, 8 too few" in result["msg"]
    assert customer.sandbox.calls(writes=True) == []


def test_partial_takes_what_there_is(customer: Customer) -> None:
    for changed in (True, False):
        result = own(customer, 14, shortage="partial")
        assert (result["failed"], result["changed"]) == (False, changed)
        last = result["results"][-1]
        assert (last["name"], last["status"], last["missing"]) == ("pool", "skipped", 2)
    assert sorted(customer.bought()) == BLOCK


@pytest.mark.parametrize("count", [1, 2])
def test_numbers_that_point_elsewhere_stop_a_purchase(customer: Customer, count: int) -> None:
    customer.give(ONE, TWO, routing="there")
    result = own(customer, count)
    assert result["failed"]
    assert (
        f"the pool: it lacks {count} of {count}, but 2 owned numbers match its select and point elsewhere"
        in result["msg"]
    )
    assert "there" in result["msg"]
    assert "routed_elsewhere to move (route them here) or ignore (buy new ones)" in result["msg"]
    assert customer.sandbox.calls(writes=True) == []


def test_they_may_be_moved_here_first_the_lowest_number_first(customer: Customer) -> None:
    customer.give(ONE, TWO, THREE, routing="there")
    assert not own(customer, 2, routed_elsewhere="move")["failed"]
    assert customer.owned() == {ONE: "here", TWO: "here", THREE: "there"}
    assert customer.bought() == []


def test_they_may_be_ignored(customer: Customer) -> None:
    customer.give(ONE, routing="there")
    assert not own(customer, 2, routed_elsewhere="ignore")["failed"]
    assert customer.owned() == {ONE: "there", TWO: "here", THREE: "here"}


def test_a_budget_holds_for_all_numbers_and_pools_of_the_task(customer: Customer) -> None:
    pools = [pool(customer, "a", 2), pool(customer, "b", 2)]
    result = customer.buy(numbers=[ONE], pools=pools, budget={"setup": "4.99"}, **customer.here)
    assert result["failed"]
    assert "5.00" in result["msg"]
    assert customer.bought() == []
    assert not customer.buy(numbers=[ONE], pools=pools, budget={"setup": "5"}, **customer.here)["failed"]
    assert len(customer.bought()) == 5


def test_pools_of_a_task_share_owned_numbers_and_market(customer: Customer) -> None:
    customer.give(ONE, TWO)
    pools = [pool(customer, "a", 2), pool(customer, "b", 2, **customer.there)]
    first = customer.buy(pools=pools)
    assert not first["failed"], first["msg"]
    assert customer.owned() == {ONE: "here", TWO: "here", THREE: "there", FOUR: "there"}
    assert customer.buy(pools=pools)["plan"] == []


def test_two_pools_of_one_routing_never_count_a_number_twice(customer: Customer) -> None:
    customer.give(ONE)
    pools = [pool(customer, "a", 2), pool(customer, "b", 1)]
    result = customer.buy(pools=pools)
    assert (result["failed"], result["counts"]["ok"], result["counts"]["done"]) == (False, 1, 2)
    assert len(customer.owned()) == 3


def test_the_top_is_a_list_of_one(customer: Customer) -> None:
    result = own(customer, 1, pools=[pool(customer, "b", 1, **customer.there)], check=True)
    assert [action["pool"] for action in result["plan"]] == ["pool", "b"]


def test_two_pools_of_one_name_are_refused(customer: Customer) -> None:
    result = customer.buy(pools=[pool(customer, "a", 1), pool(customer, "a", 1)])
    assert "pool a is listed twice: pools[0] and pools[1]" in result["msg"]
    assert customer.sandbox.log() == []


def test_an_approved_plan_holds_though_other_members_are_picked(customer: Customer) -> None:
    approved = own(customer, 2, check=True)["plan"]
    customer.sell(ONE)
    result = own(customer, 2, expected_plan=approved)
    assert not result["failed"], result["msg"]
    assert set(customer.owned()) == {TWO, THREE}


def test_an_approved_plan_does_not_cover_another_count(customer: Customer) -> None:
    approved = own(customer, 2, check=True)["plan"]
    result = own(customer, 3, expected_plan=approved)
    assert "the plan is not the expected one: not approved: purchase number for the pool" in result["msg"]
    assert customer.sandbox.calls(writes=True) == []


def test_a_converged_pool_is_only_read(customer: Customer) -> None:
    customer.give(*BLOCK)
    result = own(customer, len(BLOCK))
    assert (result["changed"], result["api_calls"]["write"]) == (False, 0)
    assert result["api_calls"]["read"] <= 4


def test_an_empty_selection_is_refused(customer: Customer) -> None:
    result = own(customer, 1, select={})
    assert "a pool needs a select that is not empty" in result["msg"]
    assert customer.sandbox.log() == []


def test_the_cheapest_numbers_are_bought_first(tcxc: Customer) -> None:
    tcxc.sandbox.control("market", {"api": "tcxc", "price": {FIVE[1:]: "0.10", THREE[1:]: "0.20"}})
    result = own(tcxc, 3)
    assert [name for _kind, name in due(result)] == [FIVE, THREE, ONE]
    assert result["cost"] == {"setup": "3.0000", "monthly": "2.8000"}


def test_a_price_cap_binds_buying_and_not_membership(tcxc: Customer) -> None:
    tcxc.give(ONE)
    tcxc.sandbox.control("market", {"api": "tcxc", "price": {FIVE[1:]: "0.10"}})
    result = own(tcxc, 2, select={**tcxc.select, "max_monthly": "1.00"})
    assert (result["failed"], set(tcxc.owned())) == (False, {ONE, FIVE})
    short = own(tcxc, 3, select={**tcxc.select, "max_monthly": "1.00"})
    assert "10 others do not: price over max_setup or max_monthly" in short["msg"]


def test_an_owned_number_goes_to_the_pool_that_cannot_be_bought_for(tcxc: Customer) -> None:
    tcxc.give(ONE)
    pools = [pool(tcxc, "wide", 1), pool(tcxc, "narrow", 1, select={"prefix": ONE[1:]})]
    result = tcxc.buy(pools=pools)
    assert (result["failed"], due(result)) == (False, [("purchase", TWO)])


def test_a_country_that_there_is_not_is_refused_before_any_request(tcxc: Customer) -> None:
    result = own(tcxc, 1, select={"country": "UK"})
    assert "select: country 'UK' is no two-letter country code" in result["msg"]
    assert tcxc.sandbox.log() == []
