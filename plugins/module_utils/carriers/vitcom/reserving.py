# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Reserving and freeing: no money moves here (seed 003)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from ...domain.errors import AmbiguousError, LostAnswerError, RefusedError, TelecomError
from ...domain.number import Offer, Select
from ...domain.phone import listed, national
from .cart import Cart, Reservation, StopError
from .market import find, is_of_toll_free, membership, offer, search_all, search_state
from .wire import MOST_NUMBERS, Body, Wire, numbers, required


def _reservation(body: Body) -> Reservation:
    return Reservation(id=required(body, "reserve_id"), numbers=tuple(dict.fromkeys(numbers(body.get("tns")))))


def _removed(body: Body) -> set[str]:
    return set(numbers(body.get("removed_tns")))


class Reserver:
    """Fills and empties one cart."""

    def __init__(self, wire: Wire, cart: Cart) -> None:
        self._wire = wire
        self.cart = cart
        #: why a number could not be reserved
        self.errors: dict[str, TelecomError] = {}

    def reserve(self, offers: Sequence[Offer], city: str | None = None) -> None:
        """Reserve these numbers: several in one call, and one by one what its answer does not name.

        The parameter of seed 003 names one number, its answer two: only the answer tells what was taken.
        """
        self.cart.asked |= {offer.number for offer in offers}
        groups: dict[tuple[str | None, ...], list[Offer]] = {}
        for wanted in offers:
            groups.setdefault(_place(wanted), []).append(wanted)
        batches = [
            group[start : start + MOST_NUMBERS]
            for group in groups.values()
            for start in range(0, len(group), MOST_NUMBERS)
        ]
        for batch in batches:
            if len(batch) > 1:
                self._try(batch, city)
        rest = [[wanted] for batch in batches for wanted in batch if wanted.number not in self.cart.taken]
        self._wire.session.parallel(lambda single: self._try(single, city), rest)

    def _try(self, offers: list[Offer], city: str | None) -> None:
        category, state, prefix = _place(offers[0])
        asked = [wanted.number for wanted in offers]
        params = {"category": category, "state": state, "tfn_prefix": prefix, "city": city}
        try:
            taken = self._send("reserve", asked, lambda: find(self._wire, asked), **params, number=_joined(asked))
        except (RefusedError, AmbiguousError) as error:
            error.hint = "It was sold or reserved by somebody else meanwhile, or the carrier has a fault: run again."
            self.errors |= dict.fromkeys(asked, error)
            return
        self.cart.put(taken)
        if taken.id is None:
            lost = LostAnswerError(
                "it is reserved, but the answer with the reserveId was lost",
                call="reserve",
                hint="Nothing was paid, and it can be bought when the carrier lets the reservation go.",
            )
            self.errors |= dict.fromkeys(taken.numbers, lost)

    def bulk(self, select: Select, quantity: int, candidates: Iterable[str]) -> list[str]:
        """Reserve ``quantity`` numbers of a kind, the lowest first: those that it took, possibly fewer or others.

        ``candidates`` (for sale before) settle a lost answer. Raises StopError for numbers of another kind.
        """
        toll_free = is_of_toll_free(select)
        params = {
            "category": "tollfree" if toll_free else "landline",
            "state": None if toll_free else search_state(select),
            "npanxx": select.npanxx,
            "city": select.city,
            "tfn_prefix": select.tollfree_prefix,
            "quantity": str(quantity),
        }
        try:
            taken = self._send("bulkreserve", candidates, lambda: _numbers(search_all(self._wire, select)), **params)
        except (RefusedError, AmbiguousError):
            return []
        kind = membership(select)
        self.cart.asked |= {number for number in taken.numbers if kind.matches(offer(number))}
        new = self.cart.put(taken)
        if len(new) > quantity:
            raise StopError(f"bulkreserve was asked for {quantity} numbers and holds {len(new)}: {listed(new)}")
        return new

    def _send(
        self, call: str, asked: Iterable[str], look: Callable[[], Collection[str]], **params: str | None
    ) -> Reservation:
        """Reserve; a lost answer is settled by looking which numbers went from the market."""

        def gone() -> Reservation | None:
            left = look()
            missing = tuple(number for number in asked if number not in left)
            return Reservation(id=None, numbers=missing) if missing else None

        return self._wire.write_once(call, _reservation, gone, files=None, resend=True, **params)

    def free(self, numbers: Iterable[str]) -> set[str]:
        """Take numbers out of the carrier's cart, each by name; returns those that the answers name as removed.

        This run has done with all of them.
        """
        removed: set[str] = set()
        numbers = list(numbers)
        for reserve_id, named in self.cart.by_reservation(numbers).items():
            for start in range(0, len(named), MOST_NUMBERS):
                params = {"reserveId": reserve_id, "number": _joined(named[start : start + MOST_NUMBERS])}
                try:
                    removed |= self._wire.write("remove_reserved", _removed, **params)
                except TelecomError:
                    continue  # what stays reserved costs nothing
        self.cart.drop(numbers)
        return removed


def _joined(numbers: Iterable[str]) -> str:
    return ",".join(map(national, numbers))


def _numbers(offers: Iterable[Offer]) -> set[str]:
    return {offer.number for offer in offers}


def _place(wanted: Offer) -> tuple[str | None, str | None, str | None]:
    """Category, state and toll-free prefix, as reserve wants them."""
    if wanted.category == "tollfree":
        return wanted.category, None, national(wanted.number)[:3]
    return wanted.category, wanted.state, None
