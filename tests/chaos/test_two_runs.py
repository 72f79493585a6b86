# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Two runs on one account at the same time: on one machine they wait for each other, on two nothing is doubled."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.chaos.around import Task
from tests.chaos.runs import Run
from tests.chaos.worker import Worker
from tests.support.customer import BLOCK, Customer

WANTED = BLOCK[:3]
#: Calls that both runs make: held up there, neither sees what the other does meanwhile.
HELD_UP = [
    *(("tcxc", "list"), ("tcxc", "market"), ("tcxc", "purchase")),
    *(("vitcom", "getnumbers"), ("vitcom", "searchdid"), ("vitcom", "reserve"), ("vitcom", "gen_order")),
    ("vitcom", "process_order"),
]
Pair = tuple[Worker, Worker]


def explicit(customer: Customer) -> dict[str, Any]:
    return {"numbers": WANTED, **customer.here, **customer.payer}


def pool(customer: Customer) -> dict[str, Any]:
    return {"count": 3, "select": customer.select, **customer.here, **customer.payer}


def both(customer: Customer, wish: dict[str, Any], workers: Pair) -> tuple[Run, Run]:
    """Two runs of one wish, the second as soon as the first one's first request is there."""
    tasks = [Task("did_purchase", wish)]
    workers[0].start(customer.sandbox, customer.carrier, tasks)
    while not customer.sandbox.log():
        time.sleep(0.01)
    workers[1].start(customer.sandbox, customer.carrier, tasks)
    return workers[0].ended(), workers[1].ended()


def again(customer: Customer, wish: dict[str, Any]) -> bool:
    """Whether a further run finds nothing to do."""
    result = customer.run("did_purchase", **wish)
    return (result["failed"], result["plan"]) == (False, [])


def warned(run: Run) -> str:
    return str([result.get("warnings") for result in run.results])


def test_a_second_run_on_one_machine_waits_and_says_so(customer: Customer, one_machine: Pair) -> None:
    customer.sandbox.fault("*", "slow", seconds=0.6)
    first, second = both(customer, pool(customer), one_machine)
    assert not first.failed
    assert not second.failed
    assert "Another run (process " in warned(second)
    assert "works on this account; waiting up to 60 s for it." in warned(second)
    assert (first.changed, second.changed) == (True, False)
    assert sorted(customer.bought()) == sorted(customer.owned()) == WANTED


def test_a_second_run_gives_up_after_its_time_out(customer: Customer, one_machine: Pair) -> None:
    customer.sandbox.fault("*", "slow", seconds=1.5)
    wish = {**pool(customer), "lock_timeout": 0.3}
    first, second = both(customer, wish, one_machine)
    assert not first.failed
    message = second.results[0]["msg"]
    assert "another run (process " in message
    assert "still works on this account after 0.3 s. Nothing was changed." in message
    assert "Let it finish, or raise lock_timeout." in message
    assert sorted(customer.bought()) == WANTED


@pytest.mark.parametrize(("carrier", "call"), HELD_UP)
def test_two_machines_never_buy_an_explicit_number_twice(carrier: str, call: str, on: Any, two_machines: Pair) -> None:
    customer = on(carrier)
    customer.sandbox.fault(call, "slow", seconds=0.4, times=2)
    runs = both(customer, explicit(customer), two_machines)
    done = {entry["name"] for run in runs for entry in run.results[0]["results"] if entry["status"] in ("ok", "done")}
    assert done <= customer.owned().keys()
    assert not customer.run("did_purchase", **explicit(customer))["failed"]
    assert sorted(customer.bought()) == sorted(customer.owned()) == WANTED


@pytest.mark.parametrize(("carrier", "call"), HELD_UP)
def test_a_pool_of_two_machines_has_too_many_only_by_what_the_other_bought_and_says_so(
    carrier: str, call: str, on: Any, two_machines: Pair
) -> None:
    customer = on(carrier)
    customer.sandbox.fault(call, "slow", seconds=0.4, times=2)
    runs = both(customer, pool(customer), two_machines)
    assert len(customer.bought()) == len(set(customer.bought())) == len(customer.owned()) <= 6
    beyond = len(customer.owned()) - 3
    last = max((run.results[0] for run in runs), key=lambda result: len(result["surplus"]))
    assert len(last["surplus"]) == beyond
    assert not beyond or all(number in last["msg"] for number in last["surplus"])
    assert again(customer, pool(customer))
