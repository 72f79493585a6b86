# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What is for sale: found by filter, found again by number."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.market import (
    MarketList,
    calling_code,
    prefix_of,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.wire import Wire
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Select
from tests.support.accounts import account
from tests.support.sandbox import Sandbox


@pytest.fixture
def market(sandbox: Sandbox) -> MarketList:
    return MarketList(Wire(account(sandbox)))


@pytest.mark.parametrize(
    "select",
    [
        Select(prefix="1206219"),
        Select(country="GB", did_type="tollfree"),
        Select(country="United Kingdom", did_type="tollfree"),
        Select(seller="Nexmo", prefix="44"),
        Select(description="Chicago", features=frozenset({"sms", "voice"})),
    ],
)
def test_every_filter_finds_all_that_match(market: MarketList, select: Select) -> None:
    found = {offer.number for offer in market.selected(select)}
    assert found == {offer.number for offer in market.selected(Select()) if select.matches(offer)}
    assert found


def test_a_filter_that_the_api_lacks_is_applied_here(sandbox: Sandbox, market: MarketList) -> None:
    """There is no filter by two-letter country: +1 is asked for, and Canada taken from it."""
    offers = market.selected(Select(country="CA"))
    assert {offer.country_code for offer in offers} == {"ca"}
    assert {row["params"]["prefix"] for row in sandbox.log()} == {"1"}


@pytest.mark.parametrize(
    "select", [Select(prefix="1206219"), Select(country="CA"), Select(prefix="1", max_monthly=Decimal("0.60"))]
)
def test_a_limit_is_filled_where_the_market_can(market: MarketList, select: Select) -> None:
    offers = market.selected(select, limit=7)
    assert len(offers) == 7
    assert all(select.matches(offer) and select.affords(offer) for offer in offers)


def test_a_limit_ends_reading(sandbox: Sandbox, market: MarketList) -> None:
    assert len(market.selected(Select(), limit=10)) == 10
    assert len(sandbox.calls()) == 1


def test_the_whole_market_is_read_in_pages(sandbox: Sandbox, market: MarketList) -> None:
    assert len(market.selected(Select())) == 2000
    assert len(sandbox.calls()) <= 8


def test_the_pages_of_what_is_wanted_are_asked_for_together(sandbox: Sandbox, market: MarketList) -> None:
    sandbox.fault("market", "slow", times=9, seconds=0.4)
    begin = time.monotonic()
    assert len(market.selected(Select(), wanted=2000)) == 2000
    assert time.monotonic() - begin < 0.8


def test_numbers_are_found_by_name(market: MarketList) -> None:
    offers = market.selected(Select(prefix="1206219"))[:3]
    wanted = [offer.number for offer in offers]
    assert market.of([*wanted, "+12062190000"]) == {offer.number: offer for offer in offers}
    assert market.of([]) == {}


def test_numbers_seen_in_one_answer_are_found_again_in_one(sandbox: Sandbox, market: MarketList) -> None:
    offers = market.selected(Select(country="United States of America", did_type="tollfree"))
    before = len(sandbox.calls())
    assert len(market.of(offer.number for offer in offers)) == len(offers) > 50
    assert len(sandbox.calls()) - before <= 2


def test_numbers_of_two_searches_are_found_again_in_one_request_each(sandbox: Sandbox, market: MarketList) -> None:
    selects = [Select(country="Ukraine", did_type=did_type) for did_type in ("national", "mobile")]
    offers = [offer for select in selects for offer in market.selected(select)]
    before = len(sandbox.calls())
    assert len(market.of(offer.number for offer in offers)) == len(offers)
    assert len(sandbox.calls()) - before <= 4


@pytest.mark.parametrize(
    ("select", "prefix"),
    [
        (Select(), ""),
        (Select(prefix="1206", country="US"), "1206"),
        (Select(country="DE"), "49"),
        (Select(country="Germany"), ""),
    ],
)
def test_the_digits_that_all_numbers_begin_with(select: Select, prefix: str) -> None:
    assert prefix_of(select) == prefix


def test_a_country_that_there_is_not() -> None:
    assert calling_code("gb") == "44"
    with pytest.raises(InputError, match=r"'UK' is no two-letter country code"):
        calling_code("UK")
