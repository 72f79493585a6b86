# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Desired and observed port-ins to a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.port_in import Portability, PortIn
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.ports import (
    PortInsObserved,
    PortInWish,
    orders_by_number,
    plan_port_ins,
    unsettled,
)

ONE, TWO = "+12065550101", "+12065550102"
WAITING = PortIn(id="7", numbers=(ONE,))
SCHEDULED = PortIn(id="8", numbers=(ONE,), actual_foc_date="2026-05-14T10:00:00")
OPTIONS = {"category": "landline", "subscriber_type": "business"}
NOTHING = PortInsObserved()


def wish(*numbers: str, **more: Any) -> PortInWish:
    return PortInWish(numbers=numbers, options=OPTIONS, **more)


def said(accepted: tuple[str, ...] = (), rejected: tuple[str, ...] = ()) -> Portability:
    return Portability(accepted=accepted, rejected=rejected)


def test_accepted_numbers_are_ordered_at_a_cost_that_is_not_told() -> None:
    plan = plan_port_ins(wish(ONE, TWO), NOTHING, said((ONE, TWO)))
    assert [action.name for action in plan.actions] == [ONE, TWO]
    assert plan.as_list()[0] == {
        "action": "port",
        "resource": "port_in",
        "name": ONE,
        "before": None,
        "after": OPTIONS,
        "cost": {"setup": None, "monthly": None},
    }
    assert "no budget caps it" in plan.notes[0]


def test_a_number_in_any_order_is_not_ordered_again() -> None:
    plan = plan_port_ins(wish(ONE), PortInsObserved(orders={ONE: WAITING}), said())
    assert (plan.actions, plan.notes) == ((), ())
    assert (plan.items[0].status, plan.items[0].facts["order_id"]) == ("pending", "7")


def test_a_scheduled_number_is_ok() -> None:
    plan = plan_port_ins(wish(ONE), PortInsObserved(orders={ONE: SCHEDULED}), said())
    assert plan.items[0].status == "ok"
    assert plan.items[0].facts == {"number": ONE, "order_id": "8", "actual_foc_date": "2026-05-14T10:00:00"}


def test_an_owned_number_is_ok_with_or_without_an_order() -> None:
    observed = PortInsObserved(orders={ONE: WAITING}, owned=frozenset({ONE, TWO}))
    plan = plan_port_ins(wish(ONE, TWO), observed, said())
    assert [item.status for item in plan.items] == ["ok", "ok"]


def test_a_rejected_number_stops_everything() -> None:
    plan = plan_port_ins(wish(ONE, TWO), NOTHING, said((ONE,), (TWO,)))
    assert "cannot port in 1 of 2 numbers (+12065550102): nothing was ordered" in plan.problems[0]
    assert [item.status for item in plan.items] == ["ok", "failed"]


def test_a_rejected_number_is_skipped_where_that_is_asked_for() -> None:
    plan = plan_port_ins(wish(ONE, TWO, skip_rejected=True), NOTHING, said((ONE,), (TWO,)))
    assert (len(plan.actions), plan.problems) == (1, ())
    assert (plan.items[1].status, plan.items[1].error) == ("skipped", "the carrier cannot port it in")


def test_what_ordering_lacks_is_a_problem_only_when_something_is_ordered() -> None:
    lacking = wish(ONE, lacking=("loa_files must be given",))
    assert plan_port_ins(lacking, NOTHING, said((ONE,))).problems == (f"{ONE}: loa_files must be given",)
    assert plan_port_ins(lacking, NOTHING, said((), (ONE,))).problems[0] == f"{ONE}: loa_files must be given"
    assert plan_port_ins(lacking, PortInsObserved(owned=frozenset({ONE})), said()).problems == ()


def test_of_several_orders_the_scheduled_one_counts_else_the_latest() -> None:
    latest = PortIn(id="9", numbers=(ONE, TWO))
    assert orders_by_number([WAITING, latest])[ONE].id == "9"
    assert orders_by_number([SCHEDULED, latest])[ONE].id == "8"
    assert orders_by_number([SCHEDULED, replace(latest, actual_foc_date="2026-06-01")])[ONE].id == "9"


def test_only_numbers_without_a_date_are_unsettled() -> None:
    assert unsettled([ONE, TWO], {ONE: SCHEDULED}) == [TWO]
    assert unsettled([ONE], {ONE: WAITING}) == [ONE]
