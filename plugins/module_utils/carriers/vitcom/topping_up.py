# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A pool that bulkreserve left short gets the planned numbers by name, then spares (seed 003). Imported only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.action import Purchase
from ...domain.number import Offer
from .by_name import reserve
from .cart import Cart
from .refusals import too_few

if TYPE_CHECKING:
    from .filling import Filler

#: No more spares are tried once so many numbers are perhaps reserved, and nobody knows: the carrier is in trouble.
MOST_UNCLEAR = 5


def top_up(filler: Filler, cart: Cart, pool: str, members: list[Purchase], got: list[str]) -> None:
    """Add to what a pool got until that is all that it lacks. Raises StopError."""
    observed, taken = filler.observed, filler.carts.taken
    queue = [member.offer for member in members if member.name not in taken]
    while (short := len(members) - len(got)) > 0 and (queue := queue or _claimed(filler, members, short)):
        if len(cart.unclear) >= MOST_UNCLEAR:
            break
        batch, queue = queue[:short], queue[short:]
        reserve(observed.wire, cart, batch, observed.selects[pool].city)
        got += [offer.number for offer in batch if offer.number in cart.held]
    if short and not observed.wish.partial:
        raise too_few(pool, len(members), len(got), cart.unclear)


def _claimed(filler: Filler, members: list[Purchase], count: int) -> list[Offer]:
    """Spares in place of numbers that are gone; each is handed out once."""
    taken = filler.carts.taken
    claimed: list[Offer] = []
    while len(claimed) < count and (spare := filler.spares.claim(members[0])):
        claimed += [] if spare.name in taken else [spare.offer]
    return claimed
