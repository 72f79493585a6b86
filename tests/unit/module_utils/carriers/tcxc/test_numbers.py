# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a wish needs of account and market, and what a purchase lacks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer, Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import Lack, NumbersWish
from tests.support.numbers import ONE, TWO, offer, pool, wanted
from tests.unit.module_utils.carriers.tcxc.customer import Customer

SIP, SMPP = {"contact": "sip:a.example"}, {"smpp_contact": "smpp:a:b:1@c.example"}
VOICE, SMS = frozenset({"voice"}), frozenset({"sms"})


def test_a_converged_account_is_read_in_pages_not_numbers(customer: Customer) -> None:
    numbers = [f"+1206300{at:04}" for at in range(600)]
    customer.grant(*numbers)
    observed = customer.carrier.read_account(NumbersWish(numbers=wanted(*numbers)))
    assert len(observed.holdings.owned) == 600
    assert len(customer.sandbox.calls()) <= 4


def test_pools_and_numbers_are_read_together(customer: Customer) -> None:
    customer.grant(ONE, "+442071234567")
    wish = NumbersWish(numbers=wanted(ONE), pools=(pool(1, select=Select(prefix="1206")),))
    assert set(customer.carrier.read_account(wish).holdings.owned) == {ONE}
    assert {row["params"]["prefix"] for row in customer.sandbox.log()} == {"1206"}


def test_a_pool_without_prefix_needs_the_whole_list(customer: Customer) -> None:
    """A filter that both sides read otherwise would hide owned numbers."""
    customer.grant(ONE, "+442071234567")
    wish = NumbersWish(pools=(pool(1, select=Select(country="United Kingdom")),))
    assert set(customer.carrier.read_account(wish).holdings.owned) == {ONE, "+442071234567"}


def test_all_of_an_account_is_looked_at_where_that_is_wanted(customer: Customer) -> None:
    customer.grant(ONE, TWO)
    wishes = [NumbersWish(numbers=wanted(ONE), whole=whole) for whole in (False, True)]
    found = [customer.carrier.read_account(wish).holdings for wish in wishes]
    assert [(set(holdings.owned), holdings.whole) for holdings in found] == [({ONE}, False), ({ONE, TWO}, True)]


def test_only_what_lacks_is_looked_for(customer: Customer) -> None:
    wish = NumbersWish(numbers=wanted(ONE), pools=(pool(1, "a"), pool(1, "b")))
    market = customer.carrier.read_account(wish).read_market(Lack(numbers=(ONE,), pools={"b": 1}))
    assert set(market.offers) == {ONE}
    assert set(market.candidates) == {"b"}
    assert len(market.candidates["b"]) > 100


@pytest.mark.parametrize(
    ("features", "routing", "lacking"),
    [
        (VOICE, SIP, []),
        (SMS, SMPP, []),
        (VOICE | SMS, {**SIP, **SMPP}, []),
        (VOICE, SMPP, ["contact"]),
        (frozenset({"fax"}), {}, ["contact"]),
        (VOICE | SMS, SIP, ["smpp_contact"]),
        (SMS, {"smpp_contact": ""}, ["smpp_contact"]),
        (VOICE | SMS, {}, ["contact", "smpp_contact"]),
    ],
)
def test_contacts_are_required_by_feature(
    customer: Customer, features: frozenset[str], routing: dict[str, str], lacking: list[str]
) -> None:
    found = customer.carrier.purchase_problems(offer(ONE, features=features), routing, "1")
    assert [problem.key for problem in found] == [(option,) for option in lacking]
    assert all(problem.sentence.startswith("is required to buy a number with ") for problem in found)


def test_what_else_a_purchase_needs(customer: Customer) -> None:
    def problem_of(offered: Offer, billing_account: str | None = "1") -> str:
        (problem,) = customer.carrier.purchase_problems(offered, SIP, billing_account)
        return str(problem)

    assert "without an i_did" in problem_of(offer(ONE, id=None))
    assert problem_of(offer(ONE), None) == "billing_account is required to buy on tcxc"
    assert "does not tell its price" in problem_of(offer(ONE, monthly_fee=None))
    for below in (offer(ONE, setup_fee=Decimal(-100)), offer(ONE, monthly_fee=Decimal("-0.01"))):
        assert "a price below zero" in problem_of(below)


def test_owned_numbers_are_listed_by_selection_and_status(customer: Customer) -> None:
    customer.grant(ONE, TWO, "+442071234567")
    customer.sandbox.control(
        "grant",
        {"api": "tcxc", "numbers": [TWO[1:]], "fields": {"verification_required": 1, "contact": "sip:x.example"}},
    )
    listed = customer.carrier.list_owned
    assert {row.number for row in listed(Select(country="US"))} == {ONE, TWO}
    assert {row.number for row in listed(Select(prefix="1"), status="pending")} == {TWO}


def test_the_market_is_listed_by_selection_and_limit(customer: Customer) -> None:
    assert len(customer.rows().list_market(Select(prefix="1206219"), 5)) == 5
    row = customer.rows().number_row(customer.carrier.market.of([ONE])[ONE])
    assert (row["number"], row["features"]) == (ONE, ["voice", "sms"])
