# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Rows as seed 002 prints them: the market's integers, the account's strings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc import rows
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import ContractError

MARKET: dict[str, Any] = {
    "i_did": 2381,
    "number": "19542374274",
    "monthly_fee": "2.1944",
    "setup_fee": "0.0000",
    "capacity": 50,
    "voice": 1,
    "sms": 0,
    "fax": 0,
    "video": 1,
    "verification_required": 0,
    "did_type": "national",
    "vendor_name": "Voxbone",
    "country_code": "us",
    "country_name": "United States of America",
    "description": "Fixed - Florida",
    "price_1": "0.0050",
}
OWNED = {
    **{key: str(value) for key, value in MARKET.items()},
    "status": "purchased",
    "contact": "sip:1@here.example.com",
    "smpp_contact": "smpp:me:hush:1@h.example",
    "documents_verified": "0",
    "notes": "front desk",
    "billed_to": "2026-02-01 00:00:00",
    "monthly_start_ts": "2026-01-01 00:00:00",
    "account_name": "Demo",
}


def test_a_market_row_becomes_an_offer() -> None:
    offer = rows.offer(MARKET)
    assert (offer.number, offer.id, offer.seller, offer.did_type) == ("+19542374274", "2381", "Voxbone", "national")
    assert (offer.setup_fee, offer.monthly_fee) == (Decimal("0.0000"), Decimal("2.1944"))
    assert offer.features == {"voice", "video"}
    assert offer.verification_required is False


@pytest.mark.parametrize("missing", [{}, {"i_did": None}, {"i_did": ""}])
def test_a_market_row_without_an_id_is_shown_without_one(missing: dict[str, Any]) -> None:
    row = {key: value for key, value in MARKET.items() if key != "i_did"} | missing
    assert rows.offer(row).id is None


def test_both_kinds_of_rows_say_the_same_of_a_number() -> None:
    offer, owned = rows.offer(MARKET), rows.owned(OWNED)
    assert (owned.number, owned.id, owned.features, owned.cost) == (offer.number, offer.id, offer.features, offer.cost)


def test_an_owned_row_tells_where_calls_go() -> None:
    owned = rows.owned(OWNED)
    assert owned.routing == {"contact": "sip:1@here.example.com", "smpp_contact": "smpp:me:hush:1@h.example"}
    assert rows.owned({**OWNED, "contact": None, "smpp_contact": None}).routing == {"contact": "", "smpp_contact": ""}


@pytest.mark.parametrize(
    ("required", "verified", "status"),
    [("0", "0", "active"), ("1", "0", "pending"), ("1", "1", "active"), ("1", None, "pending")],
)
def test_a_number_waits_for_its_documents(required: str, verified: str | None, status: str) -> None:
    row = {**OWNED, "verification_required": required, "documents_verified": verified}
    assert rows.owned(row).status == status


def test_a_row_may_name_its_number_otherwise() -> None:
    assert rows.offer({"msisdn": "19542374274"}).number == "+19542374274"


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"number": "", "msisdn": ""}, "without a readable number"),
        ({"number": "unknown"}, "without a readable number"),
        ({"voice": "yes"}, "voice is 'yes' where 0 or 1 is promised"),
        ({"country_name": ["US"]}, "country_name is .* where text is promised"),
        ({"i_did": True}, "i_did is 'True' where text is promised"),
        ({"monthly_fee": "a lot"}, "monthly_fee: 'a lot' is not an amount"),
        ({"setup_fee": "NaN"}, "setup_fee: 'NaN' is not an amount"),
    ],
)
def test_a_row_that_breaks_the_contract_is_told(wrong: dict[str, Any], text: str) -> None:
    with pytest.raises(ContractError, match=text) as caught:
        rows.offer({**MARKET, **wrong})
    assert "tcxc market" in str(caught.value)


def test_an_untold_price_is_none() -> None:
    assert rows.offer({**MARKET, "monthly_fee": None, "setup_fee": ""}).cost.as_dict() == {
        "setup": None,
        "monthly": None,
    }


def test_a_row_for_the_read_modules_has_typed_values() -> None:
    row = rows.number_row(rows.offer(MARKET))
    assert (row["capacity"], row["monthly_fee"], row["price_1"], row["price_n"]) == (50, "2.1944", "0.0050", None)
    assert row["features"] == ["voice", "video"]
    assert "contact" not in row


def test_an_owned_row_for_the_read_modules_hides_the_password() -> None:
    row = rows.number_row(rows.owned(OWNED))
    assert row["smpp_contact"] == "smpp:me:********:1@h.example"
    assert (row["status"], row["notes"], row["account_name"]) == ("active", "front desk", "Demo")
    assert (row["billed_to"], row["monthly_start"]) == ("2026-02-01 00:00:00", "2026-01-01 00:00:00")
    assert "hush" not in str(row)


def test_a_capacity_that_is_no_count_is_left_out() -> None:
    assert rows.number_row(rows.offer({**MARKET, "capacity": "unlimited"}))["capacity"] is None


def test_short_codes_are_left_out_of_the_market() -> None:
    code = {"number": "12345", "i_did": 1}
    number = {"number": "12062190001", "i_did": 2}
    page = rows.market_page({"dids": [code, number]})
    assert [(key, offer and offer.number) for key, offer in page] == [("1", None), ("2", "+12062190001")]


def test_planning_keeps_of_a_row_only_what_it_needs() -> None:
    [whole], [lean] = (page({"dids": [OWNED]}) for page in (rows.owned_page, rows.lean_page))
    assert (whole.details, lean.details) == (OWNED, {})
    assert (lean.number, lean.routing, lean.cost) == (whole.number, whole.routing, whole.cost)


def test_numbers_of_a_kind_share_what_is_the_same() -> None:
    one, other = (rows.owned({**OWNED, "number": number}) for number in ("12062190001", "12062190002"))
    assert one.number != other.number
    assert one.features is other.features


def test_values_that_only_look_the_same_are_read_apart() -> None:
    assert rows.offer({**MARKET, "voice": 1}).features == rows.offer({**MARKET, "voice": "1"}).features
    with pytest.raises(ContractError, match="country_name"):
        rows.offer({**MARKET, "country_name": 1.0})
    assert rows.offer({**MARKET, "country_name": 1}).country == "1"
