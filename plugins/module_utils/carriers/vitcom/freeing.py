# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What nobody buys is taken out of the carrier's cart (seed 003). Imported only where something is."""

from __future__ import annotations

from collections.abc import Iterable

from ...domain.errors import LimitError, TelecomError
from .cart import Cart, Carts
from .wire import Wire, chunks, joined, removed


def take_out(wire: Wire, carts: Carts, cart: Cart, unwanted: Iterable[str]) -> None:
    """Each by name; only those that the answers name as removed are freed. What stays reserved costs nothing."""
    for reserve_id, named in give_up(carts, cart, unwanted).items():
        for chunk in chunks(named):
            params = {"reserveId": reserve_id, "number": joined(chunk)}
            try:
                freed(carts, wire.write("remove_reserved", removed, **params))
            except LimitError:
                return
            except TelecomError:
                continue


def give_up(carts: Carts, cart: Cart, numbers: Iterable[str]) -> dict[str, list[str]]:
    """Done with these of a cart, or unfreed before. Returns them by the reserveId that frees them: their own.

    One whose id was lost goes by any of this cart, for it may stand for the whole cart.
    """
    some = next(iter(cart.held.values()), None)
    found: dict[str, list[str]] = {}
    for number in dict.fromkeys(numbers):
        holder = cart.held.pop(number, carts.unfreed.get(number))
        cart.lost.discard(number)
        carts.unfreed[number] = holder
        if (reserve_id := holder or some) is not None:
            found.setdefault(reserve_id, []).append(number)
    return found


def freed(carts: Carts, numbers: Iterable[str]) -> None:
    """The carrier's cart holds these no more."""
    for number in numbers:
        carts.unfreed.pop(number, None)
