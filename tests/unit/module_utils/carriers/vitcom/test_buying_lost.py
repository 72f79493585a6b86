# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying when answers are lost, late or untrue: looked after, never sent twice, nothing left in the cart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom import buying
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.ordering import process
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import Wire, done
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from tests.support.patience import hurry
from tests.unit.module_utils.carriers.vitcom.customer import Customer, explicit, pool, two_groups

LOST = ["drop_after", "html_after"]


@pytest.mark.parametrize("kind", LOST)
@pytest.mark.parametrize("cart", ["reservation", "account"])
def test_a_pool_whose_reservation_was_lost_takes_other_numbers(customer: Customer, cart: str, kind: str) -> None:
    customer.sandbox.control("readings", {"cart": cart})
    lowest = customer.for_sale()[:6]
    customer.sandbox.fault("bulkreserve", kind)
    run = customer.run(pool(3))
    assert run.bought == lowest[3:] == customer.owned()
    held = [f"+1{number}" for row in customer.state("reservations") for number in row["numbers"]]
    assert held == ([] if cart == "account" else lowest[:3])
    assert [warning.partition(" (the reserveId was lost")[0] for warning in run.warnings] == (
        [] if cart == "account" else [f"Perhaps still reserved, at no cost: {', '.join(lowest[:3])}"]
    )


@pytest.mark.parametrize("numbers", [2, 12])
def test_every_number_left_reserved_is_named_when_the_run_stops_too(customer: Customer, numbers: int) -> None:
    lowest = customer.for_sale()[:numbers]
    customer.sandbox.fault("bulkreserve", "drop_after")
    customer.sandbox.fault("gen_order", "error_500", times=9)
    run = customer.run(pool(numbers))
    assert f"Perhaps still reserved, at no cost: {', '.join(lowest)} (the reserveId was lost" in run.errors
    assert customer.bought_nothing()


def test_a_bulk_reservation_that_may_take_effect_after_the_run_is_told_by_its_kind(customer: Customer) -> None:
    lowest = customer.for_sale()[:6]
    customer.sandbox.fault("bulkreserve", "late_effect", seconds=60, answer="drop")
    run = customer.run(pool(3))
    assert run.bought == lowest[:3]
    assert "Perhaps reserved, at no cost: up to 3 numbers (landline, state WA)" in run.warnings[0]
    assert customer.sandbox.calls().count("bulkreserve") == 1


def test_a_number_that_a_later_look_shows_for_sale_is_not_called_reserved(customer: Customer) -> None:
    customer.sandbox.fault("gen_order", "error_500", times=9)
    customer.sandbox.fault("remove_reserved", "error_500_after", times=9)
    run = customer.run(pool(2))
    assert run.statuses == ["failed", "skipped"]
    assert "reserved" not in run.errors
    assert customer.nothing_left()


@pytest.mark.parametrize("kind", LOST)
def test_an_explicit_number_whose_reservation_was_lost_is_reported(customer: Customer, kind: str) -> None:
    customer.sandbox.fault("reserve", kind)
    run = customer.run(explicit(customer.for_sale()[:1]))
    assert run.statuses == ["failed"]
    assert "it went from the market when it was asked for, but the answer with the reserveId was lost" in run.errors
    assert "dialtone.telecom.number_reservation frees it with any later reserveId" in run.errors
    assert customer.sandbox.calls(writes=True)[1:] == ["reserve"]


def test_in_a_shared_cart_a_lost_number_comes_with_the_others(customer: Customer) -> None:
    customer.sandbox.control("readings", {"cart": "account"})
    wanted = customer.for_sale()[:3]
    customer.sandbox.fault("reserve", "drop_after")
    assert customer.run(explicit(wanted)).bought == wanted
    assert customer.nothing_left()


def test_a_number_lost_in_a_shared_cart_is_freed_before_the_next_trunk_group(customer: Customer) -> None:
    customer.sandbox.control("readings", {"cart": "account"})
    wish = two_groups(customer)
    customer.sandbox.fault("reserve", "drop_after")
    assert customer.run(wish).statuses == ["failed", "done", "done", "done"]
    assert customer.nothing_left()
    assert customer.run(wish).statuses == ["done"]


@pytest.mark.parametrize("call", ["bulkreserve", "gen_order", "process_order"])
@pytest.mark.parametrize("kind", ["drop_before", "error_500", "html"])
def test_a_request_without_effect_buys_nothing_twice(customer: Customer, call: str, kind: str) -> None:
    customer.sandbox.fault(call, kind)
    customer.run(pool(3))
    assert customer.run(pool(3)).plan.problems == ()
    assert len(customer.owned()) == 3
    assert sum(Decimal(order["amount"]) for order in customer.state("orders") if order["processed"]) == customer.spent()


@pytest.mark.parametrize("call", ["gen_order", "process_order"])
@pytest.mark.parametrize("kind", [*LOST, "truncated", "error_500_after"])
def test_a_lost_answer_is_settled_by_looking_and_never_sent_again(customer: Customer, call: str, kind: str) -> None:
    customer.sandbox.fault(call, kind)
    assert customer.run(pool(3)).statuses == ["done"] * 3
    assert customer.sandbox.calls(writes=True)[1:] == ["bulkreserve", "gen_order", "process_order"]
    assert customer.nothing_left()


@pytest.mark.parametrize("call", ["gen_order", "process_order"])
@pytest.mark.parametrize("answer", ["success", "drop"])
def test_an_effect_that_comes_late_is_waited_for(customer: Customer, call: str, answer: str) -> None:
    customer.sandbox.fault(call, "late_effect", seconds=0.4, answer=answer)
    assert customer.run(pool(2)).statuses == ["done"] * 2
    assert customer.nothing_left()


@pytest.mark.parametrize("cart", ["reservation", "account"])
def test_a_reservation_that_takes_effect_late_is_waited_for(customer: Customer, cart: str) -> None:
    customer.sandbox.control("readings", {"cart": cart})
    customer.sandbox.fault("bulkreserve", "late_effect", seconds=0.3)
    assert customer.run(pool(2)).statuses == ["done"] * 2
    assert customer.nothing_left()


def test_an_older_order_with_the_number_is_not_taken_for_the_lost_answer(customer: Customer) -> None:
    number = customer.for_sale()[0]
    customer.sandbox.control("clock", {"offset": -5 * 86400})
    assert customer.run(explicit([number])).statuses == ["done"]
    customer.sandbox.control("market", {"api": "vitcom", "add": [{"number": number[2:], "state": "WA"}]})
    customer.sandbox.control("clock", {"offset": 0})
    customer.sandbox.fault("gen_order", "drop_after")
    assert customer.run(explicit([number])).statuses == ["done"]
    assert customer.nothing_left()


def test_no_more_spares_are_tried_once_several_are_perhaps_reserved(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)
    customer.patience = 0.05
    for call in ("reserve", "bulkreserve"):
        customer.sandbox.fault(call, "drop_before", times=99)
    assert customer.run(pool(2)).statuses == ["failed", "skipped"]
    tried = {row["params"]["number"] for row in customer.sandbox.log() if row["call"] == "reserve"}
    assert len({number for numbers in tried for number in numbers.split(",")}) == 6


def test_success_without_an_order_stops_before_another_trunk_group(customer: Customer) -> None:
    customer.sandbox.control("readings", {"cart": "account"})
    wish = two_groups(customer)
    customer.sandbox.fault("gen_order", "no_effect")
    run = customer.run(wish)
    assert run.statuses == ["failed", "skipped", "skipped", "skipped"]
    assert "answered with order 2342343, which does not show. Nothing was bought. Run again" in run.errors
    assert customer.state("orders") == []
    assert customer.nothing_left()


@pytest.mark.parametrize("wish", [explicit, lambda numbers: pool(len(numbers))])
def test_a_reservation_without_effect_is_told_as_what_it_may_be(customer: Customer, wish: Any) -> None:
    for call in ("reserve", "bulkreserve"):
        customer.sandbox.fault(call, "no_effect", times=9)
    run = customer.run(wish(customer.for_sale()[:2]))
    assert run.statuses == ["failed", "failed"]
    assert "Reservation 70001 may not have taken effect, or may be gone" in run.errors
    assert "Nothing was paid. It was not bought: run again" in run.errors


def test_what_may_stay_reserved_is_named_with_what_frees_it(customer: Customer) -> None:
    wish = two_groups(customer)
    customer.sandbox.fault("gen_order", "error_500", times=9)
    customer.sandbox.fault("remove_reserved", "error_500", times=9)
    run = customer.run(wish)
    assert f"Perhaps still reserved, at no cost: {wish.numbers[0].number} (dialtone.telecom.number_reser" in run.errors
    assert "frees them, with reserve_id 70001)" in run.errors


def test_what_another_system_reserved_stays_reserved_when_a_run_gives_up(customer: Customer) -> None:
    wanted, others = customer.for_sale()[:1], customer.for_sale()[5:7]
    customer.sandbox.control("readings", {"cart": "account"})
    customer.sandbox.control("cart", {"numbers": others})
    customer.sandbox.fault("gen_order", "error_500", times=9)
    assert customer.run(explicit(wanted)).statuses == ["failed"]
    (left,) = customer.state("reservations")
    assert [f"+1{number}" for number in left["numbers"]] == others


def test_success_without_numbers_is_unknown(customer: Customer) -> None:
    customer.sandbox.fault("process_order", "no_effect")
    run = customer.run(pool(2))
    assert run.statuses == ["unknown"] * 2
    assert "order 2342343 was processed, but the number does not show" in run.errors
    assert customer.run(pool(2)).statuses == ["done"] * 2


def test_a_refused_payment_leaves_an_order_that_a_later_run_adopts(customer: Customer) -> None:
    number = "+19072000001"
    costly = {"number": number, "state": "AK", "price": "5000.00"}
    customer.sandbox.control("market", {"api": "vitcom", "add": [costly]})
    run = customer.run(explicit([number]))
    assert run.statuses == ["failed"]
    assert (
        "Invalid balance. Pay in (account_payment, or the carrier's portal) and run again: order 2342343" in run.errors
    )
    assert [action.action for action in customer.run(explicit([number]), check=True).plan.actions] == ["adopt"]


def test_an_adopted_order_paid_for_a_moment_ago_is_not_processed_once_more(customer: Customer) -> None:
    customer.patience = 5
    customer.run(pool(2, budget=Cost(Decimal("0.01"), None)))
    (order,) = customer.state("orders")
    wire, numbers = Wire(customer.account), [f"+1{number}" for number in order["numbers"]]
    customer.sandbox.fault("process_order", "late_effect", seconds=0.3, answer="success")
    wire.write("process_order", done, orderId="2342343")
    fates = process(wire, "2342343", numbers, adopted=True)
    assert [getattr(fate, "number", fate) for fate in fates.values()] == numbers
    assert customer.sandbox.calls().count("process_order") == 1


def test_an_interrupt_frees_what_was_reserved(customer: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(buying, "generate", interrupt)
    with pytest.raises(KeyboardInterrupt):
        customer.run(pool(3))
    assert customer.nothing_left()
    assert customer.sandbox.calls(writes=True)[-1] == "remove_reserved"


def test_an_order_that_does_not_come_about_stops_the_run(customer: Customer) -> None:
    customer.sandbox.fault("gen_order", "error_500", times=9)
    assert customer.run(pool(2)).statuses == ["failed", "skipped"]
    assert customer.sandbox.calls(writes=True)[1:] == ["bulkreserve", "gen_order", "remove_reserved"]
    assert customer.nothing_left()


def test_a_number_that_could_not_be_freed_is_tried_again_under_its_own_reservation(customer: Customer) -> None:
    wish = two_groups(customer)
    customer.sandbox.fault("gen_order", "error_500", times=9, after=1)
    customer.sandbox.fault("remove_reserved", "drop_before", times=3)
    customer.run(wish)
    first, rows = wish.numbers[0].number[2:], customer.sandbox.log()
    freed = [row["params"] for row in rows if row["call"] == "remove_reserved"]
    assert [asked["reserveId"] for asked in freed if first in asked["number"]] == ["70001"] * 4
    assert "70002" in {asked["reserveId"] for asked in freed}
