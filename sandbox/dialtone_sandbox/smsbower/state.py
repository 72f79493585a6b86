# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a test needs to judge the smsbower API's state; money as decimal strings."""

from __future__ import annotations

from datetime import UTC, datetime

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.smsbower.wire import shown


def state(sandbox: Sandbox) -> dict[str, Json]:
    """Balances by account (`customer`, `stranger-1`, ...), activations, the ledger, and the offers."""
    store = sandbox.store
    return {
        "balance": {row["owner"]: shown(row["balance"]) for row in store.query("SELECT * FROM smsbower_accounts")},
        "activations": [
            {**row, "id": str(row["id"]), "cost": shown(row["cost"]), **_times(row["rented"], row["asked"])}
            for row in map(dict, store.query("SELECT * FROM smsbower_activations ORDER BY id"))
        ],
        "ledger": [
            {**row, "amount": shown(row["amount"]), "balance": shown(row["balance"])}
            for row in map(dict, store.query("SELECT * FROM smsbower_ledger ORDER BY id"))
        ],
        "offers": [
            {**row, "price": shown(row["price"])}
            for row in map(dict, store.query("SELECT * FROM smsbower_offers ORDER BY country, service, price"))
        ],
    }


def _times(rented: float, asked: float) -> dict[str, str]:
    return {"rented": _date(rented), "asked": _date(asked)}


def _date(unix: float) -> str:
    return datetime.fromtimestamp(unix, UTC).strftime("%Y-%m-%d %H:%M:%S")
