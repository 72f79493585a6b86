# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Owning numbers: what a sale and a release change, and what they cost."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.tcxc.refusal import refused


@dataclass(frozen=True)
class Routing:
    """Which billing account pays for a number, and where it points."""

    account_name: str
    contact: str
    smpp_contact: str


STRANGERS_ROUTING = Routing("Demo", "sip:stranger@192.0.2.99:5060", "")


def balance(sandbox: Sandbox, login: str) -> Decimal:
    """What the account holds."""
    row = sandbox.store.one("SELECT balance FROM tcxc_accounts WHERE account = ?", (login,))
    return Decimal(row["balance"] if row else 0)


def check_syntax(params: Mapping[str, str]) -> None:
    """Raises RefusedError for a contact that is no SIP or SMPP address; empty ones are allowed."""
    for name, schemes in (("contact", ("sip:", "sips:")), ("smpp_contact", ("smpp:",))):
        if params.get(name) and not params[name].startswith(schemes):
            raise refused(f"{name} begins with {schemes[0]}")


def sell(sandbox: Sandbox, row: sqlite3.Row, login: str, routing: Routing) -> None:
    """The number of `row` goes to `login`, who pays set-up fee and first month."""
    sandbox.store.execute(
        "UPDATE tcxc_dids SET account = ?, account_name = ?, contact = ?, smpp_contact = ?, purchased = ?"
        " WHERE i_did = ?",
        (login, routing.account_name, routing.contact, routing.smpp_contact, sandbox.clock.unix(), row["i_did"]),
    )
    left = balance(sandbox, login) - Decimal(row["setup_fee"]) - Decimal(row["monthly_fee"])
    sandbox.store.execute("UPDATE tcxc_accounts SET balance = ? WHERE account = ?", (f"{left:.4f}", login))
    _book(sandbox, "purchase", row, login)


def sell_to_stranger(sandbox: Sandbox, row: sqlite3.Row) -> None:
    """Another buyer gets the number of `row`."""
    sell(sandbox, row, sandbox.accounts.stranger("tcxc").account, STRANGERS_ROUTING)


def release(sandbox: Sandbox, row: sqlite3.Row) -> None:
    """The number goes back on the market, bare of what its owner set."""
    sandbox.store.execute(
        "UPDATE tcxc_dids SET account = '', account_name = '', contact = '', smpp_contact = '', notes = '',"
        " purchased = 0, documents_verified = 0 WHERE i_did = ?",
        (row["i_did"],),
    )
    _book(sandbox, "unsubscribe", row, row["account"])


def _book(sandbox: Sandbox, action: str, row: sqlite3.Row, login: str) -> None:
    sandbox.store.execute(
        "INSERT INTO tcxc_ledger (time, account, action, number, i_did, setup_fee, monthly_fee, balance)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sandbox.clock.now().isoformat(" ", "seconds"),
            login,
            action,
            row["number"],
            row["i_did"],
            row["setup_fee"],
            row["monthly_fee"],
            f"{balance(sandbox, login):.4f}",
        ),
    )
