# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""SMSBower, and with it the handler_api protocol that many services share (seed 004)."""

from __future__ import annotations

from random import Random

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.readings import Offers
from dialtone_sandbox.smsbower.aids import AIDS
from dialtone_sandbox.smsbower.catalogue import stock
from dialtone_sandbox.smsbower.endpoints import call_name, routes
from dialtone_sandbox.smsbower.renting import sold_meanwhile
from dialtone_sandbox.smsbower.schema import SCHEMA
from dialtone_sandbox.smsbower.state import state
from dialtone_sandbox.smsbower.tables import tables
from dialtone_sandbox.smsbower.wire import UNIT, owners

__all__ = [
    "AIDS",
    "PATH",
    "READINGS",
    "SCHEMA",
    "call_name",
    "login",
    "routes",
    "seed",
    "sold_meanwhile",
    "state",
    "tables",
]

PATH = "/smsbower/stubs/handler_api.php"
READINGS: Offers = {
    "live_errors": ("seed", "live"),
    "sms_code": ("arrives", "never"),
    "repeated_status": ("bad_status", "same"),
}


def login(_n: int, _rng: Random) -> str:
    """None: the key says all."""
    return ""


def seed(sandbox: Sandbox, rng: Random, numbers: int) -> None:
    """The opening balances, and offers of about `numbers` numbers."""
    balances = [int(account.balance * UNIT) for account in sandbox.accounts.of("smsbower")]
    sandbox.store.executemany(
        "INSERT INTO smsbower_accounts (owner, balance) VALUES (?, ?)",
        list(zip(owners(sandbox), balances, strict=True)),
    )
    stock(sandbox.store, rng, numbers)
