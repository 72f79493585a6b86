# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""billing_info against the sandbox: three reports, their filters, the balance, and invoices that come whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.payments import pay
from tests.support.sandbox import Sandbox

YEAR: dict[str, Any] = {"report": "invoices", "date_from": "2025-01-01", "date_to": "2025-12-31"}


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("billing_info", sandbox.options("vitcom") | options, check=check)


def sent(sandbox: Sandbox, call: str) -> list[dict[str, str]]:
    """The parameters of each request of a call, but for the credentials."""
    rows = [row["params"] for row in sandbox.log() if row["call"] == call]
    return [{key: value for key, value in row.items() if key not in ("token", "accountno")} for row in rows]


def balance(sandbox: Sandbox) -> str:
    return str(sandbox.state()["vitcom"]["balance"][sandbox.accounts["vitcom"]["account"]])


@pytest.fixture
def customer(sandbox: Sandbox) -> Sandbox:
    """An account that bought a number and paid twice by card, the second time a day later."""
    group = {"title": "West", "primary": {"ip": "203.0.113.10"}, "billing_type": "metered"}
    run_module("trunk_group", sandbox.options("vitcom") | group)
    number = {"number": "+12062190001", "trunk_group": "West"}
    run_module("did_purchase", sandbox.options("vitcom") | number)
    for _day in range(2):
        assert pay(sandbox)
        sandbox.control("clock", {"advance": 86_400})
    return sandbox


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox) -> None:
    wrong: list[tuple[dict[str, Any], list[str]]] = [
        (
            {**YEAR, "date_to": "2024-12-31T10:00:00", "method": "Bank"},
            ["date_to '2024-12-31T10:00:00' is not a day", "method does not apply to report invoices"],
        ),
        (
            {"report": "payments", "method": "cheque", "reference": " ", "dest": "x"},
            ["method 'cheque' is not one of Paypal, Bank", "reference is empty", "dest does not apply"],
        ),
        (
            {"report": "activity", "activity_type": "fun", "date_from": "2025-02-02", "date_to": "2025-02-01"},
            ["activity_type 'fun' is not one of All Activity", "date_from 2025-02-02 is after date_to"],
        ),
        ({"report": "payments", "date_from": "2025-02-02T10:00:00Z"}, ["names a time zone"]),
    ]
    for options, words in wrong:
        told = run(sandbox, **options)["msg"]
        assert [word for word in words if word not in told] == []
    assert not sandbox.calls()


@pytest.mark.parametrize("check", [False, True])
def test_the_ledger_tells_rows_and_balance_in_one_call(customer: Sandbox, check: bool) -> None:
    result = run(customer, report="activity", check=check)
    told = [[row[key] for key in ("activity", "debit", "credit", "balance")] for row in result["rows"]]
    account = customer.accounts["vitcom"]["account"]
    ledger = [row for row in customer.state()["vitcom"]["ledger"] if row["account"] == account]
    assert told == [[row[key] for key in ("activity", "debit", "credit", "balance")] for row in ledger]
    assert (result["balance"], result["changed"]) == (balance(customer), False)
    assert result["api_calls"] == {"read": 1, "write": 0}


@pytest.mark.parametrize("given", ["Order (New DIDs)", "order_new_dids"])
def test_the_ledger_by_type_keeps_the_whole_balance(customer: Sandbox, given: str) -> None:
    result = run(customer, report="activity", activity_type=given)
    assert [row["activity"] for row in result["rows"]] == ["Order (New DIDs)"]
    assert result["balance"] == balance(customer)
    assert sent(customer, "financial_summary") == [{"activitytype": "Order (New DIDs)"}, {}]


def test_the_ledger_by_date(customer: Sandbox) -> None:
    rows = run(customer, report="activity")["rows"]
    late = [row for row in rows if row["date"] >= rows[-1]["date"]]
    assert run(customer, report="activity", date_from=rows[-1]["date"])["rows"] == late
    assert run(customer, report="activity", date_to=rows[-1]["date"][:10])["rows"] == rows
    assert run(customer, report="activity", date_to="2015-01-01")["rows"] == []


def test_payments_are_told_with_what_became_of_them(customer: Sandbox) -> None:
    result = run(customer, report="payments")
    keys = ("method", "funded_amount", "charges", "amount", "status")
    told = [[row[key] for key in keys] for row in result["rows"]]
    card = ["paypal", "50.00", "1.75", "48.25", "1"]
    assert told == [["bank", "1000.00", "0.00", "1000.00", "1"], card, card]
    assert result["balance"] == balance(customer)


def test_payments_are_filtered_by_the_carrier(customer: Sandbox) -> None:
    bank, first, second = run(customer, report="payments")["rows"]
    assert run(customer, report="payments", reference=f" {second['reference']} ")["rows"] == [second]
    assert run(customer, report="payments", method="credit_card", date_to=first["date"])["rows"] == [first]
    day = second["date"][:10]
    assert run(customer, report="payments", method="Bank", date_from=day, date_to=day)["rows"] == []
    assert run(customer, report="payments", method="Bank")["rows"] == [bank]
    assert sent(customer, "get_payments")[1:4] == [
        {"referenceno": second["reference"]},
        {"method": "Credit Card", "to": first["date"].replace("T", " ")},
        {"method": "Bank", "from": f"{day} 00:00:00", "to": f"{day} 23:59:59"},
    ]


@pytest.mark.parametrize("reading", [{"trailing_commas": True}, {"card_method": "credit card"}])
def test_other_readings_of_the_answer_are_understood(customer: Sandbox, reading: dict[str, Any]) -> None:
    customer.control("readings", reading)
    assert len(run(customer, report="payments")["rows"]) == 3
    assert run(customer, report="activity")["balance"] == balance(customer)


@pytest.mark.parametrize("check", [False, True])
def test_invoices_come_whole(sandbox: Sandbox, tmp_path: Path, check: bool) -> None:
    result = run(sandbox, **YEAR, dest=str(tmp_path / "invoices"), check=check)
    account = sandbox.accounts["vitcom"]["account"]
    paths = [Path(row["file_path"]) for row in result["rows"]]
    assert [path.name for path in paths] == [f"{account}-invoice-2025-{month:02}-01.pdf" for month in range(1, 13)]
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)
    assert sent(sandbox, "get_invoices") == [{"from": "2025-01-01", "to": "2025-12-31"}]
    assert (result["changed"], result["balance"]) == (False, balance(sandbox))


def test_without_a_folder_the_links_are_told(sandbox: Sandbox) -> None:
    row = run(sandbox, **YEAR)["rows"][0]
    assert (row["date"], row["file"].startswith(sandbox.url)) == ("2025-01-01T00:00:00", True)
    assert "downloads" not in sandbox.calls()


def test_links_that_leave_the_host_are_refused_unless_allowed(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.control("readings", {"file_links": "other_host"})
    assert "which is not the carrier's host" in run(sandbox, **YEAR, dest=str(tmp_path))["msg"]
    assert list(tmp_path.iterdir()) == []
    assert len(run(sandbox, **YEAR, dest=str(tmp_path), allow_other_hosts=True)["rows"]) == 12
    assert len(list(tmp_path.iterdir())) == 12
