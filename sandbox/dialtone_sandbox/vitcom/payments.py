# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""get_payments and make_payment (seed 003).

make_payment takes no amount: the sandbox charges 50.00 and keeps a fee. The card 4000000000000002 is declined: the call
is refused, the payment listed with status 0, and no money moves. Card data is not kept.
"""

from __future__ import annotations

import sqlite3

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.store import Value
from dialtone_sandbox.vitcom.billing import credit, deduct
from dialtone_sandbox.vitcom.dates import moment
from dialtone_sandbox.vitcom.wire import Call, InvalidError, Pairs, money, stamp

CHARGED = 5000
FEE_PERMILLE = 29
FEE_FIXED = 30
DECLINED_CARD = "4000000000000002"
CARD = "Credit Card"
METHODS = ("Paypal", "Bank", CARD)
FIRST_REFERENCE = 880001
REQUIRED = ("firstname", "lastname", "cardnumber", "expmonth", "expyear", "cvv")


def get_payments(call: Call) -> Pairs:
    """The oldest first."""
    method = call.choice("method", METHODS)
    since, until = moment(call, "from"), moment(call, "to")
    rows = call.store.query(
        "SELECT * FROM vitcom_payments WHERE account = ? AND (? = '' OR method = ?) AND (? = '' OR referenceno = ?)"
        " AND date >= ? AND date <= ? ORDER BY id",
        (
            *(call.account, method, method, call.text("referenceno"), call.text("referenceno")),
            *(stamp(since) if since else "", stamp(until) if until else "9"),
        ),
    )
    return [("data", [_shown(call, row) for row in rows])]


def _shown(call: Call, row: sqlite3.Row) -> dict[str, str]:
    return {
        "accountno": row["account"],
        "date": row["date"],
        "referenceno": row["referenceno"],
        "funded_amount": money(row["funded"]),
        "charges": money(row["charges"]),
        "amount": money(row["funded"] - row["charges"]),
        "method": _method_shown(call, row["method"]),
        "status": row["status"],
    }


def _method_shown(call: Call, method: str) -> str:
    """Asked for as "Credit Card", read back as "paypal"; the reading `card_method` may print its own name."""
    if method == CARD and call.reading("card_method") == "paypal":
        return "paypal"
    return method.lower()


def make_payment(call: Call) -> Pairs:
    """Charge the card."""
    for name in REQUIRED:
        call.required(name)
    card = call.digits("cardnumber", 12, 19)
    call.digits("cvv", 3, 4)
    _check_expiry(call)
    fee = CHARGED * FEE_PERMILLE // 1000 + FEE_FIXED
    if card == DECLINED_CARD:
        add(call.sandbox, call.account, CARD, (CHARGED, fee), "0")
        raise InvalidError("cardnumber")
    add(call.sandbox, call.account, CARD, (CHARGED, fee), "1")
    credit(call, CARD, CHARGED)
    deduct(call, f"{CARD} Fee", fee)
    return [("success", "Payment added successfully.")]


def _check_expiry(call: Call) -> None:
    month = call.whole("expmonth", 1, 12)
    year = int(call.digits("expyear", 2, 4))
    now = call.sandbox.clock.now()
    if (year + 2000 if year < 100 else year, month) < (now.year, now.month):
        raise InvalidError("expyear")


def add(sandbox: Sandbox, account: str, method: str, amounts: tuple[int, int], status: str) -> None:
    """List a payment; `amounts` are what was funded and what was kept of it."""
    row = sandbox.store.one("SELECT COUNT(*) AS n FROM vitcom_payments")
    values: dict[str, Value] = {
        "account": account,
        "date": stamp(sandbox.clock.now()),
        "referenceno": str(FIRST_REFERENCE + (row["n"] if row else 0)),
        "funded": amounts[0],
        "charges": amounts[1],
        "method": method,
        "status": status,
    }
    columns, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    sandbox.store.execute(f"INSERT INTO vitcom_payments ({columns}) VALUES ({marks})", values)
