# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Reserving and freeing: no money moves here (seed 003). A cart is told what becomes of each request."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress

from ...domain.errors import AmbiguousError, RefusedError, TelecomError
from ...domain.number import Offer
from ...domain.phone import national
from .cart import Bulk, Cart, Carts, Reservation
from .market import find, offer, search_all
from .selection import category, membership, search_state
from .wire import Body, Wire, chunks, joined, numbers, removed, required


def reserve(wire: Wire, cart: Cart, offers: Sequence[Offer], city: str | None = None) -> None:
    """Reserve these numbers: several in one call, and one by one what its answer does not name.

    The parameter of seed 003 names one number, its answer two: only the answer tells what was taken.
    """
    cart.asked |= {offer.number for offer in offers}
    groups: dict[tuple[str | None, ...], list[Offer]] = {}
    for wanted in offers:
        groups.setdefault(tuple(_place(wanted).values()), []).append(wanted)
    for batch in (batch for group in groups.values() for batch in chunks(group) if len(batch) > 1):
        _try(wire, cart, batch, city)
    taken = cart.taken
    rest = [[wanted] for wanted in offers if wanted.number not in taken]
    wire.session.parallel(lambda single: _try(wire, cart, single, city), rest)


def _try(wire: Wire, cart: Cart, offers: Sequence[Offer], city: str | None) -> None:
    asked = [wanted.number for wanted in offers]
    exchanges = {national(wanted.number)[:6] for wanted in offers if wanted.category == "landline"}
    npanxx = exchanges.pop() if len(exchanges) == 1 else None
    params = {**_place(offers[0]), "npanxx": npanxx, "city": city, "number": joined(asked)}

    def look() -> Collection[str]:
        cart.doubtful.update(asked)
        return find(wire, asked)

    try:
        cart.put(wire.write_once("reserve", _reservation, _gone(asked, look), params, resend=True))
    except (RefusedError, AmbiguousError) as error:
        if isinstance(error, RefusedError):
            error.hint = "It may have been sold or reserved by somebody else since the plan was made."
        cart.fail(asked, error)


def _place(wanted: Offer) -> dict[str, str | None]:
    """Where a number lies, as reserve wants it."""
    prefix = national(wanted.number)[:3] if wanted.category == "tollfree" else None
    return {"category": wanted.category, "state": wanted.state, "tfn_prefix": prefix}


def reserve_bulk(wire: Wire, cart: Cart, bulk: Bulk) -> list[str]:
    """Reserve a quantity of a kind, the lowest numbers first: those that it took, possibly fewer or others.

    What was for sale before settles a lost answer. It is never sent again: a second one that takes effect beside the
    first would reserve other numbers. Raises StopError for numbers that are not ours.
    """
    select = bulk.select
    params = {"category": category(select), "state": search_state(select), "tfn_prefix": select.tollfree_prefix}
    params |= {"npanxx": select.npanxx, "city": select.city, "quantity": str(bulk.quantity)}

    def look() -> set[str]:
        return {sold.number for sold in search_all(wire, select)}

    try:
        taken = wire.write_once("bulkreserve", _reservation, _gone(bulk.before, look), params)
    except RefusedError:
        return []
    except AmbiguousError:
        cart.unanswered.append(bulk)
        return []
    kind, known = membership(select), cart.taken
    fit = [number for number in taken.numbers if number not in known and kind.matches(offer(number))]
    # More than the quantity are somebody else's: rather those that were not for sale before.
    cart.asked |= set(sorted(fit, key=lambda number: number not in bulk.before)[: bulk.quantity])
    return cart.put(taken)


def _gone(asked: Iterable[str], look: Callable[[], Collection[str]]) -> Callable[[], Reservation | None]:
    """Settles a lost answer by looking which numbers went from the market."""

    def gone() -> Reservation | None:
        left = look()
        missing = tuple(number for number in asked if number not in left)
        return Reservation(id=None, numbers=missing) if missing else None

    return gone


def _reservation(body: Body) -> Reservation:
    return Reservation(id=required(body, "reserve_id"), numbers=tuple(dict.fromkeys(numbers(body.get("tns")))))


def free(wire: Wire, carts: Carts, cart: Cart, unwanted: Iterable[str]) -> None:
    """Take numbers out of the carrier's cart, each by name; only those that the answers name as removed are freed."""
    for reserve_id, named in carts.give_up(cart, unwanted).items():
        for chunk in chunks(named):
            params = {"reserveId": reserve_id, "number": joined(chunk)}
            with suppress(TelecomError):  # what stays reserved costs nothing
                carts.freed(wire.write("remove_reserved", removed, **params))
