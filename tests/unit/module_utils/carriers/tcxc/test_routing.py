# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Routing and releasing on tcxc: harmless to repeat, believed only when seen."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.line import GONE, NOT_SENT
from tests.support.numbers import ONE, THREE, TWO
from tests.unit.module_utils.carriers.tcxc.customer import Customer

ELSEWHERE = {"contact": "sip:12062190001@there.example.com"}
LOST = ["drop_before", "drop_after", "error_500", "error_500_after", "html", "html_after", "truncated"]


def route(customer: Customer, *numbers: str) -> dict[str, str]:
    updates = [customer.update(number, {"contact": f"sip:{number[1:]}@there.example.com"}) for number in numbers]
    customer.observed().route(updates, customer.told.append)
    return customer.statuses()


def release(customer: Customer, *numbers: str) -> dict[str, str]:
    customer.observed().release([customer.release(number) for number in numbers], customer.told.append)
    return customer.statuses()


def test_an_update_sends_both_contacts_so_that_none_is_emptied(customer: Customer) -> None:
    customer.grant(ONE)
    assert route(customer, ONE) == {ONE: "done"}
    routing = customer.carrier.owned.of([ONE])[ONE].routing
    assert routing == {**ELSEWHERE, "smpp_contact": "smpp:me:hush:12062190001@smpp.example.com:2776"}


def test_each_number_costs_one_write_and_the_look_is_shared(customer: Customer) -> None:
    customer.grant(ONE, TWO, THREE)
    updates = [customer.update(number, {"contact": f"sip:{number[1:]}@x.example"}) for number in (ONE, TWO, THREE)]
    before = len(customer.sandbox.log())
    customer.observed().route(updates, customer.told.append)
    calls = customer.sandbox.calls()[before:]
    assert (calls.count("update"), calls.count("list")) == (3, 1)


@pytest.mark.parametrize("kind", LOST)
def test_a_lost_update_is_sent_again(customer: Customer, kind: str) -> None:
    customer.grant(ONE)
    customer.sandbox.fault("update", kind)
    assert route(customer, ONE) == {ONE: "done"}


@pytest.mark.parametrize("kind", LOST)
def test_a_lost_release_is_settled(customer: Customer, kind: str) -> None:
    customer.grant(ONE, TWO)
    customer.sandbox.fault("unsubscribe", kind)
    assert release(customer, ONE) == {ONE: "done"}
    assert customer.owned() == {TWO}


@pytest.mark.parametrize("call", ["update", "unsubscribe"])
def test_a_success_without_effect_is_unknown(customer: Customer, call: str) -> None:
    customer.grant(ONE)
    customer.sandbox.fault(call, "no_effect")
    act = route if call == "update" else release
    assert act(customer, ONE) == {ONE: "unknown"}
    assert "answered success, but it does not show. Run again" in str(customer.told[0].error)


def test_an_effect_that_shows_late_is_waited_for(customer: Customer) -> None:
    customer.grant(ONE)
    customer.sandbox.fault("update", "late_effect", seconds=0.15)
    assert route(customer, ONE) == {ONE: "done"}


@pytest.mark.parametrize("call", ["update", "unsubscribe"])
def test_an_answer_that_stays_lost_is_unknown(customer: Customer, call: str) -> None:
    customer.grant(ONE)
    customer.sandbox.fault(call, "error_500", times=9)
    act = route if call == "update" else release
    assert act(customer, ONE) == {ONE: "unknown"}
    assert "HTTP 500" in str(customer.told[0].error)


def test_a_refusal_fails_that_number_alone(customer: Customer) -> None:
    customer.grant(ONE, TWO)
    updates = [customer.update(ONE, {"contact": "wrong"}), customer.update(TWO, ELSEWHERE)]
    customer.observed().route(updates, customer.told.append)
    assert customer.statuses() == {ONE: "failed", TWO: "done"}
    assert "contact begins with sip:" in str(customer.told[0].error)


def test_a_number_that_somebody_released_meanwhile_is_released(customer: Customer) -> None:
    customer.grant(ONE)
    due = customer.release(ONE)
    customer.observed().release([due], lambda _outcome: None)
    customer.observed().release([due], customer.told.append)
    assert customer.statuses() == {ONE: "done"}


def test_an_account_that_cannot_be_read_shows_no_release(customer: Customer) -> None:
    """An empty look must not be taken for a number that is gone."""
    customer.grant(ONE)
    due = customer.release(ONE)
    customer.sandbox.fault("unsubscribe", "error_500", times=9)
    customer.sandbox.fault("list", "error_500", times=99)
    customer.observed().release([due], customer.told.append)
    assert customer.statuses() == {ONE: "unknown"}
    assert customer.owned() == {ONE}


def test_a_carrier_that_is_gone_is_not_asked_for_each_number(customer: Customer) -> None:
    numbers = [f"+1206219{at:04}" for at in range(3 * GONE)]
    customer.grant(*numbers)
    customer.sandbox.fault("update", "refuse", times=999)
    came = route(customer, *numbers)
    assert {outcome.error for outcome in customer.told if outcome.status == "skipped"} == {NOT_SENT}
    assert GONE <= list(came.values()).count("unknown") < 2 * GONE


@pytest.mark.parametrize("call", ["update", "unsubscribe"])
def test_a_limit_that_lasts_is_not_tried_for_each_number(customer: Customer, call: str) -> None:
    numbers = [f"+1206219{at:04}" for at in range(3 * GONE)]
    customer.grant(*numbers)
    customer.sandbox.fault(call, "rate_limit", seconds=0, times=999)
    came = (route if call == "update" else release)(customer, *numbers)
    assert [came[number] for number in numbers] == ["failed"] * GONE + ["skipped"] * 2 * GONE
    assert customer.sandbox.calls(writes=True) == [call] * GONE * 2
    assert "asks for a pause. Nothing was done by this request. Run again later" in str(customer.told[0].error)
