# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Pools of a plan: who is picked, who is moved, what is surplus, and who may stand in for a number sold meanwhile."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Plan, Purchase
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.open_order import OpenOrder
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
CHEAP_LAST = (offer(ONE, "3"), offer(TWO, "2"), offer(THREE, "1"))


def bought(plan: Plan) -> list[str]:
    return [action.name for action in plan.actions if isinstance(action, Purchase)]


def test_the_cheapest_numbers_are_picked() -> None:
    assert bought(planned(NumbersWish(pools=(pool(2),)), NOTHING, market(*CHEAP_LAST))) == [THREE, TWO]


def test_setup_counts_with_the_first_month_and_then_the_number_decides() -> None:
    offers = (offer(THREE, "1", "1"), offer(TWO, "2", "0"), offer(ONE, "0.50", "2"))
    assert bought(planned(NumbersWish(pools=(pool(3),)), NOTHING, market(*offers))) == [TWO, THREE, ONE]


def test_price_caps_bind_buying_and_not_membership() -> None:
    select = Select(prefix="1206", max_monthly=Decimal("1.50"))
    wish = NumbersWish(pools=(pool(2, select=select),))
    plan = planned(wish, holdings(owned(ONE, monthly_fee=Decimal(9))), market(offer(TWO, "2"), offer(THREE, "1")))
    assert (due(plan), plan.problems) == ([("purchase", THREE)], ())


def test_excluded_explicit_and_owned_numbers_are_not_picked() -> None:
    wish = NumbersWish(numbers=wanted(ONE), pools=(pool(2),), exclude=frozenset({TWO}))
    offers = (offer(ONE, "1"), offer(TWO, "1"), offer(THREE, "9"), offer("+12062190009", "1"))
    assert bought(planned(wish, holdings(owned("+12062190009")), market(*offers))) == [ONE, THREE]


def test_too_few_for_sale_buys_nothing_and_tells_both_counts() -> None:
    (problem,) = planned(NumbersWish(pools=(pool(3),)), holdings(owned(ONE)), market(offer(TWO))).problems
    assert "pool p: it wants 3 numbers and lacks 2; the market has 1 that fit, 1 too few" in problem
    assert "set shortage to partial" in problem
    assert planned(NumbersWish(pools=(pool(1, "pool"),)), NOTHING, NO_MARKET).problems[0].startswith("the pool: it ")
    (item,) = planned(NumbersWish(pools=(pool(1),), partial=True), NOTHING, market()).items
    assert "Widen select or lower count" in str(item.error)


def test_a_shortage_tells_the_most_frequent_reason() -> None:
    offers = (offer(ONE, "9"), offer(TWO, "9"), offer(THREE, verification_required=True))
    wish = NumbersWish(pools=(pool(1, select=Select(prefix="1206", max_monthly=Decimal(1))),), refuse_verification=True)
    assert (
        "(2 others do not: price over max_setup or max_monthly)" in planned(wish, NOTHING, market(*offers)).problems[0]
    )


def test_partial_buys_what_there_is_and_counts_what_is_missing() -> None:
    plan = planned(NumbersWish(pools=(pool(3),), partial=True), NOTHING, market(offer(TWO)))
    assert (plan.problems, bought(plan)) == ((), [TWO])
    last = plan.items[-1]
    assert (last.name, last.status, last.facts) == ("p", "skipped", {"missing": 2})


def test_numbers_that_point_elsewhere_stop_a_purchase() -> None:
    plan = planned(NumbersWish(pools=(pool(2),)), holdings(owned(ONE), owned(TWO, THERE)), market(offer(THREE)))
    assert bought(plan) == []
    (problem,) = plan.problems
    assert "pool p: it lacks 1 of 2, but 1 owned numbers match its select and point elsewhere" in problem
    assert "sip:12062190002@there.example.com" in problem
    assert "routed_elsewhere to move (route them here) or ignore (buy new ones)" in problem


def test_numbers_that_point_elsewhere_do_not_matter_when_nothing_lacks() -> None:
    plan = planned(NumbersWish(pools=(pool(1),)), holdings(owned(ONE), owned(TWO, THERE)), NO_MARKET)
    assert (plan.actions, plan.problems) == ((), ())


def test_passwords_do_not_show_where_numbers_point() -> None:
    elsewhere = owned(ONE, {"smpp_contact": "smpp:me:hush:1@h.example:2776"})
    (problem,) = planned(NumbersWish(pools=(pool(1),)), holdings(elsewhere), market(offer(TWO))).problems
    assert "smpp:me:********:1@h.example" in problem


def test_they_may_be_moved_here_first() -> None:
    wish = NumbersWish(pools=(pool(3, routed_elsewhere="move"),))
    plan = planned(wish, holdings(owned(ONE), owned(TWO, THERE)), market(offer(THREE)))
    assert due(plan) == [("update", TWO), ("purchase", THREE)]


def test_members_that_are_routed_here_are_told_before_those_moved() -> None:
    wish = NumbersWish(pools=(pool(2, routed_elsewhere="move"),))
    plan = planned(wish, holdings(owned(ONE, THERE), owned(TWO)), NO_MARKET)
    assert [item.name for item in plan.items] == [TWO, ONE]


def test_they_may_be_ignored() -> None:
    wish = NumbersWish(pools=(pool(1, routed_elsewhere="ignore"),))
    assert bought(planned(wish, holdings(owned(TWO, THERE)), market(offer(THREE)))) == [THREE]


def test_a_member_with_an_old_password_is_updated() -> None:
    smpp = "smpp:me:{}:{{number}}@h.example:2776"
    member = owned(ONE, {"smpp_contact": smpp.format("old")})
    plan = planned(
        NumbersWish(pools=(pool(1, routing={"smpp_contact": smpp.format("new")}),)), holdings(member), NO_MARKET
    )
    assert due(plan) == [("update", ONE)]
    assert str(plan.as_list()[0]["after"]["smpp_contact"]).endswith("(new password)")


@pytest.mark.parametrize(("exact", "actions"), [(False, []), (True, [("release", TWO), ("release", THREE)])])
def test_surplus_is_reported_and_released_only_when_exact(exact: bool, actions: list[tuple[str, str]]) -> None:
    wish = NumbersWish(pools=(pool(1, exact=exact),), max_releases=2)
    plan = planned(wish, holdings(owned(ONE), owned(TWO), owned(THREE)), NO_MARKET)
    assert plan.surplus == (TWO, THREE)
    assert due(plan) == actions


def test_a_whole_pool_is_released_within_the_guard() -> None:
    wish = NumbersWish(pools=(pool(0, exact=True),), max_releases=1)
    plan = planned(wish, holdings(owned(ONE), owned(TWO)), NO_MARKET)
    assert "max_releases is 1" in plan.problems[0]


def test_two_pools_never_pick_the_same_number() -> None:
    wish = NumbersWish(pools=(pool(1, "a"), pool(2, "b")))
    plan = planned(wish, NOTHING, market(*CHEAP_LAST, pools="ab"))
    assert sorted(bought(plan)) == [ONE, TWO, THREE]


def test_the_market_is_shared_so_that_as_few_as_possible_lack() -> None:
    narrow = pool(1, "narrow", select=Select(prefix="12062190003"))
    sold = Market(candidates={"wide": CHEAP_LAST, "narrow": CHEAP_LAST[2:]})
    plan = planned(NumbersWish(pools=(pool(2, "wide"), narrow)), NOTHING, sold)
    assert plan.problems == ()
    assert {action.pool: action.name for action in plan.actions if action.pool == "narrow"} == {"narrow": THREE}


def test_an_owned_number_goes_where_the_market_has_none() -> None:
    """ONE serves both pools; only the wide one can be bought for."""
    narrow = pool(1, "narrow", select=Select(prefix="12062190001"))
    wish = NumbersWish(pools=(pool(1, "wide"), narrow))
    plan = planned(wish, holdings(owned(ONE)), Market(candidates={"wide": (offer(TWO),)}))
    assert (plan.problems, [(action.name, action.pool) for action in plan.actions]) == ((), [(TWO, "wide")])


def test_members_of_an_open_order_are_adopted_before_any_are_bought() -> None:
    order = OpenOrder(id="7", rows={ONE: offer(ONE)}, amount=Decimal(1), trunk_group=None)
    plan = planned(NumbersWish(pools=(pool(2, routing=HERE),)), holdings(open_orders=(order,)), market(offer(TWO)))
    assert due(plan) == [("adopt", ONE), ("purchase", TWO)]
    assert [action.pool for action in plan.actions] == ["p", "p"]


def test_spares_are_the_candidates_left_best_first() -> None:
    plan = planned(NumbersWish(pools=(pool(1),)), NOTHING, market(*CHEAP_LAST))
    assert {name: [spare.number for spare in spares] for name, spares in plan.spares.items()} == {"p": [TWO, ONE]}


def test_a_pool_that_buys_nothing_has_no_spares() -> None:
    assert planned(NumbersWish(pools=(pool(1),)), holdings(owned(ONE)), market(offer(TWO))).spares == {}
