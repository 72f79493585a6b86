# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a run leaves reserved because an answer was lost, in words: no call lists reservations (seed 003).

Imported only then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress

from ...domain.errors import TelecomError
from ...domain.number import Select
from ...domain.phone import listed
from .market import category, find, search_all
from .refusals import MODULE
from .reserving import Reserver
from .wire import Wire

LOST = (
    "the reserveId was lost with an answer, and without it nobody can free them. The carrier lets them go in time; "
    f"where all reservations of an account share one cart, {MODULE} frees them with any later reserve_id"
)


def left_behind(wire: Wire, reservers: Sequence[Reserver], left: Mapping[str, str | None]) -> str:
    """What is perhaps still reserved. ``left``: what could not be freed, by number with its reserveId."""
    ordered = {number for reserver in reservers for number in reserver.cart.ordered}
    doubtful = {number for reserver in reservers for number in reserver.doubtful}
    names = (left.keys() | doubtful) - ordered
    with suppress(TelecomError):  # what is for sale is not reserved, unless an unanswered request comes late
        names -= find(wire, names - doubtful).keys()
    groups: dict[str | None, list[str]] = {}
    for number in sorted(names):
        groups.setdefault(left.get(number), []).append(number)
    told = [_named(reserve_id, numbers) for reserve_id, numbers in groups.items()]
    known = names | ordered | {number for reserver in reservers for number in reserver.cart.taken}
    told += [_kind(wire, *asked, known) for reserver in reservers for asked in reserver.unanswered]
    return " ".join(told)


def _named(reserve_id: str | None, numbers: list[str]) -> str:
    how = LOST if reserve_id is None else f"{MODULE} frees them, with reserve_id {reserve_id}"
    return f"Perhaps still reserved, at no cost: {listed(numbers, len(numbers))} ({how})."


def _kind(wire: Wire, select: Select, quantity: int, before: Iterable[str], known: Collection[str]) -> str:
    """A bulkreserve of which nothing showed. ``before``: what was for sale then; ``known``: whose fate is clear."""
    gone: list[str] = []
    with suppress(TelecomError):
        gone = sorted(set(before) - {offer.number for offer in search_all(wire, select)} - set(known))
    suspects = f" These went from the market since: {listed(gone, quantity)}." if gone else ""
    return (
        f"Perhaps reserved, at no cost: up to {quantity} numbers ({_words(select)}), for which a bulkreserve was never "
        f"answered; it may also take effect later.{suspects} Nobody can free them, for {LOST.partition('. ')[2]}."
    )


def _words(select: Select) -> str:
    parts = {"tollfree_prefix": select.tollfree_prefix, "state": select.state, "npanxx": select.npanxx}
    return ", ".join([category(select), *(f"{name} {value}" for name, value in parts.items() if value)])
