# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the account was charged, and what it paid."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability
from .balance import Balance
from .files import Files

if TYPE_CHECKING:
    from datetime import date, datetime

    from ...domain.row import Row


class Billing(Balance, Files, Protocol):
    """What the account was charged, and what it paid."""

    def activity(self, activity_type: str | None) -> tuple[list[Row], Decimal | None]:
        """The ledger, or its rows of one type, and the balance."""

    def invoices(self, first: date | None, last: date | None) -> list[Row]:
        """Where the invoices of these days are, both inclusive."""

    def payments(
        self, reference: str | None, method: str | None, begin: datetime | None, end: datetime | None
    ) -> list[Row]:
        """Payments and what became of them, between two moments, both inclusive."""


def _vitcom(account: Account) -> Billing:
    from ..vitcom.statements import VitcomStatements

    return VitcomStatements(account)


BILLING = Capability("billing", {"vitcom": _vitcom})
