# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Trunk groups for origination: defineTrunk, get_trunk, update_trunk (seed 003)."""

from __future__ import annotations

import sqlite3

from dialtone_sandbox.vitcom.wire import Call, InvalidError, Pairs, next_id, stamp

FIRST_ID = 301
DEFAULT_PORT = "5060"
# parameter -> column, for what update_trunk can change too
ENDPOINTS = {
    "title": "title",
    "primaryTrunk": "primary_ip",
    "primaryPrefix": "primary_prefix",
    "primaryPort": "primary_port",
    "secondaryTrunk": "secondary_ip",
    "secondaryPrefix": "secondary_prefix",
    "secondaryPort": "secondary_port",
    "call_forwarding": "call_forwarding",
}


def _endpoint(call: Call, parameter: str) -> str:
    """One of ENDPOINTS, checked; empty when left out."""
    if parameter.endswith("Trunk"):
        return call.ip_address(parameter)
    if parameter.endswith("Prefix"):
        return call.digits(parameter, 4, 6)
    if parameter.endswith("Port"):
        return call.digits(parameter, 4, 4)
    if parameter == "call_forwarding":
        return call.digits(parameter, 11, 11)
    return call.text(parameter)


def _endpoints(call: Call) -> dict[str, str]:
    return {column: _endpoint(call, parameter) for parameter, column in ENDPOINTS.items()}


def define_trunk(call: Call) -> Pairs:
    call.required("title")
    call.required("primaryTrunk")
    values = _endpoints(call)
    values["primary_port"] = values["primary_port"] or DEFAULT_PORT
    if values["secondary_ip"]:
        values["secondary_port"] = values["secondary_port"] or DEFAULT_PORT
    call.required("billingType")
    billing_type = call.choice("billingType", ("Metered", "Unmetered"))
    sessions = call.digits("sessions", 1, 6)
    if billing_type == "Unmetered" and not int(sessions or 0):
        raise InvalidError("sessions")
    values |= {
        "billing_type": billing_type,
        "sessions": sessions or "0",
        "mou": call.choice("mou", ("Unlimited",)),
        "account": call.account,
        "date": stamp(call.sandbox.clock.now()),
    }
    _insert(call, values)
    return [("success", "Trunk group added successfully.")]


def _insert(call: Call, values: dict[str, str]) -> None:
    """The answer of defineTrunk names no id: the caller has to look for the title."""
    identifier = next_id(call.store, "vitcom_trunks", "id", FIRST_ID)
    marks = ", ".join("?" * (len(values) + 1))
    call.store.execute(
        f"INSERT INTO vitcom_trunks (id, {', '.join(values)}) VALUES ({marks})", (identifier, *values.values())
    )


def find_trunk(call: Call, parameter: str, identifier: int) -> sqlite3.Row:
    """A trunk group of the account; `Invalid {parameter}` when there is none."""
    row = call.store.one("SELECT * FROM vitcom_trunks WHERE id = ? AND account = ?", (identifier, call.account))
    if row is None:
        raise InvalidError(parameter)
    return row


def get_trunk(call: Call) -> Pairs:
    identifier = call.identifier("tg_id")
    if identifier is not None:
        return [("data", [_shown(find_trunk(call, "tg_id", identifier))])]
    rows = call.store.query("SELECT * FROM vitcom_trunks WHERE account = ? ORDER BY id", (call.account,))
    return [("data", [_shown(row) for row in rows])]


def _shown(row: sqlite3.Row) -> dict[str, str]:
    """billingType, mou and call_forwarding are never shown."""
    return {
        "id": str(row["id"]),
        "accountno": row["account"],
        "title": row["title"],
        "primaryIP": row["primary_ip"],
        "primaryPort": row["primary_port"],
        "prefix_1": row["primary_prefix"],
        "secondaryIP": row["secondary_ip"],
        "secondaryPort": row["secondary_port"],
        "prefix_2": row["secondary_prefix"],
        "date": row["date"],
        "req_sessions": row["sessions"],
        "alloc_sessions": "0",
        "status": "1",
    }


def update_trunk(call: Call) -> Pairs:
    identifier = call.required_identifier("trunkid")
    find_trunk(call, "trunkid", identifier)
    given = {column: value for column, value in _endpoints(call).items() if value}
    if given:
        changes = ", ".join(f"{column} = ?" for column in given)
        call.store.execute(f"UPDATE vitcom_trunks SET {changes} WHERE id = ?", (*given.values(), identifier))
    return [("trunkid", str(identifier)), ("success", "Trunk successfully Updated.")]
