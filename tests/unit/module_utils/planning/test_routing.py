# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The plan of number_update: owned numbers point where they should."""

from __future__ import annotations

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import NumbersWish
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.routing import plan_routing
from tests.support.numbers import ONE, THERE, THREE, TWO, due, holdings, owned, wanted


def test_only_numbers_that_point_elsewhere_are_updated() -> None:
    plan = plan_routing(NumbersWish(numbers=wanted(ONE, TWO)), holdings(owned(ONE), owned(TWO, THERE)))
    assert due(plan) == [("update", TWO)]
    assert [item.status for item in plan.items] == ["ok", "ok"]


def test_selected_numbers_come_after_those_named() -> None:
    held = holdings(owned(ONE, THERE), owned(TWO, THERE))
    assert due(plan_routing(NumbersWish(numbers=wanted(TWO)), held, wanted(ONE))) == [("update", TWO), ("update", ONE)]


def test_every_number_that_is_not_owned_is_named() -> None:
    plan = plan_routing(NumbersWish(numbers=wanted(ONE, TWO, THREE)), holdings(owned(TWO)))
    assert [problem.split(":")[0] for problem in plan.problems] == [ONE, THREE]
    assert "buy it with did_purchase" in plan.problems[0]


def test_partial_skips_numbers_that_are_not_owned() -> None:
    plan = plan_routing(NumbersWish(numbers=wanted(ONE, TWO), partial=True), holdings(owned(TWO, THERE)))
    assert (plan.problems, due(plan)) == ((), [("update", TWO)])
    assert [item.status for item in plan.items] == ["skipped", "ok"]


def test_a_number_in_a_port_in_is_pending() -> None:
    plan = plan_routing(NumbersWish(numbers=wanted(ONE)), holdings(coming={ONE: "88"}))
    assert (plan.items[0].status, plan.items[0].facts["order_id"], plan.problems) == ("pending", "88", ())


def test_a_number_that_vanished_is_told_as_such() -> None:
    held = holdings(vanished={ONE: "paid for and not there"}, warnings=("order 7 brought nothing",))
    plan = plan_routing(NumbersWish(numbers=wanted(ONE)), held)
    assert (plan.problems, plan.warnings) == ((f"{ONE}: paid for and not there",), ("order 7 brought nothing",))
