# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The ledger and financial_summary (seed 003). The balance is the last row's."""

from __future__ import annotations

from decimal import Decimal

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.store import Store
from dialtone_sandbox.vitcom.wire import Call, Pairs, money, stamp

ALL_ACTIVITY = "All Activity"
ACTIVITIES = (
    ALL_ACTIVITY,
    "Test Call Credit",
    "Bank Transfer",
    "Bank Fee",
    "Paypal Transfer",
    "Paypal Fee",
    "USF Tax Deduction",
    "Payment Cancelled",
    "Payment Refund",
    "Call Charges",
    "Order (New DIDs)",
    "Order (LNP)",
    "Credit Card",
    "Credit Card Fee",
)


def cents(amount: Decimal | str) -> int:
    return int((Decimal(amount) * 100).to_integral_value())


def balance(store: Store, account: str) -> int:
    """In cents."""
    row = store.one("SELECT balance FROM vitcom_ledger WHERE account = ? ORDER BY id DESC LIMIT 1", (account,))
    return 0 if row is None else int(row["balance"])


def _book(sandbox: Sandbox, account: str, activity: str, debit: int, credit: int) -> None:
    after = balance(sandbox.store, account) + credit - debit
    sandbox.store.execute(
        "INSERT INTO vitcom_ledger (account, date, activity, debit, credit, balance) VALUES (?,?,?,?,?,?)",
        (account, stamp(sandbox.clock.now()), activity, debit, credit, after),
    )


def deduct(call: Call, activity: str, amount: int) -> None:
    _book(call.sandbox, call.account, activity, amount, 0)


def credit(call: Call, activity: str, amount: int) -> None:
    _book(call.sandbox, call.account, activity, 0, amount)


def fund(sandbox: Sandbox, account: str, amount: int) -> None:
    _book(sandbox, account, "Bank Transfer", 0, amount)


def financial_summary(call: Call) -> Pairs:
    activity = call.choice("activitytype", ACTIVITIES) or ALL_ACTIVITY
    rows = call.store.query("SELECT * FROM vitcom_ledger WHERE account = ? ORDER BY id", (call.account,))
    shown = [
        {
            "accountno": row["account"],
            "date": row["date"],
            "activity": row["activity"],
            "debit": money(row["debit"]),
            "credit": money(row["credit"]),
            "balance": money(row["balance"]),
        }
        for row in rows
        if activity in (ALL_ACTIVITY, row["activity"])
    ]
    return [("data", shown)]
