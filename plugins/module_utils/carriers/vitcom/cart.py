# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What one run put into the carrier's cart for one trunk group. Bookkeeping only: nothing is sent from here.

Seed 003 leaves open whether a reserveId stands for its own numbers or for the account's whole cart, so that only
the answers are believed: each is compared with what this run asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from ...domain.action import Purchase
from ...domain.errors import TelecomError
from ...domain.phone import listed
from .orders import Order


class StopError(TelecomError):
    """Nothing may be processed any more: what was generated and reserved is given up."""


@dataclass(frozen=True)
class Reservation:
    """What a reserve or bulkreserve took. ``id`` is None where its answer was lost: it cannot be read back."""

    id: str | None
    numbers: tuple[str, ...]


@dataclass
class Cart:
    """``held``: the reserveId of each number reserved; ``lost``: numbers reserved under an id that was lost.

    ``buyers``: the planned purchase that each number is for; ``orders``: what was generated.
    """

    trunk_group: str
    held: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    buyers: dict[str, Purchase] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    _generated: set[str] = field(default_factory=set)

    def put(self, reservation: Reservation, asked: Collection[str]) -> list[str]:
        """Take what was reserved; returns the numbers that are new. Raises StopError for a number not asked for.

        An answer may repeat what the cart held before, and so give a lost number an id again.
        """
        if reservation.id is None:
            self.lost |= set(reservation.numbers)
            return []
        told = [number for number in reservation.numbers if number not in self.held]
        new = [number for number in told if number in asked and number not in self.lost]
        strangers = [number for number in told if number not in asked and number not in self.lost]
        self.held |= dict.fromkeys((number for number in told if number not in strangers), reservation.id)
        self.lost -= self.held.keys()
        self._refuse_strangers(strangers, f"reservation {reservation.id}")
        return new

    def drop(self, numbers: Iterable[str]) -> None:
        """These are not asked for any more: freed, or not wanted."""
        for number in list(numbers):
            self.held.pop(number, None)
            self.lost.discard(number)

    def next_id(self) -> str | None:
        """A reserveId not generated yet that stands for a number in no order yet."""
        ids = (reserve_id for number, reserve_id in self.held.items() if number not in self.ordered)
        return next((reserve_id for reserve_id in ids if reserve_id not in self._generated), None)

    def generated(self, reserve_id: str, order: Order | None) -> None:
        """Strike off what the order of this reserveId holds. Raises StopError when it holds a number not ours."""
        self._generated.add(reserve_id)
        if order is None:
            return
        self.orders.append(order)
        strangers = [number for number in order.numbers if number not in self.buyers]
        self._refuse_strangers(strangers, f"order {order.id} (reservation {reserve_id})")

    @property
    def unclaimed(self) -> list[str]:
        """Numbers reserved that nobody buys: lost and replaced, or more than was wanted."""
        return [number for number in (*self.held, *sorted(self.lost)) if number not in self.buyers]

    @property
    def ordered(self) -> set[str]:
        """The numbers that an order holds."""
        return {number for order in self.orders for number in order.numbers}

    def by_reservation(self, numbers: Iterable[str]) -> dict[str, list[str]]:
        """Numbers by the reserveId that frees them; those without one by any, for a shared cart frees them all."""
        found: dict[str, list[str]] = {}
        some = next(iter(self.held.values()), None)
        for number in numbers:
            if (reserve_id := self.held.get(number, some)) is not None:
                found.setdefault(reserve_id, []).append(number)
        return found

    @staticmethod
    def _refuse_strangers(strangers: list[str], where: str) -> None:
        if strangers:
            raise StopError(
                f"{where} holds numbers that this run did not ask for: {listed(strangers)}",
                hint="Somebody else uses this account's cart, or a run was cut: settle that, then run again.",
            )
