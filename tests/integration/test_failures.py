# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What goes wrong ends in one clear sentence that names the item and the remedy; nothing is bought twice."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.support.customer import BLOCK, Customer, statuses
from tests.support.sandbox import free_port

pytestmark = pytest.mark.usefixtures("impatient")

ONE, TWO, THREE = BLOCK[:3]
#: The request that spends the money.
PAYING = {"tcxc": "purchase", "vitcom": "process_order"}
#: What reads an account first.
READING = {"tcxc": "list", "vitcom": "get_new_orders"}
BREAKS = [
    *("drop_before", "drop_after", "error_500", "error_500_after", "html", "html_after", "truncated", "refuse"),
    *("redirect", "rate_limit"),
]
#: What no message shows: a page's markup, Python's names of classes and objects.
NOISE = ("Traceback", "<html", "<h1>", "Error(", "Read(", "Disconnected", "Connection(", "Errno", "_ssl.c")


def own(customer: Customer, *numbers: str, **params: Any) -> dict[str, Any]:
    """Own explicit numbers; little is repeated, so that what fails fails soon."""
    return customer.buy(numbers=list(numbers), retries=1, **customer.here, **params)


def is_clear(result: dict[str, Any], *words: str) -> None:
    """One sentence (or one line an item) that says all of the words, in order."""
    assert result["failed"]
    message = result["msg"]
    assert not [noise for noise in NOISE if noise in message], message
    assert "exception" not in result
    at = 0
    for word in words:
        found = message.find(word, at)
        assert found >= 0, (word, message)
        at = found + len(word)


def test_a_wrong_key_is_told_with_what_to_check(customer: Customer) -> None:
    result = own(customer, ONE, api_key="wrong-key-of-mine")
    is_clear(result, "does not accept", "api_key")
    assert "wrong-key-of-mine" not in str(result)
    assert customer.sandbox.calls(writes=True) == []
    assert len(customer.sandbox.log()) <= 2


def test_a_wrong_key_is_told_with_http_digest_too(tcxc: Customer) -> None:
    result = own(tcxc, ONE, auth="digest", api_key="wrong-key-of-mine")
    is_clear(result, "does not accept", "Check account and api_key.")
    assert "clock" not in result["msg"]
    assert tcxc.sandbox.calls(writes=True) == []


def test_a_clock_an_hour_off_is_told(tcxc: Customer) -> None:
    tcxc.sandbox.control("clock", {"advance": 3600})
    is_clear(own(tcxc, ONE), "Wrong signature", "Check account and api_key, and this machine's clock")
    assert tcxc.sandbox.calls(writes=True) == []


def test_a_number_that_is_not_to_be_had_is_named(customer: Customer) -> None:
    is_clear(own(customer, "+12067771234"), "+12067771234: not for sale and not owned", "Choose another number")
    is_clear(customer.run("number_update", number=ONE, **customer.here), f"{ONE}: this account does not own it", "buy")
    assert customer.sandbox.calls(writes=True) == []


def test_a_trunk_group_that_there_is_not_is_named(vitcom: Customer) -> None:
    is_clear(vitcom.buy(number=ONE, trunk_group="nowhere"), "nowhere")
    assert vitcom.sandbox.calls(writes=True) == []


@pytest.mark.parametrize("kind", ["html", "error_500", "drop_before", "redirect", "truncated", "refuse"])
def test_a_read_that_breaks_once_is_repeated(customer: Customer, kind: str) -> None:
    customer.sandbox.fault(READING[customer.carrier], kind)
    assert statuses(own(customer, ONE)) == {ONE: "done"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("html", ["a web page came", "HTTP 200", "We will be right back", "Nothing was changed. Check api_url"]),
        ("error_500", ["the carrier answered HTTP 500. Nothing was changed. Run again later."]),
        ("drop_before", ["connection broke", "(the other side closed it without an answer)", "later."]),
        ("truncated", ["connection broke before the answer was whole (a part of the answer is missing)", "Run again"]),
        ("redirect", ["redirects to localhost", "Check api_url"]),
    ],
)
def test_a_read_that_stays_broken_ends_the_run(customer: Customer, kind: str, words: list[str]) -> None:
    customer.sandbox.fault("*", kind, times=99)
    is_clear(own(customer, ONE), READING[customer.carrier], *words)
    assert customer.sandbox.calls(writes=True) == []


def test_a_carrier_that_is_slow_beyond_the_time_out_is_told(customer: Customer) -> None:
    customer.sandbox.fault("*", "slow", seconds=30, times=9)
    begin = time.monotonic()
    is_clear(
        own(customer, ONE, timeout=0.2), "no answer within 0.2 s. Nothing was changed. Run again, or raise timeout."
    )
    assert time.monotonic() - begin < 5


def test_a_limit_of_requests_that_does_not_end_is_told(customer: Customer) -> None:
    customer.sandbox.fault("*", "rate_limit", times=99, seconds=900)
    is_clear(
        own(customer, ONE),
        "HTTP 429",
        "asks for a pause. Nothing was done by this request. Run again later, or lower rate_limit",
    )


def test_a_refused_connection_is_told(customer: Customer) -> None:
    port = free_port()
    result = own(customer, ONE, api_url=f"http://127.0.0.1:{port}")
    is_clear(result, f"127.0.0.1:{port} cannot be reached", "refused", "Check api_url and the network")


@pytest.mark.parametrize("seconds", [None, 1])
def test_a_limit_of_requests_is_waited_out(customer: Customer, seconds: int | None) -> None:
    more = {} if seconds is None else {"seconds": seconds}
    customer.sandbox.fault(PAYING[customer.carrier], "rate_limit", **more)
    begin = time.monotonic()
    assert statuses(own(customer, ONE)) == {ONE: "done"}
    assert time.monotonic() - begin >= (seconds or 0.2)


@pytest.mark.parametrize("kind", BREAKS)
def test_a_purchase_whose_answer_is_lost_is_settled(customer: Customer, kind: str) -> None:
    """Whatever the first run makes of it, the second ends with the number owned and paid for once."""
    customer.sandbox.fault(PAYING[customer.carrier], kind)
    first = own(customer, ONE)
    assert statuses(first)[ONE] in ("done", "unknown")
    if statuses(first)[ONE] == "unknown":
        is_clear(first, f"{ONE} (unknown)", "Run again")
    second = own(customer, ONE)
    assert not second["failed"], second["msg"]
    assert customer.owned() == {ONE: "here"}
    assert customer.bought() == [ONE]


@pytest.mark.parametrize("kind", ["drop_after", "error_500_after", "html_after", "truncated"])
def test_an_effect_behind_a_lost_answer_is_found_in_the_same_run(customer: Customer, kind: str) -> None:
    customer.sandbox.fault(PAYING[customer.carrier], kind)
    result = own(customer, ONE)
    assert (result["failed"], statuses(result)) == (False, {ONE: "done"})
    assert customer.sandbox.calls().count(PAYING[customer.carrier]) == 1


def test_an_answer_beyond_the_time_out_is_found(customer: Customer) -> None:
    customer.sandbox.fault(PAYING[customer.carrier], "slow", seconds=20)
    assert statuses(own(customer, ONE, timeout=0.5)) == {ONE: "done"}
    assert customer.bought() == [ONE]


def test_an_effect_that_shows_late_is_found(customer: Customer) -> None:
    customer.sandbox.fault(PAYING[customer.carrier], "late_effect", seconds=0.2, answer="error_500")
    assert statuses(own(customer, ONE)) == {ONE: "done"}
    assert customer.bought() == [ONE]


def test_a_success_without_effect_is_unknown_until_the_next_run(customer: Customer) -> None:
    customer.sandbox.fault(PAYING[customer.carrier], "no_effect")
    first = own(customer, ONE)
    is_clear(first, f"{ONE} (unknown)", "un again")
    assert (first["changed"], first["counts"]["unknown"]) == (True, 1)
    assert statuses(own(customer, ONE)) == {ONE: "done"}
    assert customer.bought() == [ONE]


def test_an_effect_later_than_the_patience_is_not_bought_again(customer: Customer) -> None:
    customer.sandbox.fault(PAYING[customer.carrier], "late_effect", seconds=30)
    assert statuses(own(customer, ONE)) == {ONE: "unknown"}
    customer.sandbox.control("clock", {"advance": 31})
    assert statuses(own(customer, ONE)) == {ONE: "ok"}
    assert customer.bought() == [ONE]


def test_an_explicit_number_sold_meanwhile_fails_and_the_others_go_on(tcxc: Customer) -> None:
    tcxc.sandbox.fault("purchase", "sold_meanwhile")
    result = own(tcxc, ONE, TWO, concurrency=1)
    is_clear(result, "1 of 2 items", f"{ONE} (failed)", "already sold", "choose another number")
    assert statuses(result) == {ONE: "failed", TWO: "done"}
    assert tcxc.bought() == [TWO]


def test_a_pool_number_sold_meanwhile_is_replaced(tcxc: Customer) -> None:
    tcxc.sandbox.fault("purchase", "sold_meanwhile")
    result = tcxc.buy(count=2, select=tcxc.select, concurrency=1, budget={"setup": "2"}, **tcxc.here)
    assert not result["failed"], result["msg"]
    replaced = [entry for entry in result["results"] if "instead_of" in entry]
    assert [(entry["name"], entry["instead_of"]) for entry in replaced] == [(THREE, ONE)]
    assert [action["name"] for action in result["plan"]] == [ONE, TWO]
    assert sorted(tcxc.bought()) == [TWO, THREE]


def test_a_pool_that_runs_out_of_numbers_meanwhile_stays_short(tcxc: Customer) -> None:
    tcxc.sell(*BLOCK[2:])
    tcxc.sandbox.fault("purchase", "sold_meanwhile")
    result = tcxc.buy(count=2, select=tcxc.select, concurrency=1, **tcxc.here)
    is_clear(result, f"{ONE} (failed)", "already sold")
    assert tcxc.bought() == [TWO]


def test_a_release_waits_until_purchases_went_well(tcxc: Customer) -> None:
    tcxc.give(TWO)
    tcxc.sandbox.fault("purchase", "sold_meanwhile")
    result = tcxc.buy(numbers=[ONE, {"number": TWO, "state": "absent"}], max_releases=1, **tcxc.here)
    is_clear(result, f"{ONE} (failed)")
    assert statuses(result) == {ONE: "failed", TWO: "skipped"}
    assert set(tcxc.owned()) == {TWO}


@pytest.mark.parametrize("kind", BREAKS)
def test_an_update_whose_answer_is_lost_is_settled(customer: Customer, kind: str) -> None:
    customer.give(ONE, routing="there")
    customer.sandbox.fault("update" if customer.carrier == "tcxc" else "updatenumber", kind)
    result = customer.run("number_update", number=ONE, retries=1, **customer.here)
    assert (result["failed"], customer.owned()) == (False, {ONE: "here"})


@pytest.mark.parametrize("kind", BREAKS)
def test_a_release_whose_answer_is_lost_is_settled(customer: Customer, kind: str) -> None:
    customer.give(ONE)
    customer.sandbox.fault("unsubscribe" if customer.carrier == "tcxc" else "updatenumber", kind)
    result = own(customer, ONE, state="absent", max_releases=1)
    assert (result["failed"], customer.owned()) == (False, {})
