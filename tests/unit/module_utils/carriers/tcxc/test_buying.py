# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Buying on tcxc: nothing twice, nothing dearer, and every lost answer settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import sleep
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import AuthenticationError, RefusedError
from tests.support.numbers import ONE, TWO
from tests.unit.module_utils.carriers.tcxc.customer import ADDED, Customer

THREE, FOUR = "+12062190003", "+12062190004"
either_way = pytest.mark.parametrize("price", ["9.0000", "0.5000"])


def test_a_number_is_bought_routed_and_found_on_the_account(customer: Customer) -> None:
    assert customer.buy(customer.purchase(ONE)) == {ONE: "done"}
    (outcome,) = customer.told
    assert (outcome.facts["number"], outcome.facts["monthly_fee"]) == (ONE, "2.5000")
    assert customer.owned() == {ONE}
    (row,) = [row for row in customer.sandbox.log() if row["call"] == "purchase"]
    assert row["params"]["contact"] == "sip:12062190001@here.example.com"
    assert row["params"]["billing_i_account"] == "1"


def test_many_numbers_cost_one_write_each_and_few_reads(customer: Customer) -> None:
    purchases = [customer.purchase(number) for number in ADDED]
    before = len(customer.sandbox.log())
    assert set(customer.buy(*purchases).values()) == {"done"}
    calls = customer.sandbox.calls()[before:]
    assert calls.count("purchase") == 12
    assert len(calls) - 12 <= 5


def test_a_number_that_waits_for_documents_is_pending(customer: Customer) -> None:
    number = "12062199901"
    customer.sandbox.control("market", {"api": "tcxc", "add": [{"number": number, "verification_required": 1}]})
    assert customer.buy(customer.purchase(f"+{number}")) == {f"+{number}": "pending"}


@pytest.mark.parametrize(
    "kind", ["drop_before", "drop_after", "error_500", "error_500_after", "html", "html_after", "truncated", "refuse"]
)
def test_a_lost_answer_is_settled_and_nothing_is_bought_twice(customer: Customer, kind: str) -> None:
    customer.sandbox.fault("purchase", kind)
    assert customer.buy(customer.purchase(ONE)) == {ONE: "done"}
    assert customer.bought() == [ONE]


def test_a_lost_answer_that_never_shows_is_unknown(customer: Customer) -> None:
    customer.sandbox.fault("purchase", "error_500", times=9)
    assert customer.buy(customer.purchase(ONE)) == {ONE: "unknown"}
    assert "does not show" in str(customer.told[0].error)
    assert customer.bought() == []


def test_a_success_without_effect_is_not_believed(customer: Customer) -> None:
    customer.sandbox.fault("purchase", "no_effect")
    assert customer.buy(customer.purchase(ONE)) == {ONE: "unknown"}
    assert "answered success, but the number was not seen on the account" in str(customer.told[0].error)


def test_a_number_found_sold_to_us_is_done(customer: Customer) -> None:
    purchase = customer.purchase(ONE)
    customer.grant(ONE)
    assert customer.buy(purchase) == {ONE: "done"}


def test_an_explicit_number_sold_meanwhile_fails(customer: Customer) -> None:
    customer.sandbox.fault("purchase", "sold_meanwhile")
    purchase = customer.purchase(ONE)
    assert customer.buy(purchase, spares=[customer.purchase(TWO).offer]) == {ONE: "failed"}
    assert "already sold. Somebody else bought it meanwhile" in str(customer.told[0].error)
    assert str(customer.told[0].error).endswith("choose another number.")
    assert customer.bought() == []


def test_a_pool_takes_the_next_candidate_for_a_number_sold_meanwhile(customer: Customer) -> None:
    customer.sandbox.fault("purchase", "sold_meanwhile", times=2)
    spares = [customer.purchase(number).offer for number in (TWO, THREE)]
    assert customer.buy(customer.purchase(ONE, "p"), spares=spares) == {ONE: "done"}
    assert customer.told[0].name == THREE
    assert customer.bought() == [THREE]
    assert customer.carrier.owned.of([THREE])[THREE].routing["contact"] == "sip:12062190003@here.example.com"


@either_way
def test_a_candidate_whose_price_moved_up_or_down_since_the_plan_is_passed_over(customer: Customer, price: str) -> None:
    customer.sandbox.fault("purchase", "sold_meanwhile")
    spares = [customer.purchase(number).offer for number in (TWO, THREE)]
    first = customer.purchase(ONE, "p")
    _move_price(customer, TWO, price)
    assert customer.buy(first, spares=spares) == {ONE: "done"}
    assert customer.bought() == [THREE]


def test_a_pool_without_candidates_left_stays_short(customer: Customer) -> None:
    customer.sandbox.fault("purchase", "sold_meanwhile")
    assert customer.buy(customer.purchase(ONE, "p")) == {ONE: "failed"}
    told = str(customer.told[0].error)
    assert "nothing was bought in its place: no other number for sale fits the pool. Run again: the pool is" in told


def test_a_pool_whose_candidates_cost_more_says_so(customer: Customer) -> None:
    _move_price(customer, TWO)
    customer.sandbox.fault("purchase", "sold_meanwhile")
    assert customer.buy(customer.purchase(ONE, "p"), spares=[customer.purchase(TWO).offer]) == {ONE: "failed"}
    told = str(customer.told[0].error)
    assert "a replacement may cost no more than the number planned" in told
    assert f"{TWO}, setup 0.0000, monthly 9.0000" in told


@pytest.mark.parametrize(
    ("account", "words"),
    [("99", "Check billing_account: it is the id (i_account) of one of the account's own"), ("1", "balance covers")],
)
def test_a_refused_purchase_says_what_to_check(customer: Customer, account: str, words: str) -> None:
    if account == "1":
        customer.sandbox.control("market", {"api": "tcxc", "price": {ONE[1:]: "5000.0000"}})
    customer.buy(customer.purchase(ONE, payer=account))
    assert words in str(customer.told[0].error)
    assert "It was not bought." in str(customer.told[0].error)


def test_a_pool_never_turns_to_another_number_while_one_is_open(customer: Customer) -> None:
    customer.sandbox.fault("purchase", "error_500", times=9)
    spare = customer.purchase(TWO).offer
    assert customer.buy(customer.purchase(ONE, "p"), spares=[spare]) == {ONE: "unknown"}
    asked = {row["params"]["i_did"] for row in customer.sandbox.log() if row["call"] == "purchase"}
    assert spare.id not in asked
    assert customer.bought() == []


@either_way
def test_a_price_that_moved_up_or_down_before_the_first_write_stops_everything(customer: Customer, price: str) -> None:
    """What runs is the plan that was shown: a bargain is another plan."""
    purchases = [customer.purchase(ONE), customer.purchase(TWO)]
    _move_price(customer, TWO, price)
    with pytest.raises(
        RefusedError, match=rf"nothing was bought: \{TWO} from setup 0.0000, monthly 2.5000 to .*{price}"
    ):
        customer.buy(*purchases)
    assert customer.sandbox.calls(writes=True) == []


@either_way
def test_a_price_that_moves_up_or_down_later_is_reported_and_stops_the_rest(
    customer: Customer, monkeypatch: pytest.MonkeyPatch, price: str
) -> None:
    """The price moves between the last look and the purchase: only the owned row tells."""
    purchases = [customer.purchase(number) for number in ADDED]
    look = customer.carrier.market.of
    monkeypatch.setattr(customer.carrier.market, "of", _then(look, lambda: _move_price(customer, ADDED[0], price)))
    statuses = customer.buy(*purchases)
    assert [statuses[number] for number in ADDED] == ["done"] * 8 + ["failed"] + ["skipped"] * 3
    assert f"was bought for setup 0.0000, monthly {price} instead of" in str(customer.told[0].error)
    assert "not bought, because a price moved: +12062190001 was bought for" in str(customer.told[-4].error)
    assert str(customer.told[-1].error) == f"not bought: see {ADDED[8]}"
    assert len(customer.bought()) == 8


def test_a_price_found_moved_while_more_is_bought_stops_what_was_not_sent(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts of 2, 4 and 6: what the look for the second finds stops the third, of which only a little is under way."""
    purchases = [customer.purchase(number) for number in ADDED]
    session = customer.carrier.session
    monkeypatch.setattr(session, "settings", replace(session.settings, concurrency=2))
    once = customer.carrier._wire.once

    def slowly(call: str, params: Mapping[str, str], settle: Callable[[], Any]) -> Any:
        if params["i_did"] == purchases[2].offer.id:
            _move_price(customer, ADDED[2])
        if params["i_did"] in [purchase.offer.id for purchase in purchases[6:]]:
            sleep(0.5)
        return once(call, params, settle)

    monkeypatch.setattr(customer.carrier._wire, "once", slowly)
    told = customer.buy(*purchases)
    assert [told[number] for number in ADDED] == ["done"] * 7 + ["failed"] + ["skipped"] * 4
    assert sorted(customer.bought()) == ADDED[:7]


def _move_price(customer: Customer, number: str, price: str = "9.0000") -> None:
    customer.sandbox.control("market", {"api": "tcxc", "price": {number[1:]: price}})


def _then(first: Callable[..., object], second: Callable[[], None]) -> Callable[..., object]:
    def both(*args: object) -> object:
        found = first(*args)
        second()
        return found

    return both


def test_one_failure_does_not_hide_the_others(customer: Customer) -> None:
    """An empty purse refuses the dear number; its neighbours are bought and told."""
    customer.sandbox.control("market", {"api": "tcxc", "price": {TWO[1:]: "5000.0000"}})
    purchases = [customer.purchase(number) for number in (ONE, TWO, THREE, FOUR)]
    assert customer.buy(*purchases) == {ONE: "done", TWO: "failed", THREE: "done", FOUR: "done"}
    assert "Your balance is too low" in str([outcome.error for outcome in customer.told if outcome.error])


def test_credentials_refused_half_way_hide_nothing_that_was_bought(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = customer.purchase(ONE), customer.purchase(TWO)
    once = customer.carrier._wire.once

    def half(call: str, params: Mapping[str, str], settle: Callable[[], Any]) -> Any:
        if params["i_did"] == second.offer.id:
            raise AuthenticationError("the key was changed")
        return once(call, params, settle)

    monkeypatch.setattr(customer.carrier._wire, "once", half)
    assert customer.buy(first, second) == {ONE: "done", TWO: "failed"}
    assert customer.bought() == [ONE]
