# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Paying by card."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability
from .balance import Balance

if TYPE_CHECKING:
    from datetime import datetime

    from ...domain.payment import Card, Paid, Payment


class Payments(Balance, Protocol):
    """Paying by card."""

    def card_payments(self, since: datetime) -> list[Payment]:
        """Payments by card, whatever became of them."""

    def pay(self, card: Card, before: Decimal, known: Sequence[Payment], since: datetime) -> Paid:
        """Pay once, never twice; ``known`` are the payments ``since`` that were there before, when the account held
        ``before``. Raises AmbiguousError where it cannot be told whether it was paid.
        """


def _vitcom(account: Account) -> Payments:
    from ..vitcom.payments import VitcomPayments

    return VitcomPayments(account)


PAYMENTS = Capability("payments", {"vitcom": _vitcom})
