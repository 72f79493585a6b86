# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Trunk groups for termination: define, get, disable (seed 003)."""

from __future__ import annotations

import sqlite3

from dialtone_sandbox.vitcom.links import link
from dialtone_sandbox.vitcom.wire import Call, InvalidError, Pairs, next_id

FIRST_ID = 5001


def define_trunk_termination(call: Call) -> Pairs:
    title = call.required("title")
    call.required("ipaddress")
    ip = call.ip_address("ipaddress")
    ports = call.whole("ports", 1, 1000)
    cps = call.whole("cps", 1, 10_000) if call.text("cps") else 0
    identifier = next_id(call.store, "vitcom_termination_trunks", "id", FIRST_ID)
    call.store.execute(
        "INSERT INTO vitcom_termination_trunks (id, account, title, ip, ports, cps, status) VALUES (?,?,?,?,?,?,'1')",
        (identifier, call.account, title, ip, str(ports), str(cps)),
    )
    return [("success", "Trunk group added successfully.")]


def find_termination_trunk(call: Call, identifier: int) -> sqlite3.Row:
    row = call.store.one(
        "SELECT * FROM vitcom_termination_trunks WHERE id = ? AND account = ?", (identifier, call.account)
    )
    if row is None:
        raise InvalidError("tg_id")
    return row


def get_trunk_termination(call: Call) -> Pairs:
    identifier = call.identifier("tg_id")
    if identifier is not None:
        return [("data", [_shown(call, find_termination_trunk(call, identifier))])]
    rows = call.store.query("SELECT * FROM vitcom_termination_trunks WHERE account = ? ORDER BY id", (call.account,))
    return [("data", [_shown(call, row) for row in rows])]


def _shown(call: Call, row: sqlite3.Row) -> dict[str, str]:
    """The title is never shown; a disabled trunk stays in the list."""
    return {
        "id": str(row["id"]),
        "accountno": row["account"],
        "ipaddress": row["ip"],
        "ports": row["ports"],
        "cps": row["cps"],
        "ports_assigned": row["ports"],
        "cps_assigned": row["cps"],
        "config": link(call.sandbox, f"ajax/settings_pdf/{row['ip']}"),
        "status": row["status"],
    }


def disable_trunk_termination(call: Call) -> Pairs:
    identifier = call.required_identifier("tg_id")
    find_termination_trunk(call, identifier)
    call.store.execute("UPDATE vitcom_termination_trunks SET status = '0' WHERE id = ?", (identifier,))
    return [("Removed TNs", "Diabled Successfully")]
