# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""getStatus and setStatus: the life of a rented number (seed 004's "simple logic of API chronology").

An SMS comes two seconds after it is waited for, and shows when it is asked for. The first one must be asked for within
two minutes: a number that nobody polls so long gets none, and can be cancelled then. The seed's chronology lets no
status follow itself, nor a second wish for another code ("to activation with status 3" only 6), so both are refused;
the reading `repeated_status: same` answers as the first time, and lets go of the code that came in between.
"""

from __future__ import annotations

import sqlite3
from random import Random

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.smsbower.ledger import book
from dialtone_sandbox.smsbower.wire import Call, WordError

SMS_AFTER = 2.0
"""Seconds. The sandbox's own rule: a real SMS takes what it takes."""
CANCEL_AFTER = 120.0
"""Seconds from renting to when it may be cancelled (seed 004)."""
LEADS_TO = {"1": "ready", "3": "another", "6": "completed", "8": "cancelled"}
ALLOWED = {
    "waiting": ("1", "8"),
    "ready": ("8",),
    "received": ("3", "6"),
    "another": ("6",),
    "completed": (),
    "cancelled": (),
}
WORDS = {
    "1": "ACCESS_READY",
    "3": "ACCESS_RETRY_GET",
    "6": "ACCESS_ACTIVATION",
    "8": "ACCESS_CANCEL",
}


def get_status(call: Call) -> str:
    """`STATUS_OK:code` and the other states in a word."""
    activation = _settled(call, _find(call))
    status, code = activation["status"], activation["code"]
    if status == "cancelled":
        return "STATUS_CANCEL"
    if status == "another":
        return f"STATUS_WAIT_RETRY:{code}" if call.live else "STATUS_WAIT_RESEND"
    return f"STATUS_OK:{code}" if code else "STATUS_WAIT_CODE"


def set_status(call: Call) -> str:
    """Move an activation on; a cancelled one is paid back."""
    activation, wanted = _find(call), call.text("status")
    if wanted not in LEADS_TO:
        raise WordError("BAD_STATUS")
    if wanted in ("3", "6"):
        activation = _settled(call, activation)
    repeats = call.sandbox.readings.text("repeated_status") == "same"
    if activation["status"] == LEADS_TO[wanted] and repeats:
        return WORDS[wanted]
    asked_before = wanted == "3" and activation["codes"] > 1
    if wanted not in ALLOWED[activation["status"]] or (asked_before and not repeats):
        raise WordError("BAD_STATUS")
    if wanted == "8":
        _pay_back(call, activation)
    now = call.sandbox.clock.unix()
    asked = now if wanted == "3" else activation["asked"]
    call.store.execute(
        "UPDATE smsbower_activations SET status = ?, asked = ? WHERE id = ?",
        (LEADS_TO[wanted], asked, activation["id"]),
    )
    return WORDS[wanted]


def _find(call: Call) -> sqlite3.Row:
    row = call.store.one(
        "SELECT * FROM smsbower_activations WHERE CAST(id AS TEXT) = ? AND owner = ?", (call.text("id"), call.owner)
    )
    if row is None:
        raise WordError("NO_ACTIVATION")
    return row


def _settled(call: Call, activation: sqlite3.Row) -> sqlite3.Row:
    """The activation after its SMS came, if one did."""
    waited = call.sandbox.clock.unix() - activation["asked"]
    first = activation["status"] in ("waiting", "ready")
    due = waited >= SMS_AFTER and (not first or waited < CANCEL_AFTER)
    never = call.sandbox.readings.text("sms_code") == "never"
    if never or not due or not (first or activation["status"] == "another"):
        return activation
    digits = Random(f"code:{activation['id']}:{activation['codes']}").choices("0123456789", k=6)
    deliver(call.sandbox, activation["id"], "".join(digits))
    return _find(call)


def deliver(sandbox: Sandbox, identifier: int, code: str) -> bool:
    """An SMS with this code arrives; False when nobody waits for one."""
    changed = sandbox.store.execute(
        "UPDATE smsbower_activations SET status = 'received', code = ?, codes = codes + 1"
        " WHERE id = ? AND status IN ('waiting', 'ready', 'another')",
        (code, identifier),
    )
    return changed.rowcount > 0


def _pay_back(call: Call, activation: sqlite3.Row) -> None:
    if call.sandbox.clock.unix() - activation["rented"] < CANCEL_AFTER:
        raise WordError("EARLY_CANCEL_DENIED")
    call.store.execute(
        "UPDATE smsbower_offers SET count = count + 1 WHERE country = ? AND service = ? AND provider = ?",
        (activation["country"], activation["service"], activation["provider"]),
    )
    book(call, "cancel", activation["id"], activation["cost"])
