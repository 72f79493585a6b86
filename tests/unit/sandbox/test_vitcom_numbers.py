# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Owned numbers."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.vitcom_client import Vitcom

ONE, TWO = "2062190001", "2062190002"


def listed(vitcom: Vitcom, **params: str) -> list[str]:
    return [row["didnumber"] for row in vitcom.call("getnumbers", **params)["data"]]


def test_a_number_shows_as_in_the_sample(vitcom: Vitcom) -> None:
    trunk = vitcom.trunk(primaryPrefix="1234", secondaryTrunk="198.51.100.8", billingType="Unmetered", sessions="5")
    fields = {"trunk": trunk, "did_rate": "1.25", "cnam": "ACME"}
    vitcom.served.control("grant", {"api": "vitcom", "numbers": ["+12065550001"], "fields": fields})
    assert vitcom.call("getnumbers")["data"] == [
        {
            "didnumber": "2065550001",
            "trunkGroup": "198.51.100.7",
            "prefix1": "1234",
            "trunkGroup2": "198.51.100.8",
            "prefix2": "",
            "didRate": "1.25",
            "didType": "Unmetered",
            "orderType": "New",
            "status": "1",
            "cnam": "ACME",
        }
    ]


def test_the_filters_of_getnumbers(vitcom: Vitcom) -> None:
    first, second = vitcom.buy(ONE), vitcom.buy(TWO)
    vitcom.call("updatenumber", number=TWO, status="0")
    toll_free = vitcom.call("searchtfn", tfn_prefix="800")["TFNs"][0]["TN"]
    vitcom.served.control("grant", {"api": "vitcom", "numbers": [toll_free]})
    assert listed(vitcom) == [ONE, TWO, toll_free]
    assert listed(vitcom, category="tollfree") == [toll_free]
    assert listed(vitcom, status="0") == [TWO]
    assert listed(vitcom, orderno=second) == [TWO]
    assert listed(vitcom, orderno=first, status="0") == []
    assert listed(vitcom, trunkId="301") == [ONE]


@pytest.mark.parametrize(("name", "value"), [("status", "3"), ("trunkId", "x"), ("orderno", "-1")])
def test_bad_filters_are_refused(vitcom: Vitcom, name: str, value: str) -> None:
    assert vitcom.refused("getnumbers", **{name: value}) == f"Invalid {name}"


def test_the_numbers_of_a_stranger_are_not_listed(vitcom: Vitcom) -> None:
    Vitcom(vitcom.served, 1).buy(ONE)
    assert listed(vitcom) == []


def test_the_numbers_of_a_stranger_cannot_be_changed(vitcom: Vitcom) -> None:
    Vitcom(vitcom.served, 1).buy(ONE)
    assert vitcom.refused("updatenumber", number=ONE, status="2") == "Invalid number"
    assert vitcom.state["numbers"][0]["status"] == "1"


def test_many_numbers_are_routed_in_one_call(vitcom: Vitcom) -> None:
    vitcom.buy(ONE, TWO)
    trunk = vitcom.trunk(title="other", primaryTrunk="203.0.113.7")
    answer = vitcom.call("updatenumber", number=f"{ONE}, {TWO}", trunkId=trunk)
    assert answer == {"status": "200", "success": "Trunk successfully Updated."}
    assert listed(vitcom, trunkId=trunk) == [ONE, TWO]
    assert {row["trunkGroup"] for row in vitcom.call("getnumbers")["data"]} == {"203.0.113.7"}


def test_status_and_trunk_group_change_separately(vitcom: Vitcom) -> None:
    vitcom.buy(ONE)
    vitcom.call("updatenumber", number=ONE, status="0")
    vitcom.call("updatenumber", number=ONE, trunkId=vitcom.trunk())
    [number] = vitcom.state["numbers"]
    assert (number["status"], number["trunk"]) == ("0", 302)


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"number": "", "status": "0"}, "Invalid number"),
        ({"number": "12062190001", "status": "0"}, "Invalid number"),
        ({"number": f"{ONE},{TWO}", "status": "0"}, "Invalid number"),
        ({"number": ONE, "status": "3"}, "Invalid status"),
        ({"number": ONE, "trunkId": "999"}, "Invalid trunkId"),
        ({"number": ONE}, "Invalid trunkId"),
    ],
)
def test_what_does_not_fit_changes_nothing(vitcom: Vitcom, params: dict[str, str], error: str) -> None:
    vitcom.buy(ONE)
    before = vitcom.state["numbers"]
    assert vitcom.refused("updatenumber", **params) == error
    assert vitcom.state["numbers"] == before


def test_a_cancelled_number_is_listed_and_not_for_sale(vitcom: Vitcom) -> None:
    vitcom.buy(ONE)
    vitcom.call("updatenumber", number=ONE, status="2")
    assert listed(vitcom, status="2") == [ONE]
    assert vitcom.call("searchdid", state="WA", NPANXXYYYY=ONE)["DIDs"] == []
    assert vitcom.refused("reserve", category="landline", state="WA", number=ONE) == "Invalid number"


def test_a_cancelled_number_can_only_be_cancelled_again(vitcom: Vitcom) -> None:
    vitcom.buy(ONE)
    vitcom.call("updatenumber", number=ONE, status="2")
    vitcom.call("updatenumber", number=ONE, status="2")
    assert vitcom.refused("updatenumber", number=ONE, status="1") == "Invalid number"
    assert listed(vitcom, status="2") == [ONE]
