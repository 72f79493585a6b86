# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Buying on tcxc."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.sandbox.tcxc_client import Tcxc

SOLD = {"status": "error", "message": "This DID can not be purchased, it has been already sold"}


def test_purchase_moves_the_number_from_the_market_to_the_buyer(tcxc: Tcxc) -> None:
    i_did = tcxc.for_sale()
    assert tcxc.buy(i_did)["status"] == "success"
    assert [row["i_did"] for row in tcxc.owned()] == [i_did]
    assert i_did not in [str(row.get("i_did")) for row in tcxc.market()]


def test_purchase_costs_set_up_and_first_month(tcxc: Tcxc) -> None:
    row = next(row for row in tcxc.market() if row["setup_fee"] != "0.0000" and "i_did" in row)
    tcxc.buy(row["i_did"])
    left = Decimal(1000) - Decimal(row["setup_fee"]) - Decimal(row["monthly_fee"])
    assert tcxc.state()["balance"][tcxc.account["account"]] == f"{left:.4f}"
    [booked] = tcxc.state()["ledger"]
    assert (booked["action"], booked["i_did"], booked["number"]) == ("purchase", row["i_did"], row["number"])


def test_sold_number_cannot_be_bought_again(tcxc: Tcxc) -> None:
    i_did = tcxc.for_sale()
    tcxc.buy(i_did)
    assert tcxc.buy(i_did) == SOLD
    assert len(tcxc.state()["ledger"]) == 1


def test_number_of_another_buyer_is_sold(tcxc: Tcxc) -> None:
    i_did = tcxc.for_sale()
    stranger = Tcxc(tcxc.served, tcxc.served.get("accounts")["more"][0])
    assert stranger.buy(i_did)["status"] == "success"
    assert tcxc.buy(i_did) == SOLD
    assert tcxc.owned() == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"i_did": "99999999"}, "no such i_did"),
        ({"i_did": ""}, "no such i_did"),
        ({"billing_i_account": 3}, "billing_i_account"),
        ({"billing_i_account": ""}, "billing_i_account"),
        ({"contact": "mailto:a@b"}, "contact begins with sip:"),
        ({"smpp_contact": "sip:a@b"}, "smpp_contact begins with smpp:"),
        ({"add": ""}, "add=1"),
    ],
)
def test_wrong_purchase_is_refused_and_costs_nothing(tcxc: Tcxc, wrong: dict[str, object], reason: str) -> None:
    answer = tcxc.buy(**{"i_did": tcxc.for_sale(), **wrong})
    assert answer["status"] == "error"
    assert reason in answer["message"]
    assert tcxc.state()["ledger"] == []


@pytest.mark.parametrize(("feature", "contact"), [("voice", "contact"), ("sms", "smpp_contact")])
def test_contact_is_required_by_the_features_of_the_number(tcxc: Tcxc, feature: str, contact: str) -> None:
    row = {"voice": 0, "sms": 0, "fax": 0, "video": 0, feature: 1}
    tcxc.served.control("market", {"api": "tcxc", "add": [{"number": "12065550001", "i_did": 777777, **row}]})
    both = {"contact": "", "smpp_contact": ""}
    assert f"{contact} is required" in tcxc.buy("777777", **both)["message"]
    other = next(name for name in both if name != contact)
    assert tcxc.buy("777777", **{other: ""})["status"] == "success"


def test_purchase_over_the_balance_is_refused(tcxc: Tcxc) -> None:
    tcxc.served.control("reset", {"balance": "0.10"})
    assert "balance" in tcxc.buy(tcxc.for_sale())["message"]
    assert tcxc.state()["balance"][tcxc.account["account"]] == "0.1000"


def test_row_without_i_did_cannot_be_bought_by_guessing_it(tcxc: Tcxc) -> None:
    tcxc.served.control("market", {"api": "tcxc", "add": [{"number": "12065550001", "i_did": None}]})
    shown = {row["i_did"] for row in tcxc.market() if "i_did" in row}
    assert [tcxc.buy(str(guess))["status"] for guess in range(1, 2003) if guess not in shown][-1] == "error"


def test_billing_account_decides_the_account_name(tcxc: Tcxc) -> None:
    tcxc.buy(tcxc.for_sale(), billing_i_account=2)
    assert [row["account_name"] for row in tcxc.owned()] == ["SBC-3001"]


def test_number_with_verification_waits_three_days_for_its_documents(tcxc: Tcxc) -> None:
    row = next(row for row in tcxc.market() if row["verification_required"] and "i_did" in row)
    tcxc.buy(row["i_did"])
    assert [(own["status"], own["documents_verified"]) for own in tcxc.owned()] == [("purchased", "0")]
    tcxc.served.control("clock", {"advance": 3 * 86400 + 60})
    [own] = tcxc.state()["owned"][tcxc.account["account"]]
    assert own["documents_verified"] == "1"


def test_controller_style_twin_buys_too(tcxc: Tcxc) -> None:
    form = {"add": 1, "i_did": tcxc.for_sale(), "billing_i_account": 1, "contact": "sip:a@192.0.2.1:5060"}
    smpp = "smpp:login:password:a@192.0.2.1:2776"
    assert tcxc.call("/purchase_did.php", **form, smpp_contact=smpp)["status"] == "success"
    assert len(tcxc.owned()) == 1
