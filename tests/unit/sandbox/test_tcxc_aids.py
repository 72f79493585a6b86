# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The test aids of the tcxc API."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.tcxc_client import Tcxc


def test_added_number_is_for_sale_as_told(tcxc: Tcxc) -> None:
    row = {"number": "12065550001", "monthly_fee": "9.9900", "sms": 0, "country_name": "ATLANTIS"}
    tcxc.served.control("market", {"api": "tcxc", "add": [row]})
    [found] = tcxc.market(country="atlantis")
    assert row.items() <= found.items()
    assert "i_did" in found


def test_price_changes_for_sale_and_owned(tcxc: Tcxc) -> None:
    i_did = tcxc.for_sale()
    tcxc.buy(i_did)
    number = tcxc.owned()[0]["number"]
    tcxc.served.control("market", {"api": "tcxc", "price": {number: {"monthly_fee": "7.0000", "setup_fee": "1.0000"}}})
    tcxc.served.control("market", {"api": "tcxc", "price": {"19542374274": "8.0000"}})
    assert (tcxc.owned()[0]["monthly_fee"], tcxc.owned()[0]["setup_fee"]) == ("7.0000", "1.0000")
    assert tcxc.market(prefix="19542374274")[0]["monthly_fee"] == "8.0000"


def test_number_sold_by_the_market_belongs_to_a_stranger(tcxc: Tcxc) -> None:
    tcxc.served.control("market", {"api": "tcxc", "sell": ["19542374274"]})
    assert tcxc.market(prefix="19542374274") == []
    assert tcxc.owned() == []
    stranger = tcxc.served.get("accounts")["more"][0]["account"]
    assert [row["number"] for row in tcxc.state()["owned"][stranger]] == ["19542374274"]


def test_thousands_are_granted_with_their_own_routing(tcxc: Tcxc) -> None:
    numbers = [f"1999{n:07d}" for n in range(3000)]
    fields = {"contact": "sip:{number}@192.0.2.5", "notes": "granted"}
    tcxc.served.control("grant", {"api": "tcxc", "numbers": numbers, "fields": fields})
    owned = tcxc.owned()
    assert [row["number"] for row in owned] == numbers
    assert [row["contact"] for row in owned] == [f"sip:{number}@192.0.2.5" for number in numbers]
    assert tcxc.state()["ledger"] == []


def test_grant_takes_from_the_market_and_knows_accounts(tcxc: Tcxc) -> None:
    other = tcxc.served.get("accounts")["more"][1]
    entry = {"number": "19542374274", "account_name": "SBC-3001"}
    tcxc.served.control("grant", {"api": "tcxc", "account": other["account"], "numbers": [entry]})
    [row] = Tcxc(tcxc.served, other).owned()
    assert (row["vendor_name"], row["account_name"]) == ("Nexmo", "SBC-3001")
    assert tcxc.market(prefix="19542374274") == []


def test_verified_documents_show(tcxc: Tcxc) -> None:
    entry = {"number": "12065550001", "verification_required": 1}
    tcxc.served.control("grant", {"api": "tcxc", "numbers": [entry]})
    assert tcxc.owned()[0]["documents_verified"] == "0"
    tcxc.served.control("verify", {"numbers": ["12065550001"]})
    assert tcxc.owned()[0]["documents_verified"] == "1"


@pytest.mark.parametrize(
    ("aid", "body", "reason"),
    [
        ("market", {"add": [{"number": "19542374274"}]}, "is there already"),
        ("market", {"add": [{"number": "+1206"}]}, "by its digits"),
        ("market", {"add": [{"number": "12065550001", "colour": "red"}]}, "colour"),
        ("market", {"price": {"12065550001": "1"}}, "no number 12065550001"),
        ("market", {"price": {"19542374274": {"cost": "1"}}}, "cost"),
        ("market", {"sell": ["12065550001"]}, "not for sale"),
        ("market", {"buy": []}, "buy"),
        ("grant", {"account": "Nobody", "numbers": []}, "Nobody"),
        ("verify", {"numbers": ["12065550001"]}, "nobody owns"),
    ],
)
def test_nonsense_is_refused_with_a_reason(tcxc: Tcxc, aid: str, body: dict[str, object], reason: str) -> None:
    answer = tcxc.served.post(aid, {"api": "tcxc", **body})
    assert answer.status_code == 400
    assert reason in answer.json()["error"]


def test_refused_aid_changes_nothing(tcxc: Tcxc) -> None:
    before = tcxc.state()
    tcxc.served.post("market", {"api": "tcxc", "sell": ["19542374274", "12065550001"]})
    assert tcxc.state() == before
