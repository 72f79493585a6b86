# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Reserving and freeing: no money moves here (seed 003)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ...domain.errors import AmbiguousError, LostAnswerError, RefusedError, TelecomError
from ...domain.number import Offer
from ...domain.phone import national
from .cart import Cart, Reservation
from .market import Params, find
from .wire import MOST_NUMBERS, Body, Wire, numbers, required


def _reservation(body: Body) -> Reservation:
    return Reservation(id=required(body, "reserve_id"), numbers=tuple(dict.fromkeys(numbers(body.get("tns")))))


class Reserver:
    """Fills and empties one cart."""

    def __init__(self, wire: Wire, cart: Cart) -> None:
        self._wire = wire
        self.cart = cart
        #: why a number could not be reserved
        self.errors: dict[str, TelecomError] = {}

    def reserve(self, offers: Sequence[Offer], city: str | None = None) -> None:
        """Reserve these numbers: several in one call, and one by one what its answer does not name."""
        groups: dict[tuple[str | None, ...], list[Offer]] = {}
        for offer in offers:
            groups.setdefault(_place(offer), []).append(offer)
        for group in groups.values():
            for start in range(0, len(group), MOST_NUMBERS):
                self._reserve_group(group[start : start + MOST_NUMBERS], city)

    def _reserve_group(self, offers: list[Offer], city: str | None) -> None:
        """The seed's parameter names one number, its answer two: only the answer tells what was taken."""
        if len(offers) > 1:
            self._try(offers, city)
            offers = [offer for offer in offers if offer.number not in self.cart.held.keys() | self.cart.lost]
        for offer in offers:
            self._try([offer], city)

    def _try(self, offers: list[Offer], city: str | None) -> None:
        asked = [offer.number for offer in offers]
        category, state, prefix = _place(offers[0])
        params: Params = {"category": category, "state": state, "tfn_prefix": prefix, "city": city}
        try:
            joined = ",".join(map(national, asked))
            taken = self._send("reserve", asked, **params, number=joined)
        except (RefusedError, AmbiguousError) as error:
            self.errors |= dict.fromkeys(asked, error)
            return
        self.cart.put(taken, asked)
        if taken.id is None:
            lost = LostAnswerError("it was reserved, but the answer with the reserveId was lost", call="reserve")
            self.errors |= dict.fromkeys(taken.numbers, lost)

    def bulk(self, select: Select, quantity: int, candidates: Iterable[str]) -> list[str]:
        """Reserve ``quantity`` numbers of a kind, the lowest first: those that it took, possibly fewer or others.

        ``candidates`` (those for sale before) settle a lost answer. Raises StopError for numbers of another kind.
        """
        params = {"npanxx": select.npanxx, "city": select.city, "tfn_prefix": select.tfn_prefix, "state": select.state}
        look = lambda: [offer.number for offer in search_all(self._wire, select)]  # noqa: E731
        known = [number for number in candidates if number not in self.cart.held]
        try:
            taken = self._send("bulkreserve", known, look, **params, quantity=str(quantity))
        except (RefusedError, AmbiguousError):
            return []
        kind = membership(select)
        new = self.cart.put(taken, [number for number in taken.numbers if kind.matches(offer(number))])
        if len(new) > quantity:
            raise StopError(f"bulkreserve was asked for {quantity} numbers and holds {len(new)}: {listed(new)}")
        return new

    def _send(
        self, call: str, asked: list[str], look: Callable[[], Collection[str]], **params: str | None
    ) -> Reservation:
        """Reserve; a lost answer is settled by looking which numbers went from the market."""

        def gone() -> Reservation | None:
            left = look()
            missing = tuple(number for number in asked if number not in left)
            return Reservation(id=None, numbers=missing) if missing else None

        return self._wire.write_once(call, _reservation, gone, resend=True, **params)

    def free(self, numbers: Collection[str]) -> set[str]:
        """Take numbers out of the carrier's cart, each by name; returns those that the answers name as removed."""
        removed: set[str] = set()
        for reserve_id, named in self.cart.by_reservation(numbers).items():
            for start in range(0, len(named), MOST_NUMBERS):
                joined = ",".join(map(national, named[start : start + MOST_NUMBERS]))
                try:
                    removed |= self._wire.write("remove_reserved", _removed, reserveId=reserve_id, number=joined)
                except TelecomError:
                    continue  # what stays reserved costs nothing and is named as such
        self.cart.drop(removed)
        return removed


def _removed(body: Body) -> set[str]:
    return set(numbers(body.get("removed_tns")))


def _place(offer: Offer) -> tuple[str | None, str | None, str | None]:
    """Category, state and toll-free prefix, as reserve wants them."""
    if offer.category == "tollfree":
        return offer.category, None, national(offer.number)[:3]
    return offer.category, offer.state, None
