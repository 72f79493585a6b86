# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers rented to receive a verification code."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.activation import Activation, Rental


class Activations(Protocol):
    """Numbers rented to receive a verification code."""

    def price(self, rental: Rental) -> Decimal | None:
        """What such a number costs now, as far as that is told before renting."""

    def activation(self, identifier: str) -> Activation:
        """A rented number as it is now. Raises RefusedError for one that does not exist."""

    def rent(self, rental: Rental) -> Activation:
        """Rent a number, never twice. Raises LostRentalError where the answer is lost."""

    def move(self, identifier: str, step: str) -> bool:
        """Take a step: ``another`` code, ``complete`` or ``cancel``. False when it was taken before.

        Raises TooEarlyError where a number cannot be cancelled yet.
        """


def _smsbower(account: Account) -> Activations:
    from ..smsbower.activations import SmsbowerActivations

    return SmsbowerActivations(account)


ACTIVATIONS = Capability("activations", {"smsbower": _smsbower})
