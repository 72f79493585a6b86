# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Traps that other provisioning tools fell into, each with a test of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, Request, Session
from tests.chaos.around import PORTED, port_options
from tests.support.customer import BLOCK, Customer, due, statuses

PAYING = {"tcxc": "purchase", "vitcom": "process_order"}
ONE, TWO, THREE = BLOCK[:3]
DAY = 86_400


def pool(customer: Customer, count: int = 3, name: str = "sales", **more: Any) -> dict[str, Any]:
    """Own a pool; whatever is too many may go."""
    entry = {"name": name, "count": count, "select": customer.select, "exact": True, **customer.here, **more}
    return customer.buy(pools=[entry], max_releases=99)


def take_away(customer: Customer, number: str) -> None:
    """The number leaves the account by no doing of ours, and somebody else has it."""
    more = customer.sandbox.accounts["more"]
    stranger = next(entry["account"] for entry in more if entry["api"] == customer.carrier)
    digits = number[1 if customer.carrier == "tcxc" else 2 :]
    customer.sandbox.control("grant", {"api": customer.carrier, "account": stranger, "numbers": [digits]})


def test_a_new_name_of_a_pool_releases_nothing(customer: Customer) -> None:
    pool(customer)
    renamed = pool(customer, name="support")
    assert (renamed["failed"], renamed["plan"], renamed["changed"]) == (False, [], False)
    assert sorted(customer.owned()) == BLOCK[:3]


def test_another_spelling_or_order_of_numbers_releases_and_buys_nothing(customer: Customer) -> None:
    customer.buy(numbers=[ONE, TWO], **customer.here)
    again = customer.buy(numbers=["1 (206) 777-0002", int(ONE[1:])], **customer.here)
    assert (again["failed"], again["plan"]) == (False, [])


def test_a_new_title_of_a_trunk_group_releases_nothing(vitcom: Customer) -> None:
    pool(vitcom)
    identifier = vitcom.run("trunk_group_info")["trunk_groups"][0]["id"]
    vitcom.run("trunk_group", id=identifier, title="headquarters")
    renamed = pool(vitcom, trunk_group="headquarters")
    assert (renamed["failed"], renamed["plan"]) == (False, [])
    assert sorted(vitcom.owned()) == BLOCK[:3]


def test_a_new_password_is_an_update_and_no_purchase(tcxc: Customer) -> None:
    pool(tcxc)
    changed = pool(tcxc, smpp_contact=tcxc.here["smpp_contact"].replace("hush-hush", "hush-again"))
    assert {action for action, _name in due(changed)} == {"update"}
    assert sorted(tcxc.bought()) == sorted(tcxc.owned()) == BLOCK[:3]


def test_the_same_pool_twice_buys_once(customer: Customer) -> None:
    first, second = pool(customer), pool(customer)
    assert (first["changed"], second["changed"], second["plan"]) == (True, False, [])
    assert sorted(customer.bought()) == BLOCK[:3]


def test_a_success_answer_without_the_number_is_unknown_and_nothing_replaces_it(customer: Customer) -> None:
    customer.sandbox.fault(PAYING[customer.carrier], "no_effect", times=9)
    result = pool(customer, count=2)
    assert statuses(result) == {ONE: "unknown", TWO: "unknown"}
    assert customer.sandbox.calls().count(PAYING[customer.carrier]) == (2 if customer.carrier == "tcxc" else 1)
    customer.sandbox.clear_faults()
    assert statuses(pool(customer, count=2)) == {ONE: "done", TWO: "done"}


def test_documents_to_be_verified_are_a_state_and_the_next_run_goes_on(tcxc: Customer) -> None:
    slow = {"number": "12067770999", "voice": 1, "sms": 1, "verification_required": 1, "monthly_fee": "0.1000"}
    tcxc.sandbox.control("market", {"api": "tcxc", "add": [slow]})
    for count, expected in ((1, "done"), (2, "done")):
        result = tcxc.buy(count=count, select=tcxc.select, **tcxc.here)
        assert not result["failed"]
        assert statuses(result)["+12067770999"] == "pending"
        assert list(statuses(result).values()).count(expected) == count - 1
    tcxc.sandbox.control("clock", {"advance": 0})
    tcxc.sandbox.control("verify", {"numbers": ["12067770999"]})
    last = tcxc.buy(count=2, select=tcxc.select, **tcxc.here)
    assert (set(statuses(last).values()), last["plan"]) == ({"ok"}, [])


def test_a_port_in_that_takes_days_is_a_state_and_its_number_is_never_bought(vitcom: Customer) -> None:
    number = PORTED[0]
    ported = [vitcom.run("lnp_order", **port_options([number])) for _run in range(2)]
    assert [(run["failed"], run["changed"], statuses(run)) for run in ported] == [
        (False, True, {number: "pending"}),
        (False, False, {number: "pending"}),
    ]
    waiting = vitcom.buy(numbers=[number, ONE], **vitcom.here)
    assert (waiting["failed"], statuses(waiting)) == (False, {number: "pending", ONE: "done"})
    vitcom.sandbox.control("clock", {"advance": 4 * DAY})
    arrived = vitcom.buy(numbers=[number, ONE], **vitcom.here)
    assert due(arrived) == [("update", number)]
    assert vitcom.bought() == [ONE]


def test_a_number_that_vanished_is_reported_and_nothing_is_bought_in_its_place(customer: Customer) -> None:
    customer.give(ONE, TWO)
    take_away(customer, ONE)
    for result in (
        customer.buy(numbers=[ONE, TWO], **customer.here),
        customer.run("number_update", numbers=[ONE, TWO], **customer.there),
    ):
        assert result["failed"]
        assert f"{ONE}: " in result["msg"]
        assert not result["changed"]
    assert customer.bought() == []
    assert set(customer.owned()) == {TWO}


def put_back(customer: Customer, number: str) -> None:
    """The number leaves the account by no doing of ours, and is for sale again."""
    take_away(customer, number)
    customer.sandbox.control("market", {"api": "vitcom", "add": [{"number": number[2:], "state": "WA"}]})


def test_a_number_that_vanished_while_the_rest_of_its_order_is_there_is_missing(vitcom: Customer) -> None:
    vitcom.sandbox.control("readings", {"reserve_many": "all"})
    vitcom.buy(numbers=[ONE, TWO], **vitcom.here)
    put_back(vitcom, ONE)
    result = vitcom.buy(numbers=[ONE, TWO], **vitcom.here)
    assert f"{ONE}: order 2342343 of it was paid for on" in result["msg"]
    assert "it is not on the account, although other numbers of that order are: it left since" in result["msg"]
    assert (result["changed"], vitcom.bought()) == (False, [ONE, TWO])


def test_a_number_that_vanished_and_is_for_sale_again_is_missing_and_not_bought_again_at_once(vitcom: Customer) -> None:
    vitcom.buy(numbers=[ONE], **vitcom.here)
    put_back(vitcom, ONE)
    result = vitcom.buy(numbers=[ONE], **vitcom.here)
    assert "it is not on the account, although it is for sale again: it left since" in result["msg"]
    assert (result["changed"], vitcom.bought()) == (False, [ONE])
    routed = vitcom.run("number_update", numbers=[ONE], **vitcom.there)
    assert f"{ONE}: order 2342343 of it was paid for on" in routed["msg"]
    partial = vitcom.buy(numbers=[ONE, TWO], shortage="partial", **vitcom.here)
    assert (partial["failed"], statuses(partial)) == (False, {ONE: "skipped", TWO: "done"})


@pytest.mark.parametrize("together", ["all", "first_only"])
def test_after_days_a_number_that_vanished_is_bought_again_with_a_warning(vitcom: Customer, together: str) -> None:
    vitcom.sandbox.control("readings", {"reserve_many": together})
    vitcom.sandbox.control("clock", {"advance": -3 * DAY})
    vitcom.buy(numbers=[ONE, TWO], **vitcom.here)
    vitcom.sandbox.control("clock", {"advance": 3 * DAY})
    put_back(vitcom, ONE)
    result = vitcom.buy(numbers=[ONE, TWO], **vitcom.here)
    assert (result["failed"], due(result)) == (False, [("purchase", ONE)])
    assert ONE in str(result["warnings"])
    assert "left" in str(result["warnings"])


def test_what_left_the_account_or_never_came_cannot_be_told_apart_and_both_are_said(vitcom: Customer) -> None:
    vitcom.buy(numbers=[ONE], **vitcom.here)
    take_away(vitcom, ONE)
    result = vitcom.buy(numbers=[ONE], **vitcom.here)
    assert statuses(result) == {ONE: "pending"}
    assert "(yet, or any more: no answer of the carrier tells these apart)" in str(result["warnings"])


def test_a_pool_counts_no_number_that_is_for_sale_again_and_says_so(vitcom: Customer) -> None:
    vitcom.buy(count=2, select=vitcom.select, **vitcom.here)
    put_back(vitcom, ONE)
    result = vitcom.buy(count=2, select=vitcom.select, check=True, **vitcom.here)
    assert due(result) == [("purchase", ONE)]
    assert f"{ONE}: order 2342343 of it was paid for on" in str(result["warnings"])


def test_a_pool_member_that_vanished_is_replaced_by_a_planned_purchase_only(customer: Customer) -> None:
    pool(customer, count=2)
    take_away(customer, ONE)
    held_back = customer.buy(count=2, select=customer.select, expected_plan=[], **customer.here)
    assert held_back["failed"]
    assert THREE in held_back["msg"] or "purchase" in held_back["msg"]
    assert set(customer.owned()) == {TWO}
    assert due(customer.buy(count=2, select=customer.select, check=True, **customer.here)) == [("purchase", THREE)]


def test_a_removed_line_releases_nothing(customer: Customer) -> None:
    customer.buy(numbers=[ONE, TWO], **customer.here)
    customer.buy(numbers=[ONE], max_releases=99, **customer.here)
    customer.buy(count=0, select=customer.select, max_releases=99, **customer.here)
    assert set(customer.owned()) == {ONE, TWO}


def test_a_lower_count_reports_a_surplus_and_releases_nothing(customer: Customer) -> None:
    customer.buy(count=3, select=customer.select, **customer.here)
    fewer = customer.buy(count=1, select=customer.select, max_releases=99, **customer.here)
    assert (fewer["plan"], fewer["surplus"]) == ([], [TWO, THREE])
    assert sorted(customer.owned()) == BLOCK[:3]


def test_a_market_in_another_order_gives_the_same_plan(tcxc: Customer) -> None:
    wish = {"count": 7, "select": {"prefix": "1206"}, **tcxc.here}
    plan = tcxc.buy(**wish, check=True)["plan"]
    tcxc.sandbox.control("readings", {"market_order": "shuffled"})
    assert [tcxc.buy(**wish, check=True)["plan"] == plan for _run in range(3)] == [True] * 3
    assert not tcxc.buy(**wish, expected_plan=plan)["failed"]


def lists_then(change: Callable[[], None]) -> Callable[..., tuple[Answer, str | None]]:
    """Session's exchange; after the first page of the owned numbers something changes on the account."""
    exchange, pages = Session._exchange, 0

    def exchanged(session: Session, request: Request, *, writes: bool) -> tuple[Answer, str | None]:
        nonlocal pages
        answer = exchange(session, request, writes=writes)
        pages += request.call == "tcxc list"
        if pages == 1 and request.call == "tcxc list":
            change()
        return answer

    return exchanged


def test_a_page_that_shifts_to_the_left_while_it_is_read_loses_no_number(tcxc: Customer) -> None:
    """The first number goes: a page later, each row stands one place further to the front."""
    tcxc.give(*BLOCK)
    tcxc.sandbox.control("readings", {"pager_cap": 5})
    with patch.object(Session, "_exchange", lists_then(lambda: take_away(tcxc, ONE))):
        result = tcxc.buy(count=len(BLOCK) - 1, select=tcxc.select, **tcxc.here)
    assert (result["failed"], result["plan"]) == (False, [])
    assert tcxc.bought() == []


def test_a_page_that_shifts_to_the_right_while_it_is_read_doubles_no_number(tcxc: Customer) -> None:
    """A number comes in front of all others: each row stands one place further to the back."""
    tcxc.give(*BLOCK[1:])
    tcxc.sandbox.control("readings", {"pager_cap": 5})
    with patch.object(Session, "_exchange", lists_then(lambda: tcxc.give(ONE))):
        result = tcxc.buy(count=len(BLOCK), select=tcxc.select, **tcxc.here)
    assert (result["failed"], result["plan"]) == (False, [])
    assert [entry["name"] for entry in result["results"]] == BLOCK
