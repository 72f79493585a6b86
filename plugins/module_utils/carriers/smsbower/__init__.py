# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""SMSBower, and every service that speaks the same handler_api protocol (seed 004)."""

from __future__ import annotations

from typing import Any

from ..account import Account, Carrier


def _activations(account: Account) -> Any:
    from .activations import SmsbowerActivations

    return SmsbowerActivations(account)


def _balance(account: Account) -> Any:
    from .billing import SmsbowerBilling

    return SmsbowerBilling(account)


def _sms_prices(account: Account) -> Any:
    from .prices import SmsbowerPrices

    return SmsbowerPrices(account)


CARRIER = Carrier(
    capabilities={"activations": _activations, "balance": _balance, "sms_prices": _sms_prices},
    urls={"signature": "https://smsbower.online/stubs/handler_api.php"},
    logins=False,
)
