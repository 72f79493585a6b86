# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A fresh tcxc world: accounts, market, call history."""

from __future__ import annotations

from random import Random

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.tcxc.inventory import COLUMNS, inventory

CDRS_PER_ACCOUNT = 60
IDS_PER_ACCOUNT = 10_000_000
INSERT_DID = f"INSERT INTO tcxc_dids ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


def seed(sandbox: Sandbox, rng: Random, numbers: int) -> None:
    """Fill the empty tables."""
    store, accounts = sandbox.store, sandbox.accounts.of("tcxc")
    store.executemany("INSERT INTO tcxc_accounts VALUES (?, ?)", [(a.account, f"{a.balance:.4f}") for a in accounts])
    store.executemany(INSERT_DID, inventory(rng, numbers))
    store.executemany(
        "INSERT INTO tcxc_histories VALUES (?, ?, ?)",
        [(account.account, 1 + n * IDS_PER_ACCOUNT, CDRS_PER_ACCOUNT) for n, account in enumerate(accounts)],
    )
