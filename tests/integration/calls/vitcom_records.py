# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The same for vitcom's statistics, its termination, and its billing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.support.customer import BLOCK, Customer
from tests.support.payments import pay

DAYS: dict[str, Any] = {"date_from": "2025-05-14", "date_to": "2025-05-15"}
DIALLER: dict[str, Any] = {"title": "Dialler", "ip": "198.51.100.10", "ports": 50, "cps": 7}
CARD = {
    "first_name": "Ada",
    "last_name": "Example",
    "number": "4111111111111111",
    "cvv": "0719",
    "exp_month": "12",
    "exp_year": "2093",
    "address": "400 Green Road",
    "address2": "Backyard",
    "city": "Portland",
    "state": "OR",
    "zip_code": "97230",
}


def _is_traffic(row: dict[str, Any]) -> bool:
    """Counts as whole numbers, ``asr`` as a percentage of them."""
    told = {key: type(row[key]) for key in ("processed", "completed", "asr", "mou", "peak", "acd")}
    return (
        told == {**dict.fromkeys(told, int), "acd": float} and row["completed"] * 100 // row["processed"] == row["asr"]
    )


def _of_numbers(customer: Customer) -> None:
    customer.give(*BLOCK[:2])
    rows = customer.run("traffic_info", report="numbers", numbers=BLOCK[:2])["rows"]
    assert [row["number"] for row in rows] == BLOCK[:2]
    assert all(map(_is_traffic, rows))


def _of_trunk_groups(customer: Customer) -> None:
    customer.give(BLOCK[0])
    group = str(customer.sandbox.state()["vitcom"]["trunk_groups"][0]["id"])
    (row,) = customer.run("traffic_info", report="trunk_groups", trunk_group_ids=[group])["rows"]
    assert (row["trunk_group_id"], row["number"], _is_traffic(row)) == (group, BLOCK[0], True)


def _defined(customer: Customer) -> str:
    """The id of a new termination trunk."""
    return str(customer.run("termination_trunk", **DIALLER)["results"][0]["id"])


def _of_termination_trunks(customer: Customer) -> None:
    trunk = _defined(customer)
    options: dict[str, Any] = {"direction": "termination", "report": "trunk_groups", "trunk_group_ids": [trunk]}
    rows = customer.run("traffic_info", **options)["rows"]
    assert {row["trunk_group_id"] for row in rows} == {trunk}
    assert all(map(_is_traffic, rows))


def _daily(direction: str, customer: Customer) -> None:
    rows = customer.run("traffic_info", direction=direction, report="daily_files", **DAYS)["rows"]
    assert [row["date"] for row in rows] == ["2025-05-15T00:00:00", "2025-05-14T00:00:00"]
    for row in rows:
        files = [f"/{direction}-{row['date'][:10]}-{kind}.csv" for kind in ("success", "failed")]
        assert [row["success"].endswith(files[0]), row["failed"].endswith(files[1])] == [True, True]


def _monthly(direction: str, customer: Customer) -> None:
    customer.give(BLOCK[0])
    _defined(customer)
    rows = customer.run("traffic_info", direction=direction, report="monthly", year=2025, month=2)["rows"]
    assert {row["month"] for row in rows} == {"2025-02-01"}
    assert all(map(_is_traffic, rows))


def _define(customer: Customer) -> None:
    identifier = _defined(customer)
    (row,) = customer.sandbox.state()["vitcom"]["termination_trunks"]
    held = {key: str(row[key]) for key in ("id", *DIALLER)}
    assert held == {"id": identifier, **{key: str(value) for key, value in DIALLER.items()}}


def _get(customer: Customer) -> None:
    identifier = _defined(customer)
    customer.run("termination_trunk", title="other", ip="198.51.100.11", ports=1)
    (trunk,) = customer.run("termination_trunk_info", id=identifier)["termination_trunks"]
    shown = {"id": identifier, "ip": "198.51.100.10", "ports": 50, "cps": 7, "state": "present"}
    assert {key: trunk[key] for key in shown} == shown


def _disable(customer: Customer) -> None:
    identifier = _defined(customer)
    assert customer.run("termination_trunk", ip="198.51.100.10", state="disabled")["changed"]
    (trunk,) = customer.run("termination_trunk_info", id=identifier)["termination_trunks"]
    assert trunk["state"] == "disabled"


def _invoices(customer: Customer) -> None:
    period: dict[str, Any] = {"date_from": "2025-01-15", "date_to": "2025-03-15"}
    rows = customer.run("billing_info", report="invoices", **period)["rows"]
    assert [row["date"] for row in rows] == ["2025-02-01T00:00:00", "2025-03-01T00:00:00"]
    assert all(row["file"].endswith(".pdf") for row in rows)


def _ledger(customer: Customer) -> None:
    customer.buy(number=BLOCK[0], **customer.here)
    result = customer.run("billing_info", report="activity", activity_type="order_new_dids")
    (row,) = result["rows"]
    assert (row["activity"], row["debit"], row["credit"]) == ("Order (New DIDs)", "1.00", "0.00")
    assert result["balance"] == row["balance"] == customer.run("balance_info")["balance"] == "999.00"


def _payments(customer: Customer) -> None:
    assert pay(customer.sandbox)
    (wanted,) = [row for row in customer.run("billing_info", report="payments")["rows"] if row["method"] != "bank"]
    day = wanted["date"][:10]
    filters: dict[str, Any] = {
        "reference": wanted["reference"],
        "method": "Credit Card",
        "date_from": day,
        "date_to": day,
    }
    (row,) = customer.run("billing_info", report="payments", **filters)["rows"]
    assert row == wanted
    assert (row["funded_amount"], row["charges"], row["amount"], row["status"]) == ("50.00", "1.75", "48.25", "1")


def _pay(customer: Customer) -> None:
    customer.sandbox.control("reset", {"balance": "10.00"})
    (entry,) = customer.run("account_payment", minimum_balance="25", card=CARD)["results"]
    assert (entry["status"], entry["balance"], entry["funded_amount"]) == ("done", "58.25", "50.00")


#: What reaches each of these calls of seed 003.
RECORDS: dict[str, Callable[[Customer], None]] = {
    "did_stats": _of_numbers,
    "daily_cdrs": partial(_daily, "origination"),
    "tg_stats": _of_trunk_groups,
    "monthly_summary": partial(_monthly, "origination"),
    "defineTrunk_termination": _define,
    "get_trunk_termination": _get,
    "disable_trunk_termination": _disable,
    "daily_cdrs_termination": partial(_daily, "termination"),
    "tg_stats_termination": _of_termination_trunks,
    "monthly_summary_termination": partial(_monthly, "termination"),
    "get_invoices": _invoices,
    "financial_summary": _ledger,
    "get_payments": _payments,
    "make_payment": _pay,
}
