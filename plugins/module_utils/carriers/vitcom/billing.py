# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account's money on VitCom: financial_summary (seed 003)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ...domain import money
from ..account import Account
from .wire import Body, Wire, required, rows


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One row of the ledger, as far as the balance needs it."""

    change: Decimal
    balance: Decimal


class VitcomBilling:
    """The ``balance`` capability of VitCom."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)

    def balance(self) -> Decimal | None:
        """What the account holds now; None where it never saw any money move."""
        return self._wire.read("financial_summary", lambda body: latest_balance(list(map(activity_of, rows(body)))))


def activity_of(row: Body) -> Activity:
    """A row of the ledger. Raises ValueError."""
    debit, credit, balance = (money.amount(required(row, key)) or money.ZERO for key in ("debit", "credit", "balance"))
    return Activity(change=credit - debit, balance=balance)


def latest_balance(ledger: list[Activity]) -> Decimal | None:
    """The newest row's balance. Dates tie, so the running balance tells in which direction the rows go."""
    if not ledger:
        return None
    pairs = list(pairwise(ledger))
    oldest_first = sum(row.balance + following.change == following.balance for row, following in pairs)
    newest_first = sum(following.balance + row.change == row.balance for row, following in pairs)
    return ledger[0 if newest_first > oldest_first else -1].balance
