# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Open orders that an earlier run left are taken where they hold nothing but what is wanted. Imported only then."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from ..domain.action import Item
from ..domain.money import Cost, shares
from ..domain.open_order import Adoption, OpenOrder
from ..domain.wish import NumbersWish
from .assign import assign
from .matching import Adopted


def adopt(wish: NumbersWish, before: Adopted, orders: Iterable[OpenOrder]) -> Adopted:
    """What fits is taken, beside what was taken ``before``; the others are stuck."""
    adopted = deepcopy(before)
    for order in sorted(orders, key=lambda order: order.id):
        places = _places(wish, adopted, order)
        if places is None:
            adopted.stuck |= dict.fromkeys(order.numbers, order)
            continue
        adopted.orders |= dict.fromkeys(order.numbers, order)
        for number, pool in places.items():
            if pool is None:
                adopted.numbers.discard(number)
            else:
                adopted.pooled[pool].append(number)
                adopted.lacking[pool] -= 1
    return adopted


def _places(wish: NumbersWish, adopted: Adopted, order: OpenOrder) -> dict[str, str | None] | None:
    """For each number the pool it goes to (None: wanted by name); None in all when one is not wanted."""
    wanted = {wanted.number: wanted for wanted in wish.numbers}
    given = assign(
        {name: missing for name, missing in adopted.lacking.items() if missing > 0},
        [number for number in order.numbers if number not in wanted],
        lambda number: _fitting(wish, number, order),
    )
    places: dict[str, str | None] = {number: pool for pool, numbers in given.items() for number in numbers}
    for number in adopted.numbers & set(order.numbers):
        if wanted[number].routing.get("trunk_group") in (None, order.trunk_group):
            places[number] = None
    return places if set(order.numbers) <= places.keys() else None


def _fitting(wish: NumbersWish, number: str, order: OpenOrder) -> list[str]:
    """The pools that a number of an order can go to."""
    row = order.rows.get(number)
    if row is None or number in wish.exclude:
        return []
    return [
        pool.name
        for pool in wish.pools
        if pool.select.matches(row) and pool.routing.get("trunk_group") in (None, order.trunk_group)
    ]


def adopted_item(wish: NumbersWish, order: OpenOrder, number: str, pool: str | None) -> Item:
    """A number that comes with an order: its share of the amount is what it costs.

    Under a budget an order without an amount is left alone.
    """
    if order.amount is None and wish.budget.setup is not None:
        why = (
            f"it is held by the unprocessed order {order.id}, whose amount the carrier does not tell, so that nobody "
            "knows whether budget.setup would be kept: nothing was paid. Leave budget.setup out if that is meant, or "
            "have the carrier cancel the order"
        )
        return Item(name=number, status="skipped" if wish.partial else "failed", error=why)
    routing = {} if order.trunk_group is None else {"trunk_group": order.trunk_group}
    share = None if order.amount is None else shares(order.amount, len(order.numbers))[order.numbers.index(number)]
    action = Adoption(
        name=number,
        after={**routing, "order_id": order.id},
        cost=Cost(share, None),
        pool=pool,
        order_id=order.id,
    )
    return Item(name=number, action=action, facts={"number": number, "order_id": order.id})
