# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What one run put into the carrier's cart, by trunk group. Bookkeeping only: nothing is sent from here.

Seed 003 leaves open whether a reserveId stands for its own numbers or for the account's whole cart, so that only
the answers are believed: each is compared with what this run asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from ...domain.action import Purchase
from ...domain.errors import LimitError, TelecomError
from ...domain.number import Select
from .orders import Order


@dataclass(frozen=True)
class Reservation:
    """What a reserve or bulkreserve took. ``id`` is None where its answer was lost: it cannot be read back."""

    id: str | None
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Bulk:
    """A bulkreserve: so many numbers of a kind. ``before``: those that were for sale when it was sent."""

    select: Select
    quantity: int
    before: Collection[str]


@dataclass
class Cart:
    """All that is known of the numbers that this run wanted for one trunk group.

    ``asked``: those that it asked for; ``held``: the reserveId of each one reserved; ``lost``: reserved under an id
    that was lost; ``doubtful``, and ``unanswered`` of a kind: what an unanswered request may still reserve after this
    run; ``errors``: why a number is not to be had; ``buyers``: the planned purchase that each number is for.
    """

    trunk_group: str
    asked: set[str] = field(default_factory=set)
    held: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    unanswered: list[Bulk] = field(default_factory=list)
    errors: dict[str, TelecomError] = field(default_factory=dict)
    buyers: dict[str, Purchase] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    _generated: set[str] = field(default_factory=set)

    def put(self, reservation: Reservation) -> list[str]:
        """Take what was reserved; returns the numbers that are new. Raises StopError for a number not asked for.

        An answer may repeat what the cart held before, and so give a lost number an id again.
        """
        if reservation.id is None:
            self._lose(reservation.numbers)
            return []
        ours = self.asked | self.lost
        new = [number for number in reservation.numbers if number in ours and number not in self.held]
        self.held |= dict.fromkeys(new, reservation.id)
        self._refuse([number for number in reservation.numbers if number not in ours], reservation.id)
        recovered = self.lost & set(new)
        self.lost -= recovered
        return [number for number in new if number not in recovered]

    def _lose(self, numbers: Collection[str]) -> None:
        from .refusals import lost_reservation

        self.lost.update(numbers)
        self.doubtful.difference_update(numbers)
        self.fail(numbers, lost_reservation())

    def fail(self, numbers: Iterable[str], error: TelecomError) -> None:
        """These are not to be had, for this reason."""
        self.errors |= dict.fromkeys(numbers, error)

    def assign(self, purchases: Iterable[Purchase], others: Iterable[str] = ()) -> list[Purchase]:
        """Hand out what was had: to each purchase its own number, else, for a pool, one of ``others``.

        A number whose id was lost may still come with another one's order: it stays an explicit purchase's own.
        Returns the purchases that go without.
        """
        planned = {purchase.name: purchase for purchase in purchases}
        spare, ours = iter(sorted(set(others) - planned.keys())), self.taken
        without = []
        for name, purchase in planned.items():
            is_there = name in (ours if purchase.pool is None else self.held)
            if (number := name if is_there else next(spare, None)) is None:
                without.append(purchase)
            else:
                self.buyers[number] = purchase
        return without

    def next_id(self) -> str | None:
        """A reserveId that stands for a number in no order yet, and was not generated."""
        ordered = self.ordered
        ids = (reserve_id for number, reserve_id in self.held.items() if number not in ordered)
        return next((reserve_id for reserve_id in ids if reserve_id not in self._generated), None)

    def reserved_by(self, reserve_id: str) -> list[str]:
        """The numbers held under this reserveId."""
        return [number for number, held_by in self.held.items() if held_by == reserve_id]

    def generated(self, reserve_id: str, order: Order) -> None:
        """Strike off what the order of this reserveId holds. Raises StopError for a number that nobody here buys."""
        self._generated.add(reserve_id)
        self.orders.append(order)
        self._refuse([number for number in order.numbers if number not in self.buyers], reserve_id, order.id)

    def not_generated(self, reserve_id: str, error: TelecomError) -> None:
        """The carrier makes no order of this reserveId."""
        self._generated.add(reserve_id)
        self.fail(self.reserved_by(reserve_id), error)

    @property
    def taken(self) -> set[str]:
        """The numbers that went into this cart."""
        return self.held.keys() | self.lost | self.ordered

    @property
    def ordered(self) -> set[str]:
        """The numbers that an order holds."""
        return {number for order in self.orders for number in order.numbers}

    @property
    def unordered(self) -> list[str]:
        """The numbers that somebody buys and no order holds."""
        ordered = self.ordered
        return [number for number in self.buyers if number not in ordered]

    @property
    def unclaimed(self) -> list[str]:
        """Numbers reserved that nobody buys: lost and replaced, or more than was wanted."""
        return [number for number in (*self.held, *self.lost) if number not in self.buyers]

    @property
    def unclear(self) -> set[str]:
        """The numbers whose reservation got no answer that tells: lost, or that the carrier takes no more calls."""
        limited = {number for number, error in self.errors.items() if isinstance(error, LimitError)}
        return (self.doubtful | limited) - self.taken

    @staticmethod
    def _refuse(numbers: Sequence[str], reserve_id: str, order_id: str | None = None) -> None:
        if numbers:
            from .refusals import strangers

            raise strangers(numbers, reserve_id, order_id)


@dataclass
class Carts:
    """The carts of one run, in their order, and what was given up of any of them: see ``freeing``.

    ``unfreed``: given up, and perhaps still in the carrier's cart, with the reserveId that held it, None where lost.
    """

    each: list[Cart] = field(default_factory=list)
    unfreed: dict[str, str | None] = field(default_factory=dict)

    @property
    def taken(self) -> set[str]:
        """The numbers that went into any cart."""
        return {number for cart in self.each for number in cart.taken}

    @property
    def orders(self) -> list[Order]:
        """All orders generated."""
        return [order for cart in self.each for order in cart.orders]

    @property
    def may_leave(self) -> bool:
        """Whether something is perhaps reserved when the run ends."""
        return bool(self.unfreed) or any(cart.doubtful or cart.unanswered for cart in self.each)
