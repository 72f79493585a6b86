# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Buying on vitcom, killed at each step, under both readings of a reserveId and both of an order's status.

The one hole: between reserving and generating a reservation is left whose id nobody can read back.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.chaos.around import Task
from tests.chaos.harm import Kill
from tests.chaos.worker import Worker
from tests.support.customer import BLOCK, Customer

TWO = BLOCK[:2]
STEPS = [
    *(("reserve", "before"), ("reserve", "after"), ("gen_order", "before")),
    *(("gen_order", "after"), ("process_order", "before"), ("process_order", "after")),
]
#: Killed here, a run leaves numbers reserved.
HOLE = [("reserve", "after"), ("gen_order", "before")]
#: Killed here, it leaves an order that is not processed.
ORDERED = [("gen_order", "after"), ("process_order", "before")]


@pytest.fixture(params=["always_1", "state"])
def status(request: pytest.FixtureRequest) -> str:
    """What an order's status tells: nothing, or whether it is processed."""
    return str(request.param)


@pytest.fixture(params=["reservation", "account"])
def cart(request: pytest.FixtureRequest, vitcom: Customer, status: str) -> str:
    """What a reserveId stands for."""
    vitcom.sandbox.control("readings", {"cart": request.param, "order_status": status, "reserve_many": "all"})
    return str(request.param)


def explicit(vitcom: Customer) -> dict[str, Any]:
    """Two numbers by name."""
    return {"numbers": TWO, **vitcom.here}


def pool(vitcom: Customer) -> dict[str, Any]:
    """Any two numbers of the block."""
    return {"count": 2, "select": vitcom.select, **vitcom.here}


def cut(machine: Worker, vitcom: Customer, wish: dict[str, Any], call: str, moment: str) -> None:
    """Run, and be killed right before or after a call."""
    machine.start(vitcom.sandbox, "vitcom", [Task("did_purchase", wish)], Kill(at=1, moment=moment, call=call))
    assert machine.ended().killed


def reserved(vitcom: Customer) -> dict[str, list[str]]:
    """The numbers of each reserveId."""
    rows = vitcom.sandbox.state()["vitcom"]["reservations"]
    return {str(row["id"]): [f"+1{number}" for number in row["numbers"]] for row in rows}


def unprocessed(vitcom: Customer) -> list[list[str]]:
    """The numbers of each order that nobody paid for."""
    orders = vitcom.sandbox.state()["vitcom"]["orders"]
    return [[f"+1{number}" for number in row["numbers"]] for row in orders if not row["processed"]]


def planned(result: dict[str, Any]) -> set[str]:
    return {action["action"] for action in result["plan"]}


@pytest.mark.parametrize(("call", "moment"), [step for step in STEPS if step not in HOLE])
def test_explicit_numbers_are_had_by_the_next_run(
    vitcom: Customer, machine: Worker, cart: str, call: str, moment: str
) -> None:
    cut(machine, vitcom, explicit(vitcom), call, moment)
    result = vitcom.buy(**explicit(vitcom))
    assert not result["failed"], result["msg"]
    assert (planned(result) == {"adopt"}) == ((call, moment) in ORDERED)
    assert sorted(vitcom.bought()) == sorted(vitcom.owned()) == TWO
    assert (reserved(vitcom), unprocessed(vitcom)) == ({}, [])


@pytest.mark.parametrize(("call", "moment"), HOLE)
def test_explicit_numbers_in_the_hole_are_named_and_had_once_they_are_freed(
    vitcom: Customer, machine: Worker, cart: str, call: str, moment: str
) -> None:
    cut(machine, vitcom, explicit(vitcom), call, moment)
    result = vitcom.buy(**explicit(vitcom))
    assert all(f"{number}: not for sale and not owned" in result["msg"] for number in TWO)
    assert "still reserved" in result["msg"]
    assert "by a run that was cut" in result["msg"]
    [(reserve_id, numbers)] = reserved(vitcom).items()
    vitcom.run("number_reservation", reserve_id=reserve_id, numbers=numbers, state="absent")
    assert not vitcom.buy(**explicit(vitcom))["failed"]
    assert sorted(vitcom.bought()) == TWO


@pytest.mark.parametrize(("call", "moment"), [step for step in STEPS if step not in HOLE])
def test_a_pool_is_had_by_the_next_run(vitcom: Customer, machine: Worker, cart: str, call: str, moment: str) -> None:
    call = call.replace("reserve", "bulkreserve")
    cut(machine, vitcom, pool(vitcom), call, moment)
    result = vitcom.buy(**pool(vitcom))
    assert not result["failed"], result["msg"]
    assert (planned(result) == {"adopt"}) == ((call, moment) in ORDERED)
    assert sorted(vitcom.bought()) == sorted(vitcom.owned()) == TWO
    assert (reserved(vitcom), unprocessed(vitcom)) == ({}, [])


@pytest.mark.parametrize(("call", "moment"), HOLE)
def test_a_pool_in_the_hole_takes_other_numbers_and_never_pays_for_a_mixed_order(
    vitcom: Customer, machine: Worker, cart: str, call: str, moment: str
) -> None:
    cut(machine, vitcom, pool(vitcom), call.replace("reserve", "bulkreserve"), moment)
    result = vitcom.buy(**pool(vitcom))
    if cart == "account":
        assert "holds numbers that this run did not ask for" in result["msg"]
        assert all(number in result["msg"] for number in TWO)
        assert vitcom.bought() == []
        result = vitcom.buy(**pool(vitcom))
    assert not result["failed"], result["msg"]
    assert len(vitcom.bought()) == len(vitcom.owned()) == 2
    assert not set(vitcom.bought()) & set(TWO)


@pytest.mark.parametrize("wish", [explicit, pool])
def test_another_systems_reservation_is_never_processed(vitcom: Customer, cart: str, wish: Any) -> None:
    stranger = BLOCK[7]
    vitcom.sandbox.control("cart", {"numbers": [stranger]})
    result = vitcom.buy(**wish(vitcom))
    if cart == "account":
        assert "holds numbers that this run did not ask for" in result["msg"]
        assert stranger in result["msg"]
        assert vitcom.bought() == []
        assert [stranger] not in reserved(vitcom).values()
    else:
        assert not result["failed"], result["msg"]
        assert list(reserved(vitcom).values()) == [[stranger]]
    assert stranger not in vitcom.bought()


def test_over_the_budget_nothing_stays_reserved_and_the_order_is_named(vitcom: Customer, cart: str) -> None:
    result = vitcom.buy(**explicit(vitcom), budget={"setup": "1.50"})
    assert "over the budget" in result["msg"]
    orders = vitcom.sandbox.state()["vitcom"]["orders"]
    assert all(str(order["orderno"]) in result["msg"] for order in orders)
    assert (reserved(vitcom), vitcom.bought()) == ({}, [])
    assert planned(vitcom.buy(**explicit(vitcom))) == {"adopt"}
    assert sorted(vitcom.bought()) == TWO
