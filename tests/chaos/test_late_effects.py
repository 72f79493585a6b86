# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A pool never overshoots after a lost answer: one number is settled before another one is turned to.

What nobody can see: a run that is killed right after it sent a purchase, when the next run looks before the effect
shows. Nothing is bought twice then either where the carrier, as this one, sells a number and processes an order once.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.chaos.around import Task
from tests.chaos.harm import Kill
from tests.chaos.worker import Worker
from tests.support.customer import BLOCK, Customer, statuses

PAYING = {"tcxc": "purchase", "vitcom": "process_order"}
COUNT = 3
#: Effects that show within the client's patience, in seconds, and one that does not even where it pays.
SOON, LATE = (0.5, 3, 7), 40


def pool(customer: Customer, **options: Any) -> dict[str, Any]:
    """Own a pool of three."""
    return customer.buy(count=COUNT, select=customer.select, **customer.here, **options)


@pytest.mark.parametrize("seconds", SOON)
@pytest.mark.parametrize("answer", ["drop", "error_500", "success"])
def test_an_effect_that_shows_seconds_later_is_waited_for(customer: Customer, answer: str, seconds: float) -> None:
    customer.sandbox.fault(PAYING[customer.carrier], "late_effect", seconds=seconds, answer=answer, times=2)
    result = pool(customer)
    assert (result["failed"], set(statuses(result).values())) == (False, {"done"})
    assert sorted(customer.bought()) == sorted(customer.owned()) == BLOCK[:COUNT]


@pytest.mark.parametrize("answer", ["drop", "success"])
def test_an_order_that_is_paid_for_is_looked_after_for_half_a_minute(vitcom: Customer, answer: str) -> None:
    vitcom.sandbox.fault("process_order", "late_effect", seconds=30, answer=answer)
    assert set(statuses(pool(vitcom)).values()) == {"done"}
    assert vitcom.sandbox.calls().count("process_order") == 1


def test_an_order_that_a_killed_run_paid_for_a_moment_ago_is_not_processed_once_more(
    vitcom: Customer, machine: Worker
) -> None:
    vitcom.sandbox.fault("process_order", "late_effect", seconds=7)
    wish = {"count": COUNT, "select": vitcom.select, **vitcom.here, **vitcom.payer}
    machine.start(vitcom.sandbox, "vitcom", [Task("did_purchase", wish)], Kill(at=3, moment="after", writes=True))
    assert machine.ended().killed
    result = pool(vitcom)
    assert (result["failed"], {row["action"] for row in result["plan"]}) == (False, {"adopt"})
    assert vitcom.sandbox.calls().count("process_order") == 1


@pytest.mark.parametrize("answer", ["drop", "error_500", "success"])
def test_while_one_number_is_open_no_other_one_is_bought(customer: Customer, answer: str) -> None:
    customer.sandbox.fault(PAYING[customer.carrier], "late_effect", seconds=LATE, answer=answer)
    first = pool(customer, concurrency=1)
    assert set(statuses(first)) == set(BLOCK[:COUNT])
    customer.sandbox.control("clock", {"advance": LATE})
    assert {name for name, status in statuses(first).items() if status == "done"} <= customer.owned().keys()
    second = pool(customer)
    assert (second["failed"], second["plan"]) == (False, [])
    assert sorted(customer.bought()) == BLOCK[:COUNT]


@pytest.mark.parametrize("answer", ["drop", "success"])
def test_what_never_shows_is_bought_by_the_next_run(customer: Customer, answer: str) -> None:
    kind = {"drop": "drop_before", "success": "no_effect"}[answer]
    customer.sandbox.fault(PAYING[customer.carrier], kind, times=4)
    first = pool(customer)
    assert set(customer.bought()) == {name for name, status in statuses(first).items() if status == "done"}
    customer.sandbox.clear_faults()
    assert not pool(customer)["failed"]
    assert sorted(customer.bought()) == BLOCK[:COUNT]


def test_an_effect_that_the_next_run_cannot_see_yet_buys_nothing_twice(customer: Customer, machine: Worker) -> None:
    call = PAYING[customer.carrier]
    customer.sandbox.fault(call, "late_effect", seconds=LATE)
    wish = {"count": COUNT, "select": customer.select, **customer.here, **customer.payer}
    writes = 1 if customer.carrier == "tcxc" else 3
    kill = Kill(at=writes, moment="after", writes=True)
    machine.start(customer.sandbox, customer.carrier, [Task("did_purchase", wish)], kill, concurrency=1)
    assert machine.ended().killed
    assert customer.sandbox.calls()[-1] == call
    assert not pool(customer)["failed"]
    customer.sandbox.control("clock", {"advance": LATE})
    assert sorted(customer.bought()) == sorted(customer.owned()) == BLOCK[:COUNT]


def test_beyond_that_a_pool_has_too_many_only_where_the_market_moved_meanwhile(tcxc: Customer, machine: Worker) -> None:
    """The bound: what was in flight when the run was killed. The run after that tells which are too many."""
    tcxc.sandbox.fault("purchase", "late_effect", seconds=LATE)
    wish = {"count": COUNT, "select": tcxc.select, **tcxc.here, **tcxc.payer}
    kill = Kill(at=1, moment="after", writes=True)
    machine.start(tcxc.sandbox, "tcxc", [Task("did_purchase", wish)], kill, concurrency=1)
    assert machine.ended().killed
    tcxc.sandbox.control("market", {"api": "tcxc", "price": {BLOCK[0][1:]: {"monthly_fee": "9.0000"}}})
    assert not pool(tcxc)["failed"]
    tcxc.sandbox.control("clock", {"advance": LATE})
    assert sorted(tcxc.bought()) == BLOCK[: COUNT + 1]
    assert len(pool(tcxc)["surplus"]) == 1
