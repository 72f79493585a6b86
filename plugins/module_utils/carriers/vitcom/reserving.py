# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Reserving and freeing: no money moves here (seed 003)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress

from ...domain.errors import AmbiguousError, RefusedError, TelecomError
from ...domain.number import Offer, Select
from ...domain.phone import national
from .cart import Cart, Reservation
from .market import category, find, membership, offer, search_all, search_state
from .wire import Body, Wire, chunks, joined, numbers, removed, required


def _reservation(body: Body) -> Reservation:
    return Reservation(id=required(body, "reserve_id"), numbers=tuple(dict.fromkeys(numbers(body.get("tns")))))


class Reserver:
    """Fills and empties one cart."""

    def __init__(self, wire: Wire, cart: Cart) -> None:
        self._wire = wire
        self.cart = cart
        #: why a number could not be reserved
        self.errors: dict[str, TelecomError] = {}
        #: Numbers, and whole kinds with their quantity, that an unanswered request may still reserve after this run.
        self.doubtful: set[str] = set()
        self.unanswered: list[tuple[Select, int, Collection[str]]] = []

    def reserve(self, offers: Sequence[Offer], city: str | None = None) -> None:
        """Reserve these numbers: several in one call, and one by one what its answer does not name.

        The parameter of seed 003 names one number, its answer two: only the answer tells what was taken.
        """
        self.cart.asked |= {offer.number for offer in offers}
        groups: dict[tuple[str | None, ...], list[Offer]] = {}
        for wanted in offers:
            groups.setdefault(tuple(_place(wanted).values()), []).append(wanted)
        for batch in (batch for group in groups.values() for batch in chunks(group) if len(batch) > 1):
            self._try(batch, city)
        taken = self.cart.taken
        rest = [[wanted] for wanted in offers if wanted.number not in taken]
        self._wire.session.parallel(lambda single: self._try(single, city), rest)

    def _try(self, offers: Sequence[Offer], city: str | None) -> None:
        asked = [wanted.number for wanted in offers]
        exchanges = {national(wanted.number)[:6] for wanted in offers if wanted.category == "landline"}
        npanxx = exchanges.pop() if len(exchanges) == 1 else None
        params = {**_place(offers[0]), "npanxx": npanxx, "city": city, "number": joined(asked)}

        def look() -> Collection[str]:
            self.doubtful.update(asked)
            return find(self._wire, asked)

        try:
            taken = self._send("reserve", asked, look, params, resend=True)
        except (RefusedError, AmbiguousError) as error:
            if isinstance(error, RefusedError):
                error.hint = "It may have been sold or reserved by somebody else since the plan was made."
            self.errors |= dict.fromkeys(asked, error)
            return
        self.cart.put(taken)
        if taken.id is None:
            from .refusals import lost_reservation

            self.doubtful.difference_update(taken.numbers)
            self.errors |= dict.fromkeys(taken.numbers, lost_reservation())

    def bulk(self, select: Select, quantity: int, candidates: Collection[str]) -> list[str]:
        """Reserve ``quantity`` numbers of a kind, the lowest first: those that it took, possibly fewer or others.

        ``candidates`` (for sale before) settle a lost answer. It is never sent again: a second one that takes effect
        beside the first would reserve other numbers. Raises StopError for numbers that are not ours.
        """
        params = {"category": category(select), "state": search_state(select), "tfn_prefix": select.tollfree_prefix}
        params |= {"npanxx": select.npanxx, "city": select.city, "quantity": str(quantity)}

        def look() -> set[str]:
            return {sold.number for sold in search_all(self._wire, select)}

        try:
            taken = self._send("bulkreserve", candidates, look, params, resend=False)
        except RefusedError:
            return []
        except AmbiguousError:
            self.unanswered.append((select, quantity, frozenset(candidates)))
            return []
        kind, known = membership(select), self.cart.taken
        fit = [number for number in taken.numbers if number not in known and kind.matches(offer(number))]
        # More than the quantity are somebody else's: rather those that were not for sale before.
        self.cart.asked |= set(sorted(fit, key=lambda number: number not in candidates)[:quantity])
        return self.cart.put(taken)

    def _send(
        self,
        call: str,
        asked: Iterable[str],
        look: Callable[[], Collection[str]],
        params: Mapping[str, str | None],
        *,
        resend: bool,
    ) -> Reservation:
        """Reserve; a lost answer is settled by looking which numbers went from the market."""

        def gone() -> Reservation | None:
            left = look()
            missing = tuple(number for number in asked if number not in left)
            return Reservation(id=None, numbers=missing) if missing else None

        return self._wire.write_once(call, _reservation, gone, params, resend=resend)

    def free(self, unwanted: Mapping[str, str | None]) -> set[str]:
        """Take numbers out of the carrier's cart, each by name; returns those that the answers name as removed.

        ``unwanted``: the reserveId that holds each, None where it was lost. This run has done with all of them.
        """
        freed: set[str] = set()
        for reserve_id, named in self.cart.by_reservation(unwanted).items():
            for chunk in chunks(named):
                params = {"reserveId": reserve_id, "number": joined(chunk)}
                with suppress(TelecomError):  # what stays reserved costs nothing
                    freed |= self._wire.write("remove_reserved", removed, **params)
        self.cart.drop(unwanted)
        return freed


def _place(wanted: Offer) -> dict[str, str | None]:
    """Where a number lies, as reserve wants it."""
    prefix = national(wanted.number)[:3] if wanted.category == "tollfree" else None
    return {"category": wanted.category, "state": wanted.state, "tfn_prefix": prefix}
