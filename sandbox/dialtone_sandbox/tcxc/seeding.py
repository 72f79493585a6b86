# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A fresh tcxc world: accounts, market, call history."""

from __future__ import annotations

import json
from random import Random

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.tcxc.inventory import COLUMNS, inventory
from dialtone_sandbox.tcxc.records import records

CDRS_PER_ACCOUNT = 60
INSERT_DID = f"INSERT INTO tcxc_dids ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


def seed(sandbox: Sandbox, rng: Random, numbers: int) -> None:
    """Fill the empty tables."""
    store, accounts = sandbox.store, sandbox.accounts.of("tcxc")
    store.executemany("INSERT INTO tcxc_accounts VALUES (?, ?)", [(a.account, f"{a.balance:.4f}") for a in accounts])
    store.executemany(INSERT_DID, inventory(rng, numbers))
    for n, account in enumerate(accounts):
        store.executemany(
            "INSERT INTO tcxc_cdrs (i_cdr, account, cld, connect_time, failed, cdr) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    int(cdr["i_cdr"]),
                    account.account,
                    cdr["CLD"],
                    cdr["connect_time"],
                    cdr["disconnect_code"] != "16",
                    json.dumps(cdr),
                )
                for cdr in records(rng, CDRS_PER_ACCOUNT, 1 + n * CDRS_PER_ACCOUNT)
            ],
        )
