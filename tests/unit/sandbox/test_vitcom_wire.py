# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How vitcom speaks: credentials, refusals, shapes."""

from __future__ import annotations

import json

import pytest

from tests.unit.sandbox.vitcom_client import Vitcom

READS = ["availabilitystate", "get_trunk", "get_trunk_termination", "getnumbers", "get_new_orders", "get_lnp_orders"]


def pairs(text: str) -> list[tuple[str, object]]:
    """An object's keys and values, doubled keys kept."""
    return list(json.loads(text, object_pairs_hook=list))


@pytest.mark.parametrize("verb", [*READS, "financial_summary"])
def test_reads_answer_status_200_as_text(vitcom: Vitcom, verb: str) -> None:
    response = vitcom.post(verb)
    assert response.headers["content-type"] == "application/json"
    assert response.json()["status"] == "200"


@pytest.mark.parametrize(("name", "value"), [("token", "0" * 40), ("token", ""), ("accountno", "1")])
def test_wrong_credentials_are_named(vitcom: Vitcom, name: str, value: str) -> None:
    vitcom.credentials[name] = value
    response = vitcom.post("get_trunk")
    assert response.status_code == 404
    assert response.json() == {"status": "404", "error": f"Invalid {name}"}


def test_the_token_of_another_account_is_wrong(vitcom: Vitcom) -> None:
    vitcom.credentials["token"] = Vitcom(vitcom.served, 1).credentials["token"]
    assert vitcom.refused("get_trunk") == "Invalid token"


def test_get_is_taken_too(vitcom: Vitcom) -> None:
    response = vitcom.served.http.get(f"{vitcom.url}/searchtfn", params=vitcom.credentials | {"tfn_prefix": "800"})
    assert response.json()["TFNs"]


def test_reading_error_key_200_hides_the_error_in_a_success(vitcom: Vitcom) -> None:
    vitcom.read(error_style="error_key_200")
    response = vitcom.post("searchdid")
    assert (response.status_code, response.json()) == (200, {"error": "Invalid state"})


def test_gen_order_prints_status_twice(vitcom: Vitcom) -> None:
    reserve_id = vitcom.reserve("2062190001")
    answer = pairs(vitcom.post("gen_order", trunk_id=vitcom.trunk(), reserveId=reserve_id).text)
    assert [name for name, _value in answer] == [
        *("status", "success", "orderId", "date", "amount", "per_order_cost", "taxes", "other_charges", "discount"),
        *("tg_id", "orderType", "didCategory", "didType", "sessions", "status", "numbers"),
    ]
    assert [value for name, value in answer if name == "status"] == ["200", "1"]


def test_reading_payload_key_data_moves_the_answer_below_data(vitcom: Vitcom) -> None:
    vitcom.read(payload_key="data")
    reserved = vitcom.call("reserve", category="landline", state="WA", number="2062190001")
    assert set(reserved) == {"status", "data"}
    assert reserved["data"]["TNs"] == ["2062190001"]
    assert vitcom.call("availabilitystate")["data"][0] == "BC"


def test_reading_trailing_commas_is_no_json(vitcom: Vitcom) -> None:
    vitcom.buy("2062190001")
    vitcom.read(trailing_commas=True)
    text = vitcom.post("get_new_orders").text
    assert '"numbers": ["2062190001",],},],}' in text
    assert vitcom.call("getnumbers")["data"][0]["didnumber"] == "2062190001"


def test_reading_number_digits_11_shows_the_country_code(vitcom: Vitcom) -> None:
    vitcom.read(number_digits="11")
    assert vitcom.call("searchdid", state="WA", NPANXXYYYY="2062190001")["DIDs"] == [
        {"TN": "12062190001", "statusid": "0"}
    ]
    vitcom.buy("2062190001")
    assert vitcom.call("getnumbers")["data"][0]["didnumber"] == "12062190001"


def test_reading_category_case_decides_which_spelling_is_taken(vitcom: Vitcom) -> None:
    assert vitcom.refused("getnumbers", category="Landline") == "Invalid category"
    vitcom.read(category_case="title")
    assert vitcom.refused("getnumbers", category="landline") == "Invalid category"
    assert vitcom.call("getnumbers", category="TollFree")["data"] == []
