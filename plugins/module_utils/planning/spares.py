# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Replacements for pool numbers that were sold between plan and purchase."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from ..domain.action import Plan, Purchase
from ..domain.number import Offer, Routing
from ..domain.wish import NumbersWish


class SpareOffers:
    """Hands each offer out once, whatever the pool: two pools may share their candidates."""

    def __init__(self, plan: Plan, wish: NumbersWish) -> None:
        self._left: Mapping[str, list[Offer]] = {pool: list(offers) for pool, offers in plan.spares.items()}
        self._routing: Mapping[str, Routing] = {pool.name: pool.routing for pool in wish.pools}
        self._taken: set[str] = set()
        self._lock = threading.Lock()

    def claim(self, sold: Purchase) -> Purchase | None:
        """The same purchase with the pool's best candidate that costs no more, or None."""
        if sold.pool is None:
            return None
        with self._lock:
            for offer in self._left[sold.pool]:
                if offer.number not in self._taken and offer.cost.within(sold.offer.cost):
                    self._taken.add(offer.number)
                    return Purchase.of(offer, self._routing[sold.pool], sold.routing.get("billing_account"), sold.pool)
        return None

    def why_none(self, sold: Purchase) -> str:
        """Why no candidate stands in, for a sentence."""
        from .refusals import no_spare

        return no_spare([offer for offer in self._left.get(sold.pool or "", ()) if offer.number not in self._taken])
