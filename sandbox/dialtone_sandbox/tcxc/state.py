# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a test needs to judge the tcxc API's state."""

from __future__ import annotations

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.tcxc.market import BILLING_ACCOUNTS
from dialtone_sandbox.tcxc.owned import owned_row


def state(sandbox: Sandbox) -> dict[str, Json]:
    """Balances, billing accounts, owned numbers by account, how many calls were made, the ledger, numbers for sale."""
    store, now = sandbox.store, sandbox.clock.unix()
    owned: dict[str, list[dict[str, str]]] = {entry.account: [] for entry in sandbox.accounts.of("tcxc")}
    for row in store.query("SELECT * FROM tcxc_dids WHERE account > '' ORDER BY account, number"):
        owned[row["account"]].append(owned_row(row, now))
    for_sale = store.one("SELECT count(*) AS n FROM tcxc_dids WHERE account = ''")
    return {
        "balance": {row["account"]: row["balance"] for row in store.query("SELECT * FROM tcxc_accounts")},
        "billing_accounts": BILLING_ACCOUNTS,
        "owned": owned,
        "cdrs": {row["account"]: row["count"] for row in store.query("SELECT * FROM tcxc_histories")},
        "ledger": [dict(row) for row in store.query("SELECT * FROM tcxc_ledger ORDER BY id")],
        "for_sale": for_sale["n"] if for_sale else 0,
    }
