# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What selects numbers, and how routings compare."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import (
    Select,
    is_routed_as,
    number_facts,
    routing_changes,
    without_password,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.open_order import OpenOrder
from tests.support.numbers import HERE, ONE, THERE, TWO, offer, owned

SMPP = "smpp:me:{}:{{number}}@smpp.example.com:2776"
ROW = offer(
    ONE,
    country="United States of America",
    country_code="us",
    description="Mobile - Seattle",
    seller="Voxbone",
    features=frozenset({"voice", "sms"}),
    did_type="mobile",
    category="landline",
    state="WA",
)


@pytest.mark.parametrize(
    "select",
    [
        *({}, {"prefix": "1206"}, {"npanxx": "206219"}, {"country": "united states of america"}, {"country": "US"}),
        *({"description": "seattle"}, {"seller": "voxbone"}, {"features": frozenset({"sms"})}, {"did_type": "mobile"}),
        *({"category": "landline", "state": "wa"}, {"max_monthly": Decimal(0)}),
    ],
)
def test_a_row_of_the_kind_is_selected(select: dict[str, Any]) -> None:
    assert Select(**select).matches(ROW)


@pytest.mark.parametrize(
    "select",
    [
        *(
            {"prefix": "206"},
            {"npanxx": "206218"},
            {"tollfree_prefix": "888"},
            {"country": "United"},
            {"country": "CA"},
        ),
        *({"description": "Chicago"}, {"seller": "Vox"}, {"features": frozenset({"voice", "fax"})}),
        *({"did_type": "national"}, {"category": "tollfree"}, {"state": "CA"}),
    ],
)
def test_a_row_of_another_kind_is_not(select: dict[str, Any]) -> None:
    assert not Select(**select).matches(ROW)


def test_what_is_not_told_is_not_what_is_asked_for() -> None:
    bare = offer(ONE)
    selects = (Select(country="x"), Select(description="x"), Select(seller="x"), Select(did_type="x"))
    assert not any(select.matches(bare) for select in selects)


@pytest.mark.parametrize(
    ("caps", "affordable"),
    [({}, True), ({"max_monthly": "2.50"}, True), ({"max_monthly": "2.49"}, False), ({"max_setup": "0.99"}, False)],
)
def test_prices_are_held_against_both_caps(caps: dict[str, str], affordable: bool) -> None:
    given: dict[str, Any] = {key: Decimal(value) for key, value in caps.items()}
    assert Select(**given).affords(offer(ONE, monthly="2.5", setup="1")) is affordable


def test_an_untold_price_is_never_affordable_under_a_cap() -> None:
    untold = offer(ONE, monthly_fee=None)
    assert Select().affords(untold)
    assert not Select(max_monthly=Decimal(1000)).affords(untold)


def test_only_routing_options_given_are_compared() -> None:
    number = owned(ONE, {"contact": "sip:{number}@here.example.com", "smpp_contact": "smpp:a:b:1@x.example"})
    assert routing_changes(number, HERE) == {}
    assert routing_changes(number, {}) == {}
    assert routing_changes(number, THERE) == {"contact": "sip:12062190001@there.example.com"}


def test_a_new_password_is_a_change_but_no_other_place() -> None:
    number = owned(ONE, {"smpp_contact": SMPP.format("old")})
    wanted = {"smpp_contact": SMPP.format("new")}
    assert is_routed_as(number, wanted)
    assert routing_changes(number, wanted) == {"smpp_contact": "smpp:me:new:12062190001@smpp.example.com:2776"}


def test_an_option_that_is_not_set_yet_is_a_change() -> None:
    assert not is_routed_as(owned(ONE, {}), HERE)
    assert list(routing_changes(owned(ONE, {}), HERE)) == ["contact"]


def test_passwords_are_masked_in_contacts_alone() -> None:
    assert without_password("trunk_group", "sip:a:b@c.example") == "sip:a:b@c.example"
    assert without_password("contact", "sip:a:b@c.example") == "sip:a:********@c.example"
    assert without_password("contact", "192.0.2.1:5060") == "192.0.2.1:5060"
    assert "hush" not in without_password("contact", "me:hush")
    assert "hush" not in without_password("smpp_contact", SMPP.format("hush"))


def test_facts_are_texts_and_only_owned_numbers_tell_of_documents() -> None:
    facts = number_facts(offer(ONE, monthly="2.1944"))
    assert facts["monthly_fee"] == "2.1944"
    assert facts["documents_verified"] is None
    assert number_facts(owned(ONE, documents_verified=True))["documents_verified"] is True


def test_an_order_lists_its_numbers() -> None:
    order = OpenOrder(id="7", rows={ONE: offer(ONE), TWO: offer(TWO)}, amount=None, trunk_group="a")
    assert order.numbers == (ONE, TWO)
