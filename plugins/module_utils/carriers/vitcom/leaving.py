# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a run leaves reserved because an answer was lost, in words: no call lists reservations (seed 003).

Imported only then.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from ...domain.errors import TelecomError
from ...domain.number import Select
from ...domain.phone import listed
from .by_name import find
from .cart import Bulk, Carts
from .market import search_all
from .refusals import MODULE
from .selection import category
from .wire import Wire

LOST = (
    "the reserveId was lost with an answer, and without it nobody can free them. The carrier lets them go in time; "
    f"where all reservations of an account share one cart, {MODULE} frees them with any later reserve_id"
)


def left_behind(wire: Wire, carts: Carts) -> str:
    """What is perhaps still reserved."""
    ordered = {number for order in carts.orders for number in order.numbers}
    doubtful = {number for cart in carts.each for number in cart.doubtful}
    names = (carts.unfreed.keys() | doubtful) - ordered
    with suppress(TelecomError):  # what is for sale is not reserved, unless an unanswered request comes late
        names -= find(wire, names - doubtful).keys()
    groups: dict[str | None, list[str]] = {}
    for number in sorted(names):
        groups.setdefault(carts.unfreed.get(number), []).append(number)
    told = [_named(reserve_id, numbers) for reserve_id, numbers in groups.items()]
    known = names | carts.taken
    told += [_kind(wire, bulk, known) for cart in carts.each for bulk in cart.unanswered]
    return " ".join(told)


def _named(reserve_id: str | None, numbers: list[str]) -> str:
    how = LOST if reserve_id is None else f"{MODULE} frees them, with reserve_id {reserve_id}"
    return f"Perhaps still reserved, at no cost: {listed(numbers, len(numbers))} ({how})."


def _kind(wire: Wire, bulk: Bulk, known: Collection[str]) -> str:
    """A bulkreserve of which nothing showed. ``known``: the numbers whose fate is clear."""
    gone: list[str] = []
    with suppress(TelecomError):
        gone = sorted(set(bulk.before) - {offer.number for offer in search_all(wire, bulk.select)} - set(known))
    suspects = f" These went from the market since: {listed(gone, bulk.quantity)}." if gone else ""
    return (
        f"Perhaps reserved, at no cost: up to {bulk.quantity} numbers ({_words(bulk.select)}), for which a bulkreserve "
        f"was never answered; it may also take effect later.{suspects} Nobody can free them, for "
        f"{LOST.partition('. ')[2]}."
    )


def _words(select: Select) -> str:
    parts = {"tollfree_prefix": select.tollfree_prefix, "state": select.state, "npanxx": select.npanxx}
    return ", ".join([category(select), *(f"{name} {value}" for name, value in parts.items() if value)])
