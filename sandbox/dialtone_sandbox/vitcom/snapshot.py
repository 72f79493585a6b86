# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The vitcom part of GET /_sandbox/state: flat lists, each row with its account, money as decimal strings."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.store import Store
from dialtone_sandbox.vitcom import cart, ports
from dialtone_sandbox.vitcom.billing import balance
from dialtone_sandbox.vitcom.wire import money

Rows = list[dict[str, Json]]


def settle(sandbox: Sandbox) -> None:
    """Do what the clock has brought since the last request."""
    cart.expire(sandbox)
    ports.advance(sandbox)


def state(sandbox: Sandbox) -> dict[str, Json]:
    settle(sandbox)
    store = sandbox.store
    accounts = [entry.account for entry in sandbox.accounts.of("vitcom")]
    for_sale = store.one("SELECT COUNT(*) AS n FROM vitcom_numbers WHERE held = 'free'")
    return {
        "trunk_groups": _rows(store, "SELECT * FROM vitcom_trunks ORDER BY id"),
        "termination_trunks": _rows(store, "SELECT * FROM vitcom_termination_trunks ORDER BY id"),
        "numbers": _numbers(store),
        "reservations": _reservations(store),
        "orders": _orders(store, "New"),
        "port_ins": _port_ins(store),
        "ledger": _rows(store, "SELECT * FROM vitcom_ledger ORDER BY id", ("debit", "credit", "balance")),
        "payments": _rows(store, "SELECT * FROM vitcom_payments ORDER BY id", ("funded", "charges")),
        "balance": {account: money(balance(store, account)) for account in accounts},
        "for_sale": for_sale["n"] if for_sale else 0,
        "sold": [row["number"] for row in store.query("SELECT number FROM vitcom_numbers WHERE held = 'sold'")],
    }


def _rows(store: Store, sql: str, amounts: Iterable[str] = ()) -> Rows:
    """Rows as dicts, with the columns of cents in `amounts` as decimal strings."""
    return [{**row, **{name: money(row[name]) for name in amounts}} for row in map(dict, store.query(sql))]


def _numbers(store: Store) -> Rows:
    """Owned numbers, cancelled ones included."""
    sql = (
        "SELECT number, n.account, category, state, status, trunk, t.title AS trunk_title, orderno, order_type,"
        " rate AS did_rate, cnam FROM vitcom_numbers n LEFT JOIN vitcom_trunks t ON t.id = n.trunk"
        " WHERE held = 'owned' ORDER BY number"
    )
    return _rows(store, sql, ("did_rate",))


def _reservations(store: Store) -> Rows:
    """Reservations that still hold numbers."""
    held: dict[int, list[str]] = defaultdict(list)
    for row in store.query("SELECT reservation, number FROM vitcom_numbers WHERE held = 'reserved' ORDER BY number"):
        held[row["reservation"]].append(row["number"])
    rows = _rows(store, "SELECT * FROM vitcom_reservations ORDER BY id")
    return [{**row, "numbers": held[row["id"]]} for row in rows if row["id"] in held]


def _orders(store: Store, order_type: str) -> Rows:
    numbers: dict[int, list[str]] = defaultdict(list)
    for row in store.query("SELECT orderno, number FROM vitcom_order_numbers ORDER BY orderno, number"):
        numbers[row["orderno"]].append(row["number"])
    rows = _rows(store, "SELECT * FROM vitcom_orders ORDER BY orderno", ("amount",))
    return [
        {**row, "processed": row["processed"] == 1, "numbers": numbers[row["orderno"]]}
        for row in rows
        if row["order_type"] == order_type
    ]


def _port_ins(store: Store) -> Rows:
    """Port-in orders; `processed` means completed. Of the documents: name, size, digest."""
    ports_by_order = {row["orderno"]: row for row in _rows(store, "SELECT * FROM vitcom_ports")}
    documents: dict[int, dict[str, Json]] = defaultdict(dict)
    for row in store.query("SELECT * FROM vitcom_documents"):
        documents[row["orderno"]][row["field"]] = {
            "filename": row["filename"],
            "size": len(row["content"]),
            "sha256": hashlib.sha256(row["content"]).hexdigest(),
        }
    return [
        {**order, **ports_by_order[order["orderno"]], **documents[order["orderno"]]}
        for order in _orders(store, "Portin")
    ]
