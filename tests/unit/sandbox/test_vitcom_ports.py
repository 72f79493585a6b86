# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Port-ins."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.unit.sandbox.vitcom_client import Vitcom

ONE, TWO, REJECTED, DROPPED = "12065551001", "12065551002", "12065559901", "12065559801"


def ordered(vitcom: Vitcom, *numbers: str, **params: str) -> dict[str, Any]:
    response = vitcom.port(*numbers, **params)
    assert response.status_code == 200, response.text
    return dict(response.json())


def refusal(vitcom: Vitcom, **params: str) -> str:
    response = vitcom.port(ONE, **params)
    assert response.status_code == 404
    return str(response.json()["error"])


def listed(vitcom: Vitcom) -> dict[str, Any]:
    [order] = vitcom.call("get_lnp_orders")["Orders"]
    return dict(order)


def next_weekday(vitcom: Vitcom, day: int) -> str:
    """The first such weekday (1 is Monday) at least 4 days away that is no holiday."""
    date = datetime.fromisoformat(vitcom.served.get("clock")["now"]) + timedelta(days=4)
    while date.isoweekday() != day or date.strftime("%m-%d") in ("01-01", "07-04", "12-25"):
        date += timedelta(days=1)
    return date.strftime("%Y-%m-%d 16:33:24")


def test_check_lnp_tells_accepted_from_rejected(vitcom: Vitcom) -> None:
    answer = vitcom.call("check_lnp", numbers=f"{ONE},{REJECTED}, {DROPPED}")
    accepted = ["2065551001", "2065559801"]
    assert answer == {"status": "200", "accepted": accepted, "rejected": ["2065559901"]}


def test_numbers_that_are_owned_or_being_ported_are_rejected(vitcom: Vitcom) -> None:
    vitcom.buy("2062190001")
    Vitcom(vitcom.served, 1).buy("2062190002")
    ordered(vitcom, ONE)
    answer = vitcom.call("check_lnp", numbers=f"12062190001,12062190002,{ONE},{TWO},19005551001")
    assert answer["accepted"] == ["2065551002"]
    assert len(answer["rejected"]) == 4


@pytest.mark.parametrize("numbers", ["", "2065551001", "22065551001", f"{ONE};{TWO}"])
def test_port_in_numbers_have_11_digits(vitcom: Vitcom, numbers: str) -> None:
    assert vitcom.refused("check_lnp", numbers=numbers) == "Invalid numbers"


def test_reading_lnp_shape_broken_is_the_sample_to_the_letter(vitcom: Vitcom) -> None:
    vitcom.read(lnp_shape="broken")
    text = vitcom.post("check_lnp", numbers=f"{ONE},{TWO}").text
    assert text == '{"status": "200", "accepted": [{"2065551001","2065551002"}], "rejected": []}'


def test_reading_lnp_shape_joined(vitcom: Vitcom) -> None:
    vitcom.read(lnp_shape="joined", number_digits="11")
    answer = vitcom.call("check_lnp", numbers=f"{ONE},{TWO}")
    assert (answer["accepted"], answer["rejected"]) == ([f"{ONE} , {TWO}"], [""])


def test_an_order_takes_the_accepted_numbers_only_and_charges_at_once(vitcom: Vitcom) -> None:
    answer = ordered(vitcom, ONE, REJECTED, DROPPED, "18005551001")
    assert answer["acceptedTns"] == ["2065551001"]
    assert (answer["amount"], vitcom.balance) == ("5.00", "995.00")
    assert vitcom.call("financial_summary")["data"][-1]["activity"] == "Order (LNP)"


def test_the_documents_arrive(vitcom: Vitcom) -> None:
    ordered(vitcom, ONE)
    [port] = vitcom.state["port_ins"]
    assert (port["loa_doc"]["filename"], port["loa_doc"]["size"]) == ("loa.pdf", 8)
    assert port["carrier_doc"]["filename"] == "bill.pdf"


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"numbers": "2065551001"}, "Invalid numbers"),
        ({"numbers": REJECTED}, "Invalid numbers"),
        ({"category": ""}, "Invalid category"),
        ({"category": "tollfree"}, "Invalid numbers"),
        ({"subscriberType": "friend"}, "Invalid subscriberType"),
        ({"loaAuthorizingPerson": " "}, "Invalid loaAuthorizingPerson"),
        ({"requestedFocDate": "next week"}, "Invalid requestedFocDate"),
        ({"requestedFocDate": "2015-05-14 16:33:24"}, "Invalid requestedFocDate"),
        ({"requestedFocDate": "2097-07-04 16:33:24"}, "Invalid requestedFocDate"),
    ],
)
def test_what_does_not_fit_is_refused_unpaid(vitcom: Vitcom, params: dict[str, str], error: str) -> None:
    assert refusal(vitcom, **params) == error
    assert (vitcom.balance, vitcom.state["port_ins"]) == ("1000.00", [])


@pytest.mark.parametrize("day", [6, 7])
def test_no_port_in_on_a_weekend(vitcom: Vitcom, day: int) -> None:
    assert refusal(vitcom, requestedFocDate=next_weekday(vitcom, day)) == "Invalid requestedFocDate"


@pytest.mark.parametrize(("missing", "other"), [("loa_doc", "carrier_doc"), ("carrier_doc", "loa_doc")])
def test_both_documents_are_required(vitcom: Vitcom, missing: str, other: str) -> None:
    params = {"numbers": ONE, "category": "landline", "subscriberType": "business", "loaAuthorizingPerson": "A B"}
    for files in ({other: ("a.pdf", b"x")}, {other: ("a.pdf", b"x"), missing: ("b.pdf", b"")}):
        response = vitcom.upload("generate_lnp_order", files, **params)
        assert response.json()["error"] == f"Invalid {missing}"


def test_a_port_in_over_the_balance_is_refused(vitcom: Vitcom) -> None:
    vitcom.served.control("reset", {"balance": "9.99"})
    try:
        assert vitcom.port(ONE, TWO).json()["error"] == "Invalid balance"
    finally:
        vitcom.served.control("reset", {"balance": "1000.00"})


def test_an_order_shows_as_in_the_sample(vitcom: Vitcom) -> None:
    ordered(vitcom, ONE)
    order = listed(vitcom)
    assert list(order) == [
        *("orderno", "accountno", "date", "amount", "per_order_cost", "taxes", "other_charges", "discount", "tg_id"),
        *("orderType", "didCategory", "didType", "sessions", "status", "requestedFocDate", "actualFocDate"),
        *("billingNumber", "loaAuthorizingPerson", "numbers", "subscriberType", "subscriberFirstName"),
        *("subscriberLastName", "addressHouseNumber", "addressStreetName", "addressStreetSuffix", "addressCity"),
        *("addressStateCode", "addressZip", "losingCarrierName", "lastModifiedDate", "lastModifiedBy"),
        *("immediately", "triggered", "loa", "carrier_doc"),
    ]
    assert (order["orderType"], order["immediately"], order["subscriberLastName"]) == ("Portin", False, "Summertime")


def test_a_port_in_lives_by_the_clock(vitcom: Vitcom) -> None:
    ordered(vitcom, ONE)
    vitcom.advance(days=0.9)
    assert listed(vitcom)["actualFocDate"] == ""
    vitcom.advance(days=0.2)
    assert listed(vitcom)["actualFocDate"] > listed(vitcom)["date"]
    assert vitcom.call("getnumbers")["data"] == []
    vitcom.advance(days=2)
    [number] = vitcom.call("getnumbers")["data"]
    assert (number["didnumber"], number["orderType"], number["status"]) == ("2065551001", "Portin", "1")
    assert number["trunkGroup"] == ""


def test_a_requested_date_is_kept(vitcom: Vitcom) -> None:
    wanted = next_weekday(vitcom, 3)
    ordered(vitcom, ONE, requestedFocDate=wanted)
    vitcom.advance(days=3.5)
    assert (listed(vitcom)["requestedFocDate"], listed(vitcom)["actualFocDate"]) == (wanted, wanted)
    assert vitcom.call("getnumbers")["data"] == []
    vitcom.advance(days=8)
    assert len(vitcom.call("getnumbers")["data"]) == 1


def test_a_ported_number_is_found_by_its_order(vitcom: Vitcom) -> None:
    order = ordered(vitcom, ONE)["orderNo"]
    vitcom.advance(days=4)
    assert len(vitcom.call("getnumbers", orderno=order)["data"]) == 1
    assert vitcom.refused("get_new_orders", orderId=order) == "Invalid orderId"


def test_a_number_being_ported_cannot_be_updated(vitcom: Vitcom) -> None:
    ordered(vitcom, ONE)
    assert vitcom.refused("updatenumber", number=ONE[1:], status="0") == "Invalid number"


def test_the_two_formats_of_last_modified_date(vitcom: Vitcom) -> None:
    ordered(vitcom, ONE)
    ordered(vitcom, TWO)
    first, second = vitcom.call("get_lnp_orders")["Orders"]
    assert "T" in first["lastModifiedDate"]
    assert "T" not in second["lastModifiedDate"]
