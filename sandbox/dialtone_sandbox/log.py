# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The request log: what was asked, with secrets masked, and what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from dialtone_sandbox.store import Store

SCHEMA = """
CREATE TABLE IF NOT EXISTS requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, api TEXT NOT NULL, call TEXT NOT NULL, path TEXT NOT NULL,
    method TEXT NOT NULL, params TEXT NOT NULL, status INTEGER, fault TEXT, effect TEXT NOT NULL);
"""
SECRETS = {
    *("api_key", "token", "signature", "sign", "password"),
    *("cardnumber", "cvv", "expmonth", "expyear", "pin", "wirelessaccountnumber", "wirelesspin"),
}
MASK = "********"
SMPP_PASSWORD = re.compile(r"^(smpp:[^:]*:)[^:]*(?=:)", re.IGNORECASE)


def masked(params: Mapping[str, str]) -> dict[str, str]:
    """The parameters without their secrets."""
    return {
        name: MASK if name.lower() in SECRETS else SMPP_PASSWORD.sub(rf"\g<1>{MASK}", value)
        for name, value in params.items()
    }


def write(store: Store, row: Mapping[str, str | int | None], params: Mapping[str, str]) -> None:
    """Add one request; `row` has the columns but id and params. `status` is None when no answer was sent."""
    store.execute(
        "INSERT INTO requests (time, api, call, path, method, params, status, fault, effect)"
        " VALUES (:time, :api, :call, :path, :method, :params, :status, :fault, :effect)",
        {**row, "params": json.dumps(masked(params))},
    )


def read(store: Store, since: int) -> list[dict[str, Any]]:
    """The requests with an id above `since`, oldest first."""
    rows = store.query("SELECT * FROM requests WHERE id > ? ORDER BY id", (since,))
    return [{**dict(row), "params": json.loads(row["params"])} for row in rows]


def last(store: Store, count: int) -> list[dict[str, Any]]:
    """The last requests, newest first."""
    rows = store.query("SELECT * FROM requests ORDER BY id DESC LIMIT ?", (count,))
    return [{**dict(row), "params": json.loads(row["params"])} for row in rows]


def clear(store: Store) -> None:
    """Empty the log; ids go on counting."""
    store.execute("DELETE FROM requests")
