# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account's money: getBalance (seed 004)."""

from __future__ import annotations

from decimal import Decimal

from ...domain import money
from ..account import Account
from .wire import Reply, Wire


class SmsbowerBilling:
    """The ``balance`` capability."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)

    def balance(self) -> Decimal:
        """What the account holds now."""
        return self._wire.read("getBalance", _balance)


def _balance(reply: Reply) -> Decimal:
    amount = money.amount(reply.detail) if reply.word == "ACCESS_BALANCE" else None
    if amount is None or reply.detail.endswith("."):
        raise ValueError("no ACCESS_BALANCE")
    return amount
