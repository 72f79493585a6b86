# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Reserving in bulk and freeing: no money moves here (seed 003). A cart is told what becomes of each request."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from ...domain.errors import AmbiguousError, RefusedError
from .cart import Bulk, Cart, Carts, Reservation
from .market import offer, search_all
from .selection import category, membership, search_state
from .wire import Body, Wire, numbers, required


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
        taken = wire.write_once("bulkreserve", reservation, gone_from_market(bulk.before, look), params)
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


def gone_from_market(asked: Iterable[str], look: Callable[[], Collection[str]]) -> Callable[[], Reservation | None]:
    """Settles a lost answer by looking which numbers went from the market."""

    def gone() -> Reservation | None:
        left = look()
        missing = tuple(number for number in asked if number not in left)
        return Reservation(id=None, numbers=missing) if missing else None

    return gone


def reservation(body: Body) -> Reservation:
    """What a reserve or bulkreserve took. Raises ValueError."""
    return Reservation(id=required(body, "reserve_id"), numbers=tuple(dict.fromkeys(numbers(body.get("tns")))))


def free(wire: Wire, carts: Carts, cart: Cart, unwanted: Collection[str]) -> None:
    """Take numbers, if any, out of the carrier's cart."""
    if unwanted:
        from .freeing import take_out

        take_out(wire, carts, cart, unwanted)
