# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Balances, and the ledger of what was rented and given back."""

from __future__ import annotations

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.smsbower.wire import Call, shown


def balance(sandbox: Sandbox, owner: str) -> int:
    """In ten-thousandths."""
    row = sandbox.store.one("SELECT balance FROM smsbower_accounts WHERE owner = ?", (owner,))
    return 0 if row is None else int(row["balance"])


def book(call: Call, action: str, activation: int, units: int) -> None:
    """Change the owner's balance by `units`, and note it."""
    after = balance(call.sandbox, call.owner) + units
    call.store.execute("UPDATE smsbower_accounts SET balance = ? WHERE owner = ?", (after, call.owner))
    call.store.execute(
        "INSERT INTO smsbower_ledger (time, owner, action, activation, amount, balance) VALUES (?, ?, ?, ?, ?, ?)",
        (call.sandbox.clock.now().isoformat(sep=" "), call.owner, action, activation, units, after),
    )


def get_balance(call: Call) -> str:
    """`ACCESS_BALANCE:12.5`."""
    return f"ACCESS_BALANCE:{shown(balance(call.sandbox, call.owner))}"
