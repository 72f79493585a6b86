# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying against the sandbox, in every reading of the seed: reserve, generate, compare, check the budget, process."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom import reserving, wire
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.cart import Reservation
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import decoded
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import NumbersWish
from tests.unit.module_utils.carriers.vitcom.customer import TRUNK, Customer, explicit, pool, two_groups

READINGS = [
    {"cart": cart, "reserve_many": many, "bulk_answer": bulk}
    for cart in ("reservation", "account")
    for many in ("first_only", "all")
    for bulk in ("exact", "fewer", "others")
]


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
    assert customer.nothing_left()
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


def test_an_exchange_is_named_only_where_all_numbers_of_a_request_lie_in_it(customer: Customer) -> None:
    customer.sandbox.control("readings", {"reserve_many": "all"})
    offered = customer.for_sale()
    seattle, tacoma = offered[:2], next(number for number in offered if number.startswith("+1253"))
    for wanted in (seattle, [offered[2], tacoma]):
        assert customer.run(explicit(wanted)).bought == wanted
    asked = [row["params"].get("npanxx") for row in customer.sandbox.log() if row["call"] == "reserve"]
    assert asked == ["206219", None]


def test_what_is_excluded_or_named_is_not_taken_in_bulk(customer: Customer) -> None:
    first, second, third, fourth = customer.for_sale()[:4]
    wish = NumbersWish(numbers=explicit([third]).numbers, pools=pool(2).pools, exclude=frozenset([first]))
    assert customer.run(wish).bought == [second, third, fourth]
    assert "bulkreserve" not in customer.sandbox.calls()
    assert customer.nothing_left()


def test_an_excluded_number_that_comes_in_bulk_is_given_back(customer: Customer) -> None:
    lowest = customer.for_sale()[:4]
    customer.sandbox.fault("bulkreserve", "sold_meanwhile")
    assert customer.run(pool(2, exclude=frozenset([lowest[2]]))).bought == [lowest[1], lowest[3]]
    assert customer.nothing_left()


def test_the_shares_add_up_to_what_was_paid(customer: Customer) -> None:
    run = customer.run(pool(7))
    assert sum(outcome.cost.setup or 0 for outcome in run.outcomes if outcome.cost) == customer.spent() > 0
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
    assert customer.spent() == 0
    again = customer.run(pool(3))
    assert [action.action for action in again.plan.actions] == ["adopt"] * 3
    assert again.statuses == ["done"] * 3
    assert again.plan.cost.setup == customer.spent() > 0


@pytest.mark.parametrize(("budget", "status", "spent"), [("3.00", "done", "3.00"), ("2.99", "failed", "0")])
def test_orders_right_at_the_budget_are_paid_for_and_those_a_cent_over_it_are_not(
    customer: Customer, budget: str, status: str, spent: str
) -> None:
    prices = {number[2:]: "1.00" for number in customer.for_sale()[:3]}
    customer.sandbox.control("market", {"api": "vitcom", "price": prices})
    run = customer.run(pool(3, budget=Cost(Decimal(budget), None)))
    assert (run.statuses[0], customer.spent()) == (status, Decimal(spent))


@pytest.mark.parametrize("amount", ["-1000.00", "-0.01"])
def test_an_amount_below_zero_opens_no_budget_for_another_order(
    customer: Customer, monkeypatch: pytest.MonkeyPatch, amount: str
) -> None:
    told = {"2342343": amount, "2342344": "1000.00"}

    def lied(text: str) -> Any:
        body = decoded(text)
        for row in (body, *body.get("orders", ())):
            row.update({"amount": told[row["order_id"]]} if "order_id" in row else {})
        return body

    monkeypatch.setattr(wire, "decoded", lied)
    first = customer.for_sale()[0]
    wish = NumbersWish(numbers=explicit([first]).numbers, pools=pool(2).pools, budget=Cost(Decimal(3), None))
    run = customer.run(wish)
    assert "an amount that the carrier does not tell" in run.errors
    assert customer.bought_nothing()
    again = customer.run(replace(wish, pools=()))
    assert "whose amount the carrier does not tell" in str(again.plan.problems)
    assert customer.bought_nothing()


def test_what_was_adopted_counts_against_the_budget(customer: Customer) -> None:
    customer.run(pool(3, budget=Cost(Decimal("0.10"), None)))
    amount = Decimal(customer.state("orders")[0]["amount"])
    run = customer.run(pool(5, budget=Cost(amount, None)))
    assert sorted(run.statuses) == ["done", "done", "done", "failed", "skipped"]
    assert customer.spent() == amount


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
        assert (
            f"order 2342343 of reservation 70002 holds numbers that this run did not ask for: {stranger}. "
            in run.errors
        )
        assert (
            "Order 2342343 is not paid for, and no run pays for it unless all of its numbers are wanted" in run.errors
        )
        assert customer.spent() == 0


@pytest.mark.parametrize("select", [Select(state="WA"), Select(npanxx="206219")])
def test_a_strangers_number_in_an_answer_stops_and_frees_only_our_own(
    customer: Customer, monkeypatch: pytest.MonkeyPatch, select: Select
) -> None:
    stranger = customer.for_sale()[-1]
    customer.sandbox.control("cart", {"api": "vitcom", "numbers": [stranger]})
    read = reserving.reservation
    monkeypatch.setattr(
        reserving,
        "reservation",
        lambda body: Reservation(read(body).id, (stranger, *read(body).numbers)),
    )
    run = customer.run(pool(2, select))
    assert run.statuses == ["failed", "skipped"]
    assert f"did not ask for: {stranger}." in run.errors
    assert "free them with dialtone.telecom.number_reservation (reserve_id 7" in run.errors
    (left,) = customer.state("reservations")
    assert left["numbers"] == [stranger[2:]]


def test_a_number_sold_meanwhile_fails_and_the_others_are_bought(customer: Customer) -> None:
    wanted = customer.for_sale()[:3]
    customer.sandbox.fault("reserve", "sold_meanwhile")
    run = customer.run(explicit(wanted))
    assert run.statuses == ["failed", "done", "done"]
    assert "It may have been sold or reserved by somebody else since the plan was made. It was not bought" in run.errors
    assert customer.nothing_left()


@pytest.mark.parametrize("cart", ["reservation", "account"])
def test_a_number_sold_before_its_order_fails_and_the_others_are_bought(customer: Customer, cart: str) -> None:
    customer.sandbox.control("readings", {"cart": cart})
    customer.sandbox.fault("gen_order", "sold_meanwhile")
    run = customer.run(explicit(customer.for_sale()[:2]))
    assert run.statuses == ["failed", "done"]
    assert "It was not bought" in run.errors
    assert customer.nothing_left()


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
    assert customer.nothing_left()


def test_a_city_goes_along_with_an_npanxx(customer: Customer) -> None:
    numbers = [{"number": f"907200000{digit}", "state": "AK", "ratecenter": "NOME"} for digit in range(3)]
    customer.sandbox.control("market", {"api": "vitcom", "add": numbers})
    assert customer.run(pool(2, Select(npanxx="907200", city="Nome"))).statuses == ["done"] * 2


def test_the_trunk_group_may_be_named_by_its_id(customer: Customer) -> None:
    wish = pool(1, routing={"trunk_group": "301"})
    assert customer.run(wish).plan.actions[0].after == TRUNK
    assert customer.run(wish).plan.actions == ()
