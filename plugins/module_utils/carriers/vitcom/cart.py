# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What one run put into the carrier's cart for one trunk group. Bookkeeping only: nothing is sent from here.

Seed 003 leaves open whether a reserveId stands for its own numbers or for the account's whole cart, so that only
the answers are believed: each is compared with what this run asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...domain.action import Purchase
from ...domain.errors import TelecomError
from .orders import Order


class StopError(TelecomError):
    """Nothing may be processed any more: what was reserved and generated is given up."""


@dataclass(frozen=True)
class Reservation:
    """What a reserve or bulkreserve took. ``id`` is None where its answer was lost: it cannot be read back."""

    id: str | None
    numbers: tuple[str, ...]


@dataclass
class Cart:
    """``asked``: the numbers that this run asked for; ``held``: the reserveId of each number reserved; ``lost``:
    numbers reserved under an id that was lost; ``buyers``: the planned purchase that each number is for."""

    trunk_group: str
    asked: set[str] = field(default_factory=set)
    held: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    buyers: dict[str, Purchase] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    _generated: set[str] = field(default_factory=set)

    def put(self, reservation: Reservation) -> list[str]:
        """Take what was reserved; returns the numbers that are new. Raises StopError for a number not asked for.

        An answer may repeat what the cart held before, and so give a lost number an id again.
        """
        if reservation.id is None:
            self.lost |= set(reservation.numbers)
            return []
        ours = self.asked | self.lost
        new = [number for number in reservation.numbers if number in ours and number not in self.held]
        self.held |= dict.fromkeys(new, reservation.id)
        self._refuse([number for number in reservation.numbers if number not in ours], reservation.id)
        recovered = self.lost & set(new)
        self.lost -= recovered
        return [number for number in new if number not in recovered]

    def assign(self, members: Iterable[Purchase], got: Iterable[str]) -> list[Purchase]:
        """Hand out what was had for a pool: to each purchase its own number where that is held, else another.

        Returns the purchases that go without.
        """
        planned = {member.name: member for member in members}
        others = iter(sorted(set(got) - planned.keys()))
        given = {name: name if name in self.held else next(others, None) for name in planned}
        self.buyers |= {number: planned[name] for name, number in given.items() if number is not None}
        return [planned[name] for name, number in given.items() if number is None]

    def drop(self, numbers: Iterable[str]) -> None:
        """These were freed, or are not wanted any more."""
        for number in numbers:
            self.held.pop(number, None)
            self.lost.discard(number)

    def next_id(self) -> str | None:
        """A reserveId that stands for a number in no order yet, and was not generated."""
        ordered = self.ordered
        ids = (reserve_id for number, reserve_id in self.held.items() if number not in ordered)
        return next((reserve_id for reserve_id in ids if reserve_id not in self._generated), None)

    def generated(self, reserve_id: str, order: Order | None) -> None:
        """Strike off what the order of this reserveId holds, None where it was refused.

        Raises StopError when the order holds a number that nobody here buys.
        """
        self._generated.add(reserve_id)
        if order is not None:
            self.orders.append(order)
            self._refuse([number for number in order.numbers if number not in self.buyers], reserve_id, order.id)

    @property
    def taken(self) -> set[str]:
        """The numbers that went into this cart."""
        return self.held.keys() | self.lost | self.ordered

    @property
    def ordered(self) -> set[str]:
        """The numbers that an order holds."""
        return {number for order in self.orders for number in order.numbers}

    @property
    def unclaimed(self) -> list[str]:
        """Numbers reserved that nobody buys: lost and replaced, or more than was wanted."""
        return [number for number in (*self.held, *self.lost) if number not in self.buyers]

    def by_reservation(self, holders: Mapping[str, str | None]) -> dict[str, list[str]]:
        """Numbers by the reserveId that frees them: their own, which ``holders`` tells, also of another cart.

        One whose id was lost goes by any of this cart, for it may stand for the whole cart.
        """
        found: dict[str, list[str]] = {}
        some = next(iter(self.held.values()), None)
        for number, holder in holders.items():
            if (reserve_id := holder or some) is not None:
                found.setdefault(reserve_id, []).append(number)
        return found

    @staticmethod
    def _refuse(numbers: list[str], reserve_id: str, order_id: str | None = None) -> None:
        if numbers:
            from .refusals import strangers

            raise strangers(numbers, reserve_id, order_id)
