# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers to be freed, and those that are for sale, to a plan. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..domain.action import Item, Plan
from ..domain.reservation import Freeing


def plan_freeing(reserve_id: str, numbers: Sequence[str], for_sale: Collection[str]) -> Plan:
    """Free what is not for sale: whether the reservation holds it shows only then. What is for sale is free."""
    items = tuple(
        Item(name=number, facts={"number": number})
        if number in for_sale
        else Item(name=number, action=_freeing(reserve_id, number), facts={"number": number})
        for number in numbers
    )
    return Plan(items=items, actions=tuple(item.action for item in items if item.action is not None))


def _freeing(reserve_id: str, number: str) -> Freeing:
    return Freeing(name=number, reserve_id=reserve_id, before={"reserve_id": reserve_id})
