# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the account holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from ..account import Account, Capability


class Balance(Protocol):
    """What the account holds."""

    def balance(self) -> Decimal | None:
        """In the account's own currency; None where the carrier does not tell."""


def _vitcom(account: Account) -> Balance:
    from ..vitcom.billing import VitcomBilling

    return VitcomBilling(account)


def _smsbower(account: Account) -> Balance:
    from ..smsbower.billing import SmsbowerBilling

    return SmsbowerBilling(account)


BALANCE = Capability("balance", {"vitcom": _vitcom, "smsbower": _smsbower})
