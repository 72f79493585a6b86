# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How the numbers of a plan get into a cart: by name what is explicit, in bulk what pools lack (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...domain.action import Purchase
from ...domain.number import Select
from ...domain.phone import national
from ...domain.wish import Market
from .cart import Bulk, Cart, Carts
from .reserving import free, reserve_bulk
from .selection import is_of_toll_free, membership
from .wire import MOST_NUMBERS

if TYPE_CHECKING:
    from ..capabilities.number_protocols import Spares
    from .numbers import Observed


@dataclass(frozen=True)
class Filler:
    """Fills the carts of one plan. ``market``: as it was when that was made; ``named``: what no pool takes in bulk."""

    observed: Observed
    market: Market
    spares: Spares
    carts: Carts
    named: set[str]

    def fill(self, cart: Cart, members: Sequence[Purchase]) -> Iterator[Purchase]:
        """Reserve for these, and hand it out; yields the purchases that go without. Raises StopError."""
        explicit = [purchase for purchase in members if purchase.pool is None]
        if explicit:
            from .by_name import reserve

            reserve(self.observed.wire, cart, [purchase.offer for purchase in explicit])
        yield from cart.assign(explicit)
        for pool in dict.fromkeys(purchase.pool for purchase in members if purchase.pool is not None):
            lacking = [purchase for purchase in members if purchase.pool == pool]
            yield from cart.assign(lacking, self._for_pool(cart, pool, lacking))

    def _for_pool(self, cart: Cart, pool: str, members: list[Purchase]) -> list[str]:
        """In bulk; where that leaves the pool short, by name."""
        select = self.observed.selects[pool]
        got = [number for kind, part in _kinds(select, members) for number in self._in_bulk(cart, kind, part)]
        if len(got) < len(members):
            from .topping_up import top_up

            top_up(self, cart, pool, members, got)
        return got

    def _in_bulk(self, cart: Cart, select: Select, members: list[Purchase]) -> list[str]:
        """What bulkreserve brings; nothing where it would take numbers that are not meant."""
        kind = membership(select)
        offers = self.market.candidates.get(members[0].pool or "", ())
        left = {offer.number for offer in offers if kind.matches(offer)} - self.carts.taken
        planned = {member.name for member in members}
        if min(left - planned, default="~") < max(planned):
            return []
        unfit = (self.named | self.observed.wish.exclude) - planned
        got: list[str] = []
        while len(got) < len(members):
            asked = Bulk(select, min(MOST_NUMBERS, len(members) - len(got)), frozenset(left))
            new = reserve_bulk(self.observed.wire, cart, asked)
            free(self.observed.wire, self.carts, cart, [number for number in new if number in unfit])
            if not (fit := [number for number in new if number not in unfit]):
                break
            got += fit
            left.difference_update(fit)
        return got


def _kinds(select: Select, members: list[Purchase]) -> Iterable[tuple[Select, list[Purchase]]]:
    """The selection as bulkreserve takes it: toll-free numbers go by their prefix."""
    parts: dict[str | None, list[Purchase]] = {}
    for member in members:
        parts.setdefault(national(member.name)[:3] if is_of_toll_free(select) else None, []).append(member)
    return [(replace(select, tollfree_prefix=prefix), part) for prefix, part in parts.items()]
