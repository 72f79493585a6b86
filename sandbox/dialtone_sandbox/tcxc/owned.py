# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Owned numbers: list, update, unsubscribe (seed 002)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.store import as_dict
from dialtone_sandbox.tcxc import ownership
from dialtone_sandbox.tcxc.filters import common
from dialtone_sandbox.tcxc.paging import page
from dialtone_sandbox.tcxc.refusal import refused

VERIFICATION_SECONDS = 3 * 86400
"""The sandbox's own rule: the seeds do not say how long documents take."""
MONTH_SECONDS = 30 * 86400
"""The sandbox's own rule, too."""
BEFORE_STATUS = (
    "i_did",
    "number",
    "price_1",
    "price_n",
    "interval_1",
    "interval_n",
    "monthly_fee",
    "setup_fee",
    "i_vendor",
)
AFTER_DATES = ("voice", "sms", "fax", "video", "capacity", "did_type", "verification_required")
AT_THE_END = ("smpp_price", "is_nexmo", "account_name", "vendor_name", "country_code", "country_name", "description")


def list_owned(sandbox: Sandbox, login: str, params: Mapping[str, str]) -> Json:
    """`/number/list`: the caller's numbers, lowest first; every value is a string."""
    if params.get("searchform") != "1":
        raise refused("searchform=1 is missing.")
    where, wanted = common(login, params), page(sandbox, params)
    rows = sandbox.store.query(
        f"SELECT * FROM tcxc_dids WHERE {where.sql} ORDER BY number LIMIT ? OFFSET ?",
        [*where.args, wanted.limit, wanted.offset],
    )
    now = sandbox.clock.unix()
    return {"status": "success", "dids": [owned_row(row, now) for row in rows]}


def owned_row(stored: sqlite3.Row, now: float) -> dict[str, str]:
    """A number as its owner sees it at the time `now`; keys and types of the seed's sample."""
    row = as_dict(stored)
    return {
        **{name: str(row[name]) for name in BEFORE_STATUS},
        "status": "purchased",
        "contact": row["contact"],
        "smpp_contact": row["smpp_contact"],
        "notes": row["notes"],
        "billed_to": _date(int(row["purchased"]) + MONTH_SECONDS),
        "monthly_start_ts": _date(int(row["purchased"])),
        **{name: str(row[name]) for name in AFTER_DATES},
        "documents_verified": _verified(row, now),
        **{name: str(row[name]) for name in AT_THE_END},
    }


@lru_cache(10_000)
def _date(unix: int) -> str:
    return datetime.fromtimestamp(unix, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _verified(row: Mapping[str, Any], now: float) -> str:
    """KYC documents are looked at for three days. Numbers that need none show 0, as in the seed's sample."""
    waited = row["verification_required"] and now - row["purchased"] >= VERIFICATION_SECONDS
    return "1" if row["documents_verified"] or waited else "0"


def unsubscribe(sandbox: Sandbox, login: str, params: Mapping[str, str]) -> Json:
    """`/number/unsubscribe`: give a number up, for good."""
    ownership.release(sandbox, _own(sandbox, login, params.get("unsubscribe", "")))
    return {"status": "success", "message": "Unsubscribed successfully"}


def update(sandbox: Sandbox, login: str, params: Mapping[str, str]) -> Json:
    """`/number/update`: set both contacts; one that is left out is emptied."""
    if params.get("submit_edit") != "1":
        raise refused("submit_edit=1 is missing.")
    row = _own(sandbox, login, params.get("edit", ""))
    ownership.check_syntax(params)
    sandbox.store.execute(
        "UPDATE tcxc_dids SET contact = ?, smpp_contact = ? WHERE i_did = ?",
        (params.get("contact", ""), params.get("smpp_contact", ""), row["i_did"]),
    )
    return {"status": "success", "message": "DID entry has been updated."}


def _own(sandbox: Sandbox, login: str, i_did: str) -> sqlite3.Row:
    row = sandbox.store.one("SELECT * FROM tcxc_dids WHERE i_did = ? AND account = ?", (i_did, login))
    if row is None:
        raise refused("You have no such DID.")
    return row
