# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Orders of new numbers: gen_order, process_order, get_new_orders (seed 003)."""

from __future__ import annotations

import sqlite3

from dialtone_sandbox.store import Value
from dialtone_sandbox.vitcom.billing import balance, deduct
from dialtone_sandbox.vitcom.cart import in_cart
from dialtone_sandbox.vitcom.trunks import find_trunk
from dialtone_sandbox.vitcom.wire import CATEGORY_SHOWN, Call, InvalidError, Pairs, money, next_id, stamp

FIRST_ID = 2342343
ACTIVITY = "Order (New DIDs)"


def status_shown(call: Call, order: sqlite3.Row) -> str:
    """Every sample prints "1"; whether it means anything is the reading `order_status`."""
    return "1" if call.reading("order_status") == "always_1" else str(order["processed"])


def costs(order: sqlite3.Row) -> dict[str, object]:
    return {
        "date": order["date"],
        "amount": money(order["amount"]),
        "per_order_cost": money(order["amount"]),
        "taxes": "0.00",
        "other_charges": "0.00",
        "discount": "0.00",
        "tg_id": str(order["trunk"]),
    }


def kind(order: sqlite3.Row) -> dict[str, object]:
    return {
        "didCategory": CATEGORY_SHOWN[order["category"]],
        "didType": order["did_type"],
        "sessions": order["sessions"],
    }


def numbers_of(call: Call, order: sqlite3.Row) -> list[str]:
    rows = call.store.query(
        "SELECT number FROM vitcom_order_numbers WHERE orderno = ? ORDER BY number", (order["orderno"],)
    )
    return [row["number"] for row in rows]


def find_order(call: Call, parameter: str, orderno: int, order_type: str) -> sqlite3.Row:
    """An order of the account; `Invalid {parameter}` when there is none."""
    order = call.store.one(
        "SELECT * FROM vitcom_orders WHERE orderno = ? AND account = ? AND order_type = ?",
        (orderno, call.account, order_type),
    )
    if order is None:
        raise InvalidError(parameter)
    return order


def listed_orders(call: Call, order_type: str) -> list[sqlite3.Row]:
    """All orders of the account, or the one asked for with orderId."""
    orderno = call.identifier("orderId")
    if orderno is not None:
        return [find_order(call, "orderId", orderno, order_type)]
    return call.store.query(
        "SELECT * FROM vitcom_orders WHERE account = ? AND order_type = ? ORDER BY orderno",
        (call.account, order_type),
    )


def add_order(call: Call, order_type: str, amount: int, columns: dict[str, Value], numbers: list[str]) -> int:
    """Write an order; `columns` are trunk, category, did_type and sessions."""
    orderno = next_id(call.store, "vitcom_orders", "orderno", FIRST_ID)
    values: dict[str, Value] = {
        "orderno": orderno,
        "account": call.account,
        "order_type": order_type,
        "date": stamp(call.sandbox.clock.now()),
        "amount": amount,
        **columns,
    }
    marks = ", ".join("?" * len(values))
    call.store.execute(f"INSERT INTO vitcom_orders ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    call.store.executemany(
        "INSERT INTO vitcom_order_numbers (orderno, number) VALUES (?,?)", [(orderno, number) for number in numbers]
    )
    return orderno


def gen_order(call: Call) -> Pairs:
    """What the reserveId stands for becomes one order, of the category of its first number. Nothing is paid yet."""
    trunk = find_trunk(call, "trunk_id", call.required_identifier("trunk_id"))
    numbers = in_cart(call, "reserveId")
    if not numbers:
        raise InvalidError("reserveId")
    first, amount = _reckon(call, numbers)
    columns: dict[str, Value] = {
        "trunk": trunk["id"],
        "category": first["category"],
        "did_type": trunk["billing_type"],
        "sessions": trunk["sessions"],
    }
    orderno = add_order(call, "New", amount, columns, numbers)
    call.store.executemany(
        "UPDATE vitcom_numbers SET held = 'ordered', reservation = NULL, orderno = ?, trunk = ? WHERE number = ?",
        [(orderno, trunk["id"], number) for number in numbers],
    )
    return _generated(call, find_order(call, "orderId", orderno, "New"))


def _reckon(call: Call, numbers: list[str]) -> tuple[sqlite3.Row, int]:
    """The first number's row and the sum of all setup fees in cents."""
    rows = [
        row
        for number in numbers
        if (row := call.store.one("SELECT category, setup FROM vitcom_numbers WHERE number = ?", (number,)))
    ]
    return rows[0], sum(row["setup"] for row in rows)


def _generated(call: Call, order: sqlite3.Row) -> Pairs:
    """The key `status` comes a second time: the first is the call's, this one the order's."""
    return [
        ("success", "Order Generated successfully."),
        ("orderId", str(order["orderno"])),
        *costs(order).items(),
        ("orderType", "New"),
        *kind(order).items(),
        ("status", status_shown(call, order)),
        ("numbers", call.shown_all(numbers_of(call, order))),
    ]


def process_order(call: Call) -> Pairs:
    order = find_order(call, "orderId", call.required_identifier("orderId"), "New")
    if order["processed"]:
        raise InvalidError("orderId")
    if order["amount"] > balance(call.store, call.account):
        raise InvalidError("balance")
    deduct(call, ACTIVITY, order["amount"])
    call.store.execute("UPDATE vitcom_orders SET processed = 1 WHERE orderno = ?", (order["orderno"],))
    call.store.execute(
        "UPDATE vitcom_numbers SET held = 'owned', status = '1', order_type = 'New'"
        " WHERE orderno = ? AND held = 'ordered'",
        (order["orderno"],),
    )
    return [("success", "Order Processed Successfully."), ("orderId", str(order["orderno"]))]


def get_new_orders(call: Call) -> Pairs:
    return [("Orders", [_listed(call, order) for order in listed_orders(call, "New")])]


def _listed(call: Call, order: sqlite3.Row) -> dict[str, object]:
    return {
        "orderno": str(order["orderno"]),
        "accountno": order["account"],
        **costs(order),
        "orderType": order["order_type"],
        **kind(order),
        "status": status_shown(call, order),
        "numbers": call.shown_all(numbers_of(call, order)),
    }
