# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The control aids of vitcom, its faults, and what outlives a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from tests.unit.sandbox.served import Served
from tests.unit.sandbox.vitcom_client import Vitcom

ONE, TWO, THREE = "2062190001", "2062190002", "2062190003"


def owned(vitcom: Vitcom) -> list[str]:
    return [row["didnumber"] for row in vitcom.call("getnumbers")["data"]]


def test_market_adds_numbers(vitcom: Vitcom) -> None:
    offer = {"number": "+1 907 555-0001", "state": "AK", "ratecenter": "Anchorage", "price": "12.34"}
    vitcom.served.control("market", {"api": "vitcom", "add": [offer]})
    assert vitcom.call("availabilitynpanxx", state="AK")["data"] == [
        {"NPANXX": "907555", "NPA": "907", "RateCenter": "ANCHORAGE"}
    ]
    reserve_id = vitcom.bulk(1, state="AK")["reserveId"]
    assert vitcom.call("gen_order", trunk_id=vitcom.trunk(), reserveId=reserve_id)["amount"] == "12.34"


def test_market_sells_numbers_to_somebody_else(vitcom: Vitcom) -> None:
    vitcom.served.control("market", {"api": "vitcom", "sell": [ONE]})
    assert vitcom.refused("reserve", category="landline", state="WA", number=ONE) == "Invalid number"


def test_market_does_not_sell_what_is_owned(vitcom: Vitcom) -> None:
    vitcom.buy(ONE)
    vitcom.served.control("market", {"api": "vitcom", "sell": [ONE]})
    assert owned(vitcom) == [ONE]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("market", {"api": "vitcom", "add": [{"number": "911", "state": "WA"}]}),
        ("market", {"api": "vitcom", "add": [{"number": "9075550001", "state": "Alaska"}]}),
        ("market", {"api": "vitcom", "add": [{"number": ONE, "npanxx": "206220"}]}),
        ("market", {"api": "vitcom", "price": {ONE: "cheap"}}),
        ("market", {"api": "vitcom", "price": {ONE: "-1"}}),
        ("market", {"api": "vitcom", "price": [ONE]}),
        ("market", {"api": "vitcom", "add": [ONE]}),
        ("market", {"api": "vitcom", "buy": [ONE]}),
        ("grant", {"api": "vitcom", "numbers": ONE}),
        ("grant", {"api": "vitcom", "numbers": [ONE], "account": "1"}),
        ("grant", {"api": "vitcom", "numbers": [ONE], "fields": {"trunk": 1}}),
        ("grant", {"api": "vitcom", "numbers": [ONE], "fields": {"status": "active"}}),
        ("cart", {"numbers": ["2065550001"]}),
        ("lnp", {"order": "1"}),
        ("lnp", {"complete": True}),
    ],
)
def test_nonsense_is_refused_with_a_sentence(vitcom: Vitcom, name: str, body: object) -> None:
    before = vitcom.state
    response = vitcom.served.post(name, body)
    assert response.status_code == 400
    assert len(response.json()["error"].split()) > 3
    assert vitcom.state == before


def test_granted_numbers_are_owned_unpaid(vitcom: Vitcom) -> None:
    numbers = [f"206777{line:04d}" for line in range(3000)]
    fields = {"trunk": vitcom.trunk(), "status": "0"}
    vitcom.served.control("grant", {"api": "vitcom", "numbers": numbers, "fields": fields})
    assert owned(vitcom) == numbers
    assert vitcom.balance == "1000.00"


def test_numbers_can_be_granted_to_a_stranger(vitcom: Vitcom) -> None:
    stranger = Vitcom(vitcom.served, 2)
    vitcom.served.control("grant", {"api": "vitcom", "numbers": [ONE], "account": stranger.account})
    assert (owned(vitcom), owned(stranger)) == ([], [ONE])


@pytest.mark.parametrize(("cart", "numbers"), [("reservation", [ONE]), ("account", [ONE, TWO])])
def test_another_system_reserves_into_the_same_cart(vitcom: Vitcom, cart: str, numbers: list[str]) -> None:
    vitcom.read(cart=cart)
    vitcom.served.control("cart", {"numbers": [TWO]})
    order = vitcom.call("gen_order", trunk_id=vitcom.trunk(), reserveId=vitcom.reserve(ONE))
    assert order["numbers"] == numbers


def test_lnp_sets_the_foc_date_rejects_and_completes(vitcom: Vitcom) -> None:
    order = vitcom.port("12065551001", "12065551002").json()["orderNo"]
    vitcom.served.control("lnp", {"order": order, "foc": "2097-05-14 10:00:00", "reject": ["12065551002"]})
    [listed] = vitcom.call("get_lnp_orders")["Orders"]
    assert (listed["actualFocDate"], listed["numbers"]) == ("2097-05-14 10:00:00", ["2065551001"])
    vitcom.served.control("lnp", {"order": order, "complete": True})
    assert owned(vitcom) == ["2065551001"]
    assert vitcom.call("check_lnp", numbers="12065551002")["accepted"] == ["2065551002"]


def test_lnp_takes_the_latest_order_of_the_account(vitcom: Vitcom) -> None:
    vitcom.port("12065551001")
    vitcom.port("12065551002")
    Vitcom(vitcom.served, 2).port("12065551003")
    vitcom.served.control("lnp", {"complete": True, "account": vitcom.account})
    assert owned(vitcom) == ["2065551002"]


def test_lnp_dates_are_checked(vitcom: Vitcom) -> None:
    order = vitcom.port("12065551001").json()["orderNo"]
    response = vitcom.served.post("lnp", {"order": order, "foc": "tomorrow"})
    assert "foc is a date" in response.json()["error"]


def fault(vitcom: Vitcom, path: str, kind: str, **more: object) -> None:
    vitcom.served.control("faults", [{"path": path, "kind": kind, **more}])


def test_sold_meanwhile_takes_the_number_that_is_reserved(vitcom: Vitcom) -> None:
    fault(vitcom, "reserve", "sold_meanwhile")
    assert vitcom.refused("reserve", category="landline", state="WA", number=ONE) == "Invalid number"
    assert vitcom.call("searchdid", state="WA", NPANXXYYYY=ONE)["DIDs"] == []


def test_sold_meanwhile_takes_the_lowest_of_a_bulk(vitcom: Vitcom) -> None:
    fault(vitcom, "bulkreserve", "sold_meanwhile", times=2)
    assert vitcom.bulk(1, npanxx="206219")["TNs"] == [ONE]
    first = vitcom.call("searchtfn", tfn_prefix="800")["TFNs"][0]["TN"]
    [taken] = vitcom.bulk(1, category="tollfree", tfn_prefix="800")["TNs"]
    assert int(taken) == int(first) + 1


def test_sold_meanwhile_leaves_an_order_short(vitcom: Vitcom) -> None:
    fault(vitcom, "gen_order", "sold_meanwhile")
    order_id = vitcom.order(ONE, TWO, THREE)
    assert vitcom.call("get_new_orders", orderId=order_id)["Orders"][0]["numbers"] == [TWO, THREE]
    fault(vitcom, "process_order", "sold_meanwhile")
    vitcom.call("process_order", orderId=order_id)
    assert owned(vitcom) == [THREE]


def test_no_effect_answers_success_and_does_nothing(vitcom: Vitcom) -> None:
    order_id = vitcom.order(ONE)
    fault(vitcom, "process_order", "no_effect")
    vitcom.call("process_order", orderId=order_id)
    assert (owned(vitcom), vitcom.balance) == ([], "1000.00")


def test_a_late_effect_shows_later(vitcom: Vitcom) -> None:
    order_id = vitcom.order(ONE)
    fault(vitcom, "process_order", "late_effect", seconds=3600)
    vitcom.call("process_order", orderId=order_id)
    assert owned(vitcom) == []
    vitcom.advance(days=0.1)
    assert owned(vitcom) == [ONE]


def test_a_lost_answer_took_effect(vitcom: Vitcom) -> None:
    fault(vitcom, "generate_lnp_order", "drop_after")
    with pytest.raises(requests.ConnectionError):
        vitcom.port("12065551001")
    assert len(vitcom.call("get_lnp_orders")["Orders"]) == 1


def test_the_log_names_the_verb_and_hides_the_token(vitcom: Vitcom) -> None:
    vitcom.port("12065551001", wirelessPin="2707")
    entry = vitcom.served.get("log")[-1]
    assert (entry["call"], entry["api"], entry["status"]) == ("generate_lnp_order", "vitcom", 200)
    assert {entry["params"]["token"], entry["params"]["wirelessPin"]} == {"********"}


def test_a_restart_loses_nothing(tmp_path: Path) -> None:
    data = str(tmp_path / "sandbox.sqlite3")
    served = Served(data)
    vitcom = Vitcom(served)
    vitcom.buy(ONE)
    vitcom.reserve(TWO)
    vitcom.port("12065551001")
    before = vitcom.state
    served.stop()
    served = Served(data)
    assert Vitcom(served).state == before
    served.stop()
