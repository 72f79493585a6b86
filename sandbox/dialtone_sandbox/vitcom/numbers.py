# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Owned numbers: getnumbers, updatenumber (seed 003)."""

from __future__ import annotations

import sqlite3

from dialtone_sandbox.store import Value
from dialtone_sandbox.vitcom.trunks import find_trunk
from dialtone_sandbox.vitcom.wire import Call, InvalidError, Pairs

ACTIVE, INACTIVE, CANCELLED = "1", "0", "2"


def get_numbers(call: Call) -> Pairs:
    """Cancelled numbers stay in the list."""
    conditions: dict[str, Value] = {
        "n.category": call.category(),
        "n.status": call.choice("status", (ACTIVE, INACTIVE, CANCELLED)),
        "n.trunk": call.identifier("trunkId"),
        "n.orderno": call.identifier("orderno"),
    }
    given = {column: value for column, value in conditions.items() if value not in ("", None)}
    where = "".join(f" AND {column} = ?" for column in given)
    rows = call.store.query(
        "SELECT n.*, t.primary_ip, t.primary_prefix, t.secondary_ip, t.secondary_prefix, t.billing_type"
        " FROM vitcom_numbers n LEFT JOIN vitcom_trunks t ON t.id = n.trunk"
        f" WHERE n.held = 'owned' AND n.account = ?{where} ORDER BY n.number",
        (call.account, *given.values()),
    )
    return [("data", [_shown(call, row) for row in rows])]


def _shown(call: Call, row: sqlite3.Row) -> dict[str, str]:
    """The trunk group shows by its addresses, never by its id."""
    return {
        "didnumber": call.shown(row["number"]),
        "trunkGroup": row["primary_ip"] or "",
        "prefix1": row["primary_prefix"] or "",
        "trunkGroup2": row["secondary_ip"] or "",
        "prefix2": row["secondary_prefix"] or "",
        "didRate": f"{row['rate'] // 100}.{row['rate'] % 100:02d}",
        "didType": row["billing_type"] or "Metered",
        "orderType": row["order_type"],
        "status": row["status"],
        "cnam": row["cnam"],
    }


def update_number(call: Call) -> Pairs:
    """All numbers or none. A cancelled number can only be cancelled again."""
    numbers = call.numbers("number", 10)
    trunk = call.identifier("trunkId")
    if trunk is not None:
        find_trunk(call, "trunkId", trunk)
    status = call.choice("status", (ACTIVE, INACTIVE, CANCELLED))
    if trunk is None and not status:
        raise InvalidError("trunkId")
    if not all(_may_change(call, number, status) for number in numbers):
        raise InvalidError("number")
    call.store.executemany(
        "UPDATE vitcom_numbers SET trunk = COALESCE(?, trunk), status = COALESCE(?, status) WHERE number = ?",
        [(trunk, status or None, number) for number in numbers],
    )
    return [("success", "Trunk successfully Updated.")]


def _may_change(call: Call, number: str, status: str) -> bool:
    row = call.store.one(
        "SELECT status FROM vitcom_numbers WHERE number = ? AND account = ? AND held = 'owned'",
        (number, call.account),
    )
    return row is not None and (row["status"] != CANCELLED or status == CANCELLED)
