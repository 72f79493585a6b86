# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Desired and observed numbers to a plan: explicit ones, and what holds for the whole plan."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Purchase
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.open_order import Adoption, OpenOrder
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import NO_MARKET, Market, NumbersWish
from tests.support.numbers import (
    HERE,
    ONE,
    THERE,
    THREE,
    TWO,
    due,
    holdings,
    market,
    offer,
    owned,
    planned,
    pool,
    wanted,
)

NOTHING = holdings()


def test_a_number_for_sale_is_bought_with_its_routing_by_who_pays() -> None:
    wish = NumbersWish(numbers=wanted(ONE, billing_account="2"))
    (action,) = planned(wish, NOTHING, market(offer(ONE, "2.1944", "1.0000"))).actions
    assert isinstance(action, Purchase)
    assert action.as_dict() == {
        "action": "purchase",
        "resource": "number",
        "name": ONE,
        "before": None,
        "after": {"contact": "sip:12062190001@here.example.com", "billing_account": "2"},
        "cost": {"setup": "1.0000", "monthly": "2.1944"},
    }


def test_an_owned_number_that_points_here_needs_nothing() -> None:
    plan = planned(NumbersWish(numbers=wanted(ONE)), holdings(owned(ONE)), NO_MARKET)
    assert plan.actions == ()
    assert [(item.name, item.status) for item in plan.items] == [(ONE, "ok")]


def test_an_owned_number_that_points_elsewhere_is_updated() -> None:
    plan = planned(NumbersWish(numbers=wanted(ONE)), holdings(owned(ONE, THERE)), NO_MARKET)
    (action,) = plan.actions
    assert action.before == {"contact": "sip:12062190001@there.example.com"}
    assert action.after == {"contact": "sip:12062190001@here.example.com"}
    assert plan.cost == Cost()


def test_an_owned_number_whose_documents_are_open_is_pending() -> None:
    plan = planned(NumbersWish(numbers=wanted(ONE)), holdings(owned(ONE, status="pending")), NO_MARKET)
    assert (plan.items[0].status, plan.problems) == ("pending", ())


def test_a_number_in_a_port_in_is_pending_and_names_the_order() -> None:
    (item,) = planned(NumbersWish(numbers=wanted(ONE)), holdings(coming={ONE: "88"}), NO_MARKET).items
    assert (item.status, item.facts) == ("pending", {"number": ONE, "order_id": "88"})


def test_all_numbers_that_are_not_to_be_had_are_named_at_once() -> None:
    plan = planned(NumbersWish(numbers=wanted(ONE, TWO, THREE)), NOTHING, market(offer(TWO)))
    assert [problem.split(":")[0] for problem in plan.problems] == [ONE, THREE]
    assert [item.status for item in plan.items] == ["failed", "ok", "failed"]


def test_partial_skips_what_is_not_to_be_had() -> None:
    plan = planned(NumbersWish(numbers=wanted(ONE, TWO), partial=True), NOTHING, market(offer(TWO)))
    assert (plan.problems, due(plan)) == ((), [("purchase", TWO)])
    assert plan.items[0].status == "skipped"
    assert "not for sale" in str(plan.items[0].error)


def test_what_the_carrier_does_not_sell_is_told_in_its_words() -> None:
    problems = Problem((), ("contact",), "is required"), Problem((), (), "it is sold to nobody")
    plan = planned(NumbersWish(numbers=wanted(ONE)), NOTHING, market(offer(ONE)), *problems)
    assert plan.problems == (f"{ONE}: contact is required; it is sold to nobody",)


def test_documents_may_be_refused() -> None:
    wish = NumbersWish(numbers=wanted(ONE), refuse_verification=True)
    assert "KYC" in planned(wish, NOTHING, market(offer(ONE, verification_required=True))).problems[0]
    assert not planned(wish, NOTHING, market(offer(ONE, verification_required=False))).problems


def test_a_release_saves_its_monthly_price() -> None:
    wish = NumbersWish(numbers=wanted(ONE, TWO, absent=True), max_releases=1)
    plan = planned(wish, holdings(owned(ONE)), NO_MARKET)
    (action,) = plan.actions
    assert (action.action, action.after, action.before) == ("release", None, owned(ONE).routing)
    assert plan.cost.as_dict() == {"setup": "0", "monthly": "-1.00"}
    assert [item.status for item in plan.items] == ["ok", "ok"]


def test_more_releases_than_allowed_stop_everything_and_are_named() -> None:
    wish = NumbersWish(numbers=(*wanted(ONE, TWO, absent=True), *wanted(THREE)), max_releases=1)
    (problem,) = planned(wish, holdings(owned(ONE), owned(TWO)), market(offer(THREE))).problems
    assert f"2 numbers would be released for good ({ONE}, {TWO}), max_releases is 1" in problem
    assert "Set max_releases to 2" in problem


def test_one_number_is_told_as_one() -> None:
    wish = NumbersWish(numbers=wanted(ONE, absent=True), max_releases=0)
    (problem,) = planned(wish, holdings(owned(ONE)), NO_MARKET).problems
    assert problem.startswith(f"1 number would be released for good ({ONE}), max_releases is 0")


@pytest.mark.parametrize(("setup", "monthly", "fits"), [("2", "3", True), ("1.99", "3", False), ("2", "2.9", False)])
def test_a_budget_holds_for_the_sum(setup: str, monthly: str, fits: bool) -> None:
    wish = NumbersWish(numbers=wanted(ONE, TWO), budget=Cost(Decimal(setup), Decimal(monthly)))
    plan = planned(wish, NOTHING, market(offer(ONE, "1.00", "1"), offer(TWO, "2.00", "1")))
    assert (plan.problems == ()) is fits


def test_a_budget_that_is_exceeded_is_told_with_both_sums() -> None:
    wish = NumbersWish(numbers=wanted(ONE), budget=Cost(Decimal(0), Decimal("0.5")))
    (problem,) = planned(wish, NOTHING, market(offer(ONE, "1.00", "0.25"))).problems
    assert "setup 0.25 (budget 0) and monthly 1.00 (budget 0.5). Nothing was bought" in problem


def test_what_a_release_saves_does_not_raise_the_budget() -> None:
    wish = NumbersWish(
        numbers=(*wanted(ONE, absent=True), *wanted(TWO)), max_releases=1, budget=Cost(None, Decimal("1.50"))
    )
    assert planned(wish, holdings(owned(ONE)), market(offer(TWO, "2.00"))).problems


def test_what_cannot_be_taken_back_comes_last() -> None:
    first = OpenOrder(id="7", rows={"+12062190004": offer("+12062190004")}, amount=None, trunk_group=None)
    wish = NumbersWish(
        numbers=(*wanted(ONE, absent=True), *wanted(TWO, THREE), *wanted("+12062190004")), max_releases=1
    )
    held = holdings(owned(ONE), owned(THREE, THERE), open_orders=(first,))
    kinds = [action.action for action in planned(wish, held, market(offer(TWO))).actions]
    assert kinds == ["update", "adopt", "purchase", "release"]


def test_an_adoption_bears_its_share_of_the_orders_amount() -> None:
    order = OpenOrder(id="7", rows={ONE: offer(ONE), TWO: offer(TWO)}, amount=Decimal("0.25"), trunk_group="main")
    wish = NumbersWish(numbers=wanted(ONE, TWO, routing={"trunk_group": "main"}))
    plan = planned(wish, holdings(open_orders=(order,)), NO_MARKET)
    first, second = plan.actions
    assert isinstance(first, Adoption)
    assert (first.order_id, first.after) == ("7", {"trunk_group": "main", "order_id": "7"})
    assert (first.cost.setup, second.cost.setup) == (Decimal("0.13"), Decimal("0.12"))
    assert plan.cost.as_dict() == {"setup": "0.25", "monthly": None}


def test_an_order_without_amount_tells_no_share() -> None:
    order = OpenOrder(id="7", rows={ONE: offer(ONE)}, amount=None, trunk_group=None)
    plan = planned(NumbersWish(numbers=wanted(ONE)), holdings(open_orders=(order,)), NO_MARKET)
    assert (due(plan), plan.actions[0].cost.setup) == ([("adopt", ONE)], None)


def test_an_adoption_counts_against_the_budget() -> None:
    order = OpenOrder(id="7", rows={ONE: offer(ONE)}, amount=Decimal(9), trunk_group=None)
    wish = NumbersWish(numbers=wanted(ONE), budget=Cost(Decimal(8), None))
    assert "setup 9.00 (budget 8)" in planned(wish, holdings(open_orders=(order,)), NO_MARKET).problems[0]


def test_a_number_in_somebody_elses_order_names_that_order() -> None:
    order = OpenOrder(id="7", rows={ONE: offer(ONE), THREE: offer(THREE)}, amount=None, trunk_group=None)
    plan = planned(NumbersWish(numbers=wanted(ONE)), holdings(open_orders=(order,)), market(offer(ONE)))
    assert f"held by the unprocessed order 7 together with {THREE}, which costs nothing yet." in plan.problems[0]
    assert f"Ask for it together with {THREE}, and the order is processed; or have the carrier" in plan.problems[0]


def test_a_number_that_vanished_lately_is_not_bought_again_though_for_sale() -> None:
    held = holdings(vanished={ONE: "order 7 was paid for, and the number is not there"})
    plan = planned(NumbersWish(numbers=wanted(ONE)), held, market(offer(ONE)))
    assert plan.actions == ()
    assert plan.problems == (f"{ONE}: order 7 was paid for, and the number is not there",)


def test_a_number_in_an_order_for_another_trunk_group_names_that() -> None:
    order = OpenOrder(id="7", rows={ONE: offer(ONE)}, amount=None, trunk_group="other")
    wish = NumbersWish(numbers=wanted(ONE, routing={"trunk_group": "main"}))
    plan = planned(wish, holdings(open_orders=(order,)), NO_MARKET)
    assert (
        "order 7 for trunk group other, which costs nothing yet. Ask for it for trunk group other" in plan.problems[0]
    )


def test_why_a_number_may_not_show_is_told_where_the_market_knows() -> None:
    (plain,) = planned(NumbersWish(numbers=wanted(ONE)), NOTHING, NO_MARKET).problems
    assert "sold to somebody else, or not offered by this carrier. Choose another number" in plain
    (told,) = planned(NumbersWish(numbers=wanted(ONE)), NOTHING, Market(reserves=True)).problems
    assert "not offered by this carrier, or still reserved (by another system" in told


def test_what_is_to_be_told_of_the_account_is_a_warning_of_the_plan() -> None:
    held = holdings(owned(ONE), warnings=("order 7 was paid for",))
    assert planned(NumbersWish(numbers=wanted(ONE)), held, NO_MARKET).warnings == ("order 7 was paid for",)


def test_the_order_of_the_results_is_the_order_of_the_wish() -> None:
    wish = NumbersWish(numbers=wanted(THREE, ONE), pools=(pool(1, "b"), pool(1, "a")))
    plan = planned(wish, holdings(owned(ONE)), market(offer(THREE), offer(TWO), offer("+12062190004"), pools="ab"))
    assert [item.name for item in plan.items][:2] == [THREE, ONE]
    assert [item.action.pool for item in plan.items[2:] if item.action] == ["b", "a"]


def test_facts_of_an_offer_are_told_before_it_is_bought() -> None:
    (item,) = planned(NumbersWish(numbers=wanted(ONE, routing=HERE)), NOTHING, market(offer(ONE, "2.5"))).items
    assert (item.facts["id"], item.facts["monthly_fee"]) == ("id12062190001", "2.5")
