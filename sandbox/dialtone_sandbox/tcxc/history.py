# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Call history (seed 001)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.tcxc.filters import Where
from dialtone_sandbox.tcxc.paging import page
from dialtone_sandbox.tcxc.refusal import refused

SHOWN = {"all": None, "bad": 1, "": None}


def call_history(sandbox: Sandbox, login: str, params: Mapping[str, str]) -> Json:
    """`/buyers/callhistory`: the caller's CDRs, newest first, by destination and connect time (both ends inclusive)."""
    where, wanted = _filters(login, params), page(sandbox, params)
    rows = sandbox.store.query(
        f"SELECT cdr FROM tcxc_cdrs WHERE {where.sql} ORDER BY connect_time DESC, i_cdr DESC LIMIT ? OFFSET ?",
        [*where.args, wanted.limit, wanted.offset],
    )
    return {"status": "success", "cdrs": [json.loads(row["cdr"]) for row in rows]}


def _filters(login: str, params: Mapping[str, str]) -> Where:
    show = params.get("show", "all")
    if show not in SHOWN:
        raise refused("show is all or bad.")
    where = Where()
    where.add("account = ?", login)
    for name, comparison in (("date_from", ">="), ("date_to", "<=")):
        if params.get(name):
            where.add(f"connect_time {comparison} ?", _date(name, params[name]))
    if prefix := params.get("prefix"):
        where.add("cld >= ? AND cld < ?", prefix, prefix + "~")
    if SHOWN[show] is not None:
        where.add("failed = ?", SHOWN[show])
    return where


def _date(name: str, value: str) -> str:
    try:
        return datetime.fromisoformat(value).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        raise refused(f"{name} is a date such as 2018-09-24 17:49:30.") from None
