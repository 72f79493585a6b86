# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a number for one verification code costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.activation import SmsPrice


class SmsPrices(Protocol):
    """What a number for one verification code costs."""

    def prices(self, service: str | None, country: str | None, detail: str) -> list[SmsPrice]:
        """Of all services and countries, or of those given. ``detail``: simple, by_price or by_provider."""


def _smsbower(account: Account) -> SmsPrices:
    from ..smsbower.prices import SmsbowerPrices

    return SmsbowerPrices(account)


SMS_PRICES = Capability("sms_prices", {"smsbower": _smsbower})
