# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Payments on vitcom: get_payments, make_payment, and what the ledger says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.sandbox.vitcom_client import Vitcom

CARD = {
    "firstname": "Ada",
    "lastname": "Lovelace",
    "cardnumber": "4111111111111111",
    "expmonth": "12",
    "expyear": "2099",
    "cvv": "123",
}
DECLINED = {"cardnumber": "4000000000000002"}
KEYS = "accountno date referenceno funded_amount charges amount method status".split()


def payments(vitcom: Vitcom, **params: str) -> list[dict[str, str]]:
    return list(vitcom.call("get_payments", **params)["data"])


def pay(vitcom: Vitcom, **params: str) -> dict[str, Any]:
    return vitcom.call("make_payment", **(CARD | params))


def test_the_opening_balance_came_by_bank(vitcom: Vitcom) -> None:
    [row] = payments(vitcom)
    assert list(row) == KEYS
    assert (row["method"], row["funded_amount"], row["charges"], row["amount"], row["status"]) == (
        *("bank", "1000.00", "0.00", "1000.00", "1"),
    )


def test_a_payment_is_fifty_less_a_fee(vitcom: Vitcom) -> None:
    assert pay(vitcom) == {"status": "200", "success": "Payment added successfully."}
    row = payments(vitcom)[-1]
    assert (row["funded_amount"], row["charges"], row["amount"]) == ("50.00", "1.75", "48.25")
    ledger = vitcom.call("financial_summary")["data"][-2:]
    assert [(entry["activity"], entry["debit"], entry["credit"]) for entry in ledger] == [
        ("Credit Card", "0.00", "50.00"),
        ("Credit Card Fee", "1.75", "0.00"),
    ]
    assert (ledger[-1]["balance"], vitcom.balance) == ("1048.25", "1048.25")


def test_a_card_is_asked_for_by_one_name_and_read_by_another(vitcom: Vitcom) -> None:
    pay(vitcom)
    assert [row["method"] for row in payments(vitcom, method="Credit Card")] == ["paypal"]
    assert payments(vitcom, method="Paypal") == []
    vitcom.read(card_method="credit card")
    assert [row["method"] for row in payments(vitcom, method="Credit Card")] == ["credit card"]


def test_a_declined_card_is_listed_and_moves_no_money(vitcom: Vitcom) -> None:
    assert vitcom.refused("make_payment", **(CARD | DECLINED)) == "Invalid cardnumber"
    assert payments(vitcom, method="Credit Card")[0]["status"] == "0"
    assert vitcom.balance == "1000.00"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "") for name in CARD),
        ("cardnumber", "4111"),
        ("cardnumber", "four"),
        ("expmonth", "13"),
        ("expyear", "2001"),
        ("expyear", "x"),
        ("cvv", "12"),
    ],
)
def test_a_card_that_is_none_is_refused(vitcom: Vitcom, name: str, value: str) -> None:
    assert vitcom.refused("make_payment", **(CARD | {name: value})) == f"Invalid {name}"
    assert len(payments(vitcom)) == 1


def test_two_digits_of_a_year_are_enough(vitcom: Vitcom) -> None:
    pay(vitcom, expyear="99")
    assert len(payments(vitcom)) == 2


def test_payments_are_found_by_reference_and_date(vitcom: Vitcom) -> None:
    vitcom.advance(days=2)
    pay(vitcom)
    first, second = payments(vitcom)
    assert payments(vitcom, referenceno=second["referenceno"]) == [second]
    assert payments(vitcom, **{"from": second["date"]}) == [second]
    assert payments(vitcom, to=first["date"]) == [first]


@pytest.mark.parametrize(
    ("params", "parameter"), [({"from": "2015-04-29"}, "from"), ({"to": "x"}, "to"), ({"method": "Cash"}, "method")]
)
def test_nonsense_filters_are_refused(vitcom: Vitcom, params: dict[str, str], parameter: str) -> None:
    assert vitcom.refused("get_payments", **params) == f"Invalid {parameter}"


def test_activities_are_found_by_their_type(vitcom: Vitcom) -> None:
    pay(vitcom)
    found = vitcom.call("financial_summary", activitytype="Credit Card Fee")["data"]
    assert [entry["activity"] for entry in found] == ["Credit Card Fee"]
    assert len(vitcom.call("financial_summary", activitytype="All Activity")["data"]) == 3


def test_card_data_stays_nowhere(vitcom: Vitcom) -> None:
    pay(vitcom)
    kept = f"{vitcom.served.get('log')} {vitcom.served.get('state')}"
    assert CARD["cardnumber"] not in kept
    assert "'cvv': '********'" in kept
    assert "'expmonth': '********', 'expyear': '********'" in kept
