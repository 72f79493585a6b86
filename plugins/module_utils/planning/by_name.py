# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What becomes of a number asked for by name. Imported only where some are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..domain.action import Item
from ..domain.wish import WantedNumber
from .numbers import kept, purchase, release

if TYPE_CHECKING:
    from .numbers import Planner


def by_name(planner: Planner, wanted: WantedNumber) -> Item:
    """One number asked for by name."""
    owned = planner.match.holdings.owned.get(wanted.number)
    if wanted.absent:
        return Item(name=wanted.number) if owned is None else release(owned)
    if owned is not None:
        return kept(owned, wanted.routing)
    if wanted.number in planner.match.holdings.coming:
        order = planner.match.holdings.coming[wanted.number]
        return Item(name=wanted.number, status="pending", facts={"number": wanted.number, "order_id": order})
    if wanted.number in planner.match.orders:
        return planner.adopted(wanted.number, None)
    if obstacle := _obstacle(planner, wanted):
        return planner.not_to_be_had(wanted.number, obstacle)
    return purchase(planner.market.offers[wanted.number], wanted.routing, wanted.billing_account)


def _obstacle(planner: Planner, wanted: WantedNumber) -> str:
    """Why a number asked for by name is not bought; empty where it is."""
    offer, match = planner.market.offers.get(wanted.number), planner.match
    if offer and wanted.number not in match.stuck and wanted.number not in match.holdings.vanished:
        return "; ".join(map(str, planner.refused(offer, wanted.routing, wanted.billing_account)))
    from .refusals import unavailable

    return unavailable(wanted.number, match, reserves=planner.market.reserves)
