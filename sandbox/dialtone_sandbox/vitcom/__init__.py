# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""VitCom, the carrier of token and accountno, as seed 003 documents it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from dialtone_sandbox.context import Aid, Sandbox
from dialtone_sandbox.vitcom import billing, payments, stock
from dialtone_sandbox.vitcom.control import change_market, fill_cart, grant_numbers, move_port_in
from dialtone_sandbox.vitcom.endpoints import routes
from dialtone_sandbox.vitcom.links import FILE_CALLS
from dialtone_sandbox.vitcom.readings import READINGS
from dialtone_sandbox.vitcom.rivals import sold_meanwhile
from dialtone_sandbox.vitcom.schema import SCHEMA
from dialtone_sandbox.vitcom.snapshot import state
from dialtone_sandbox.vitcom.tables import tables

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

PATH = "/vitcom"
AIDS: dict[str, Aid] = {"market": change_market, "grant": grant_numbers, "cart": fill_cart, "lnp": move_port_in}


def login(_n: int, rng: Random) -> str:
    """The accountno."""
    return str(rng.randrange(1000000, 10000000))


def call_name(path: str, _params: Mapping[str, str]) -> str:
    """The verb, or of a file the first part of its path."""
    first = path.strip("/").partition("/")[0]
    return first if first in FILE_CALLS else path.rpartition("/")[2]


def seed(sandbox: Sandbox, rng: Random, numbers: int) -> None:
    """An inventory of about `numbers` numbers, and the opening balances."""
    stock.put_on_sale(sandbox.store, stock.generate(rng, numbers))
    for account in sandbox.accounts.of("vitcom"):
        amount = billing.cents(account.balance)
        billing.fund(sandbox, account.account, amount)
        payments.add(sandbox, account.account, "Bank", (amount, 0), "1")
