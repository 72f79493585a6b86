# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying against the sandbox, in every reading of the seed: reserve, generate, compare, check the budget, process."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom import buying, reserving
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.cart import Reservation
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import NumbersWish
from tests.unit.module_utils.carriers.vitcom.customer import TRUNK, Customer, explicit, pool

READINGS = [
    {"cart": cart, "reserve_many": many, "bulk_answer": bulk}
    for cart in ("reservation", "account")
    for many in ("first_only", "all")
    for bulk in ("exact", "fewer", "others")
]
LOST = ["drop_after", "html_after"]


def nothing_left(customer: Customer) -> bool:
    """Whether nothing stays in the cart, and every order was paid for."""
    return not customer.state("reservations") and all(order["processed"] for order in customer.state("orders"))


def spent(customer: Customer) -> Decimal:
    account = customer.sandbox.accounts["vitcom"]["account"]
    return Decimal(1000) - Decimal(customer.state("balance")[account])


def two_groups(customer: Customer, count: int = 3) -> NumbersWish:
    """An explicit number for one trunk group and a pool for another."""
    customer.trunk_group("other")
    first = customer.for_sale()[0]
    return NumbersWish(numbers=explicit([first]).numbers, pools=pool(count, routing={"trunk_group": "other"}).pools)


def test_thirty_numbers_of_a_pool_cost_three_writes_and_again_none(customer: Customer) -> None:
    lowest = customer.for_sale()[:30]
    assert customer.run(pool(30)).bought == lowest == customer.owned()
    assert customer.sandbox.calls(writes=True)[1:] == ["bulkreserve", "gen_order", "process_order"]
    assert customer.run(pool(30)).plan.actions == ()
    assert customer.sandbox.calls()[-4:] == ["get_new_orders", "get_trunk", "getnumbers", "getnumbers"]


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: "-".join(reading.values()))
def test_both_kinds_of_wishes_are_bought_in_every_reading(customer: Customer, reading: dict[str, str]) -> None:
    customer.sandbox.control("readings", reading)
    wanted = customer.for_sale()[3:6]
    wish = NumbersWish(numbers=explicit(wanted).numbers, pools=pool(4).pools)
    run = customer.run(wish)
    assert run.statuses == ["done"] * 7
    assert run.bought == customer.owned()
    assert set(wanted) < set(run.bought)
    assert nothing_left(customer)
    assert customer.run(wish).plan.actions == ()


@pytest.mark.parametrize(
    "reading",
    [
        {"order_status": "state"},
        {"tns_shape": "list"},
        {"number_digits": "11"},
        {"error_style": "error_key_200"},
        {"payload_key": "data"},
        {"search_shape": "numbers"},
        {"category_case": "title"},
        {"trailing_commas": True},
    ],
    ids=str,
)
def test_every_other_reading_is_understood(customer: Customer, reading: dict[str, Any]) -> None:
    customer.sandbox.control("readings", reading)
    wish = NumbersWish(numbers=explicit(customer.for_sale()[7:9]).numbers, pools=pool(2).pools)
    assert customer.run(wish).statuses == ["done"] * 4
    assert customer.run(wish).plan.actions == ()


def test_toll_free_numbers_of_several_prefixes(customer: Customer) -> None:
    select = Select(category="tollfree")
    run = customer.run(pool(5, select))
    assert run.statuses == ["done"] * 5
    assert all(number[2] == "8" for number in customer.owned())
    assert customer.run(pool(5, select)).plan.actions == ()


def test_what_is_excluded_or_named_is_not_taken_in_bulk(customer: Customer) -> None:
    first, second, third, fourth = customer.for_sale()[:4]
    wish = NumbersWish(numbers=explicit([third]).numbers, pools=pool(2).pools, exclude=frozenset([first]))
    assert customer.run(wish).bought == [second, third, fourth]
    assert "bulkreserve" not in customer.sandbox.calls()
    assert nothing_left(customer)


def test_the_shares_add_up_to_what_was_paid(customer: Customer) -> None:
    run = customer.run(pool(7))
    assert sum(outcome.cost.setup or 0 for outcome in run.outcomes if outcome.cost) == spent(customer) > 0
    facts = run.outcomes[0].facts
    assert (facts["number"], facts["order_id"]) == (run.outcomes[0].name, "2342343")
    assert Decimal(str(facts["setup_fee"])) > 0
    assert Decimal(str(facts["monthly_fee"])) > 0


@pytest.mark.parametrize("cart", ["reservation", "account"])
def test_each_trunk_group_gets_its_own_numbers(customer: Customer, cart: str) -> None:
    customer.sandbox.control("readings", {"cart": cart})
    wish = two_groups(customer)
    customer.run(wish)
    groups = {f"+1{row['number']}": row["trunk_title"] for row in customer.state("numbers")}
    first = wish.numbers[0].number
    assert (groups.pop(first), set(groups.values())) == ("in", {"other"})


def test_over_the_budget_nothing_is_paid_and_the_open_order_is_adopted_later(customer: Customer) -> None:
    run = customer.run(pool(3, budget=Cost(Decimal("0.10"), None)))
    assert run.statuses == ["failed", "skipped", "skipped"]
    assert "over the budget: the numbers cost" in run.errors
    assert "Orders that stay unprocessed, at no cost: 2342343" in run.errors
    assert spent(customer) == 0
    again = customer.run(pool(3))
    assert [action.action for action in again.plan.actions] == ["adopt"] * 3
    assert again.statuses == ["done"] * 3
    assert again.plan.cost.setup == spent(customer) > 0


def test_what_was_adopted_counts_against_the_budget(customer: Customer) -> None:
    customer.run(pool(3, budget=Cost(Decimal("0.10"), None)))
    amount = Decimal(customer.state("orders")[0]["amount"])
    run = customer.run(pool(5, budget=Cost(amount, None)))
    assert sorted(run.statuses) == ["done", "done", "done", "failed", "skipped"]
    assert spent(customer) == amount


@pytest.mark.parametrize("reading", ["reservation", "account"])
def test_a_strangers_numbers_in_the_cart_stop_the_run_and_stay(customer: Customer, reading: str) -> None:
    customer.sandbox.control("readings", {"cart": reading})
    stranger = customer.for_sale()[-1]
    customer.sandbox.control("cart", {"api": "vitcom", "numbers": [stranger]})
    run = customer.run(pool(2))
    if reading == "reservation":
        assert run.statuses == ["done", "done"]
    else:
        assert run.statuses == ["failed", "skipped"]
        assert f"did not ask for: {stranger}. Another system" in run.errors
        assert spent(customer) == 0


@pytest.mark.parametrize("select", [Select(state="WA"), Select(npanxx="206219")])
def test_a_strangers_number_in_an_answer_stops_and_frees_only_our_own(
    customer: Customer, monkeypatch: pytest.MonkeyPatch, select: Select
) -> None:
    stranger = customer.for_sale()[-1]
    customer.sandbox.control("cart", {"api": "vitcom", "numbers": [stranger]})
    read = reserving._reservation
    monkeypatch.setattr(
        reserving,
        "_reservation",
        lambda body: Reservation(read(body).id, (stranger, *read(body).numbers)),
    )
    run = customer.run(pool(2, select))
    assert run.statuses == ["failed", "skipped"]
    assert f"did not ask for: {stranger}." in run.errors
    (left,) = customer.state("reservations")
    assert left["numbers"] == [stranger[2:]]


def test_a_number_sold_meanwhile_fails_and_the_others_are_bought(customer: Customer) -> None:
    wanted = customer.for_sale()[:3]
    customer.sandbox.fault("reserve", "sold_meanwhile")
    run = customer.run(explicit(wanted))
    assert run.statuses == ["failed", "done", "done"]
    assert "It was sold or reserved by somebody else meanwhile" in run.errors
    assert nothing_left(customer)


@pytest.mark.parametrize("cart", ["reservation", "account"])
def test_a_number_sold_before_its_order_fails_and_the_others_are_bought(customer: Customer, cart: str) -> None:
    customer.sandbox.control("readings", {"cart": cart})
    customer.sandbox.fault("gen_order", "sold_meanwhile")
    run = customer.run(explicit(customer.for_sale()[:2]))
    assert run.statuses == ["failed", "done"]
    assert "It was not bought" in run.errors
    assert nothing_left(customer)


def test_in_partial_what_was_sold_meanwhile_is_skipped(customer: Customer) -> None:
    customer.sandbox.fault("reserve", "sold_meanwhile")
    run = customer.run(explicit(customer.for_sale()[:2], partial=True))
    assert run.statuses == ["skipped", "done"]


def test_a_pool_takes_another_for_a_number_sold_meanwhile(customer: Customer) -> None:
    lowest = customer.for_sale()[:4]
    customer.sandbox.fault("bulkreserve", "sold_meanwhile")
    run = customer.run(pool(3))
    assert run.bought == lowest[1:]
    assert [outcome.name != outcome.action.name for outcome in run.outcomes].count(True) == 1


@pytest.mark.parametrize(("partial", "statuses"), [(False, ["failed", "skipped"]), (True, ["done", "skipped"])])
def test_a_pool_that_comes_out_short(customer: Customer, partial: bool, statuses: list[str]) -> None:
    npanxx = Select(npanxx="907200")
    numbers = [{"number": f"907200000{digit}", "state": "AK"} for digit in range(2)]
    customer.sandbox.control("market", {"api": "vitcom", "add": numbers})
    customer.sandbox.fault("bulkreserve", "sold_meanwhile")
    run = customer.run(pool(2, npanxx, partial=partial))
    assert sorted(run.statuses) == statuses
    assert len(customer.owned()) == statuses.count("done")
    assert nothing_left(customer)


@pytest.mark.parametrize("kind", LOST)
@pytest.mark.parametrize("cart", ["reservation", "account"])
def test_a_pool_whose_reservation_was_lost_takes_other_numbers(customer: Customer, cart: str, kind: str) -> None:
    customer.sandbox.control("readings", {"cart": cart})
    lowest = customer.for_sale()[:6]
    customer.sandbox.fault("bulkreserve", kind)
    assert customer.run(pool(3)).bought == lowest[3:] == customer.owned()
    held = [number for row in customer.state("reservations") for number in row["numbers"]]
    assert held == ([] if cart == "account" else [number[2:] for number in lowest[:3]])


@pytest.mark.parametrize("kind", LOST)
def test_an_explicit_number_whose_reservation_was_lost_is_reported(customer: Customer, kind: str) -> None:
    customer.sandbox.fault("reserve", kind)
    run = customer.run(explicit(customer.for_sale()[:1]))
    assert run.statuses == ["failed"]
    assert "it is reserved, but the answer with the reserveId was lost. Nothing was paid" in run.errors
    assert customer.sandbox.calls(writes=True)[1:] == ["reserve"]


def test_in_a_shared_cart_a_lost_number_comes_with_the_others(customer: Customer) -> None:
    customer.sandbox.control("readings", {"cart": "account"})
    wanted = customer.for_sale()[:3]
    customer.sandbox.fault("reserve", "drop_after")
    assert customer.run(explicit(wanted)).bought == wanted
    assert nothing_left(customer)


def test_a_number_lost_in_a_shared_cart_is_freed_before_the_next_trunk_group(customer: Customer) -> None:
    customer.sandbox.control("readings", {"cart": "account"})
    wish = two_groups(customer)
    customer.sandbox.fault("reserve", "drop_after")
    assert customer.run(wish).statuses == ["failed", "done", "done", "done"]
    assert nothing_left(customer)
    assert customer.run(wish).statuses == ["done"]


@pytest.mark.parametrize("call", ["bulkreserve", "gen_order", "process_order"])
@pytest.mark.parametrize("kind", ["drop_before", "error_500", "html"])
def test_a_request_without_effect_buys_nothing_twice(customer: Customer, call: str, kind: str) -> None:
    customer.sandbox.fault(call, kind)
    customer.run(pool(3))
    assert customer.run(pool(3)).plan.problems == ()
    assert len(customer.owned()) == 3
    assert sum(Decimal(order["amount"]) for order in customer.state("orders") if order["processed"]) == spent(customer)


@pytest.mark.parametrize("call", ["gen_order", "process_order"])
@pytest.mark.parametrize("kind", [*LOST, "truncated", "error_500_after"])
def test_a_lost_answer_is_settled_by_looking_and_never_sent_again(customer: Customer, call: str, kind: str) -> None:
    customer.sandbox.fault(call, kind)
    assert customer.run(pool(3)).statuses == ["done"] * 3
    assert customer.sandbox.calls(writes=True)[1:] == ["bulkreserve", "gen_order", "process_order"]
    assert nothing_left(customer)


@pytest.mark.parametrize("call", ["gen_order", "process_order"])
@pytest.mark.parametrize("answer", ["success", "drop"])
def test_an_effect_that_comes_late_is_waited_for(customer: Customer, call: str, answer: str) -> None:
    customer.sandbox.fault(call, "late_effect", seconds=0.4, answer=answer)
    assert customer.run(pool(2)).statuses == ["done"] * 2
    assert nothing_left(customer)


@pytest.mark.parametrize("cart", ["reservation", "account"])
def test_a_reservation_that_takes_effect_late_is_waited_for(customer: Customer, cart: str) -> None:
    customer.sandbox.control("readings", {"cart": cart})
    customer.sandbox.fault("bulkreserve", "late_effect", seconds=0.3)
    assert customer.run(pool(2)).statuses == ["done"] * 2
    assert nothing_left(customer)


def test_success_without_an_order_stops_before_another_trunk_group(customer: Customer) -> None:
    customer.sandbox.control("readings", {"cart": "account"})
    wish = two_groups(customer)
    customer.sandbox.fault("gen_order", "no_effect")
    run = customer.run(wish)
    assert run.statuses == ["failed", "skipped", "skipped", "skipped"]
    assert "answered with order 2342343, which does not show. Nothing was bought" in run.errors
    assert customer.state("orders") == []
    assert nothing_left(customer)


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
    assert "Invalid balance. It paid nothing: order 2342343 stays as it is" in run.errors
    assert [action.action for action in customer.run(explicit([number]), check=True).plan.actions] == ["adopt"]


def test_an_interrupt_frees_what_was_reserved(customer: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(buying, "generate", interrupt)
    with pytest.raises(KeyboardInterrupt):
        customer.run(pool(3))
    assert nothing_left(customer)
    assert customer.sandbox.calls(writes=True)[-1] == "remove_reserved"


def test_an_order_that_does_not_come_about_stops_the_run(customer: Customer) -> None:
    customer.sandbox.fault("gen_order", "error_500", times=9)
    assert customer.run(pool(2)).statuses == ["failed", "skipped"]
    assert customer.sandbox.calls(writes=True)[1:] == ["bulkreserve", "gen_order", "remove_reserved"]
    assert nothing_left(customer)


def test_a_city_goes_along_with_an_npanxx(customer: Customer) -> None:
    numbers = [{"number": f"907200000{digit}", "state": "AK", "ratecenter": "NOME"} for digit in range(3)]
    customer.sandbox.control("market", {"api": "vitcom", "add": numbers})
    assert customer.run(pool(2, Select(npanxx="907200", city="Nome"))).statuses == ["done"] * 2


def test_the_trunk_group_may_be_named_by_its_id(customer: Customer) -> None:
    wish = pool(1, routing={"trunk_group": "301"})
    assert customer.run(wish).plan.actions[0].after == TRUNK
    assert customer.run(wish).plan.actions == ()
