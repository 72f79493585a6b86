# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What holds a plan back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import UNTOLD, Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_guards import (
    Guard,
    Policy,
    guards_of,
    spendable,
)

DIGEST = "a" * 64


def action(kind: str, name: str = "+12062190001", setup: str | None = "0", monthly: str | None = "0") -> dict[str, Any]:
    """An action as a module tells it."""
    cost = {"setup": setup, "monthly": monthly}
    return {"action": kind, "resource": "number", "name": name, "before": None, "after": None, "cost": cost}


def guard(name: str, actions: list[dict[str, Any]], **policy: Any) -> Guard:
    """One guard of a plan."""
    return next(each for each in guards_of(actions, DIGEST, Policy(**policy)) if each.name == name)


def told(name: str, actions: list[dict[str, Any]], **policy: Any) -> tuple[Any, Any, bool]:
    """Limit, value and whether it blocks."""
    row = guard(name, actions, **policy).as_dict()
    return row["limit"], row["value"], row["blocks"]


def budget(setup: str | None = None, monthly: str | None = None) -> Cost:
    return Cost(*(None if part is None else Decimal(part) for part in (setup, monthly)))


def test_every_guard_is_told_whether_it_has_a_limit_or_not() -> None:
    names = [each.name for each in guards_of([], DIGEST, Policy())]
    assert names == [
        *("budget_setup", "budget_monthly", "max_purchases", "max_releases", "max_updates"),
        *("protected", "balance", "approved_plan"),
    ]
    assert not any(each.objection for each in guards_of([], DIGEST, Policy()))


def test_a_budget_is_held_against_the_sum() -> None:
    actions = [action("purchase", monthly="6"), action("adopt", monthly="4.01")]
    assert told("budget_monthly", actions, budget=budget(monthly="10")) == ("10", "10.01", True)
    assert told("budget_monthly", actions, budget=budget(monthly="10.01")) == ("10.01", "10.01", False)


def test_a_release_gives_no_room_in_the_budget() -> None:
    actions = [action("purchase", monthly="6"), action("release", monthly="-6")]
    assert told("budget_monthly", actions, budget=budget(monthly="5")) == ("5", "6", True)


def test_a_price_told_only_at_ordering_is_unknown() -> None:
    actions = [action("purchase", setup=None), action("adopt", setup="3")]
    assert told("budget_setup", actions, budget=budget(setup="5")) == ("5", "unknown", False)
    assert told("budget_setup", [action("port", setup=None)]) == (None, "unknown", False)


def test_what_is_known_to_be_too_much_blocks_whatever_else_is_unknown() -> None:
    actions = [action("purchase", setup=None), action("adopt", setup="7")]
    assert told("budget_setup", actions, budget=budget(setup="5")) == ("5", "7", True)


def test_a_release_of_unknown_price_commits_nothing() -> None:
    assert told("budget_monthly", [action("release", monthly=None)]) == (None, "0", False)


@pytest.mark.parametrize("kind", ["purchase", "adopt"])
def test_adoptions_count_as_purchases(kind: str) -> None:
    assert told("max_purchases", [action(kind), action("purchase")], max_purchases=1) == (1, 2, True)


def test_nothing_may_be_released_unless_it_is_allowed() -> None:
    assert told("max_releases", [action("release")]) == (0, 1, True)
    assert told("max_releases", [action("release")], max_releases=1) == (1, 1, False)


def test_updates_of_every_resource_count() -> None:
    actions = [action("update"), {**action("update", "hq"), "resource": "trunk_group"}]
    assert told("max_updates", actions, max_updates=1) == (1, 2, True)
    assert told("max_updates", actions) == (None, 2, False)


def test_a_protected_number_is_never_released() -> None:
    actions = [action("release", "+12062190001"), action("release", "+12062190002")]
    held = guard("protected", actions, protected=frozenset({"+12062190002"}), max_releases=2)
    assert held.as_dict() == {"name": "protected", "limit": 0, "value": 1, "blocks": True}
    assert "+12062190002 would be released" in str(held.objection)


def test_a_balance_below_the_known_cost_blocks() -> None:
    actions = [action("purchase", setup="3", monthly="2"), action("port", setup=None)]
    assert told("balance", actions, balance=Decimal("4.99")) == ("4.99", "5", True)
    assert told("balance", actions, balance=Decimal("5.00")) == ("5.00", "5", False)


def test_an_overdrawn_account_may_do_what_costs_nothing() -> None:
    assert told("balance", [action("update")], balance=Decimal(-3)) == ("-3", "0", False)


def test_a_balance_that_is_not_known_blocks_nothing() -> None:
    assert told("balance", [action("purchase", setup="99")]) == (None, "99", False)


def test_another_plan_than_the_approved_one_blocks() -> None:
    assert told("approved_plan", [], approved_digest=DIGEST) == (DIGEST, DIGEST, False)
    assert told("approved_plan", [], approved_digest="b" * 64) == ("b" * 64, DIGEST, True)


def test_the_differences_to_the_approved_plan_are_listed_where_it_is_known() -> None:
    approved = [action("purchase", "+12062190009")]
    held = guard("approved_plan", [action("release")], approved_digest="b" * 64, approved_actions=approved)
    assert "not approved: release number +12062190001" in str(held.objection)
    assert "not due now: purchase number +12062190009" in str(held.objection)
    same = guard("approved_plan", approved, approved_digest="b" * 64, approved_actions=approved)
    assert same.differences == ("the actions are the same; the account, the carrier, or what could be read is not",)


def test_a_pool_that_selects_otherwise_than_approved_is_told() -> None:
    approved = Policy(approved_digest="b" * 64, approved_actions=[], approved_pools={"seattle": {"state": "WA"}})
    guard = guards_of([], DIGEST, approved, {"seattle": {"category": "tollfree"}})[-1]
    assert guard.differences == ("pool seattle selects category tollfree, approved state WA",)


def test_of_many_differences_the_first_are_told_and_all_are_kept() -> None:
    approved = [action("purchase", f"+1206219{at:04}") for at in range(1500)]
    held = guard("approved_plan", [], approved_digest="b" * 64, approved_actions=approved)
    assert len(held.differences) == 1500
    assert str(held.objection).splitlines()[-2:] == [f"  - {held.differences[19]}", "  - and 1,480 more"]


def test_what_is_left_of_a_budget_is_never_below_nothing() -> None:
    spent = [budget("3", "1"), Cost(None, None), budget("4", "-9")]
    assert spendable(budget("10", "20"), spent) == budget("3", "19")
    assert spendable(budget("5"), spent) == budget("0")
    assert spendable(UNTOLD, spent) == UNTOLD
