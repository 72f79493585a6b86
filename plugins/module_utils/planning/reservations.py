# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers to be freed, and those that are for sale, to a plan. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..domain.action import Item, Plan
from ..domain.reservation import Freeing


def plan_freeing(reserve_id: str, numbers: Sequence[str], for_sale: Collection[str]) -> Plan:
    """Free what is not for sale: whether the reservation holds it shows only then. What is for sale is free."""
    due = {
        number: Freeing(name=number, reserve_id=reserve_id, before={"reserve_id": reserve_id})
        for number in numbers
        if number not in for_sale
    }
    return Plan.of(Item(name=number, action=due.get(number), facts={"number": number}) for number in numbers)
