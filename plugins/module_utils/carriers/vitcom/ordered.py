# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What orders hold of what is wanted and is not on the account (seed 003). Imported only where one does.

Such a number was never paid for (its order is open), is still on its way, never came, or left the account since. An
order that brought nothing tells these apart only by the ledger, and by what is for sale again; the last two never.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from ...domain.errors import TelecomError
from ...domain.number import OwnedNumber
from ...domain.open_order import OpenOrder
from ...domain.phone import listed
from ...domain.wish import Holdings, NumbersWish
from .by_name import find
from .handles import KEY, Handles
from .market import offer
from .orders import Order
from .owned import numbers_of_order
from .paid import days_paid
from .wire import Wire

#: Till then what was paid for may still come, and nothing is bought in its place. The ledger states no time zone.
SETTLED_AFTER = dt.timedelta(days=2)
Wanted = Mapping[Order, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """``empty``: orders that brought nothing; ``lost``: of the others, what they did not bring or is gone again.

    ``days``: when orders were paid for, as far as the ledger tells; ``resold``: numbers that are for sale again.
    """

    empty: Sequence[Order]
    lost: Wanted
    days: Mapping[str, dt.date]
    resold: frozenset[str] = frozenset()

    def is_recent(self, order: Order) -> bool:
        """Whether it was paid for so lately that its numbers may still come."""
        return self.days.get(order.id, dt.date.min) > dt.datetime.now(dt.UTC).date() - SETTLED_AFTER


def with_orders(
    wire: Wire, handles: Handles, orders: Sequence[Order], wanted: Wanted, wish: NumbersWish, holdings: Holdings
) -> Holdings:
    """What is held, with open orders, with what is on its way as pending, and with what vanished told."""
    ordered = _observed(wire, orders, wanted)
    recent = [order for order in ordered.empty if ordered.is_recent(order)]
    named = {number.number for number in wish.numbers}
    coming = {
        number: _open(order, handles)
        for order in recent
        for number in order.numbers
        if number not in ordered.resold and number not in holdings.owned
    }
    pooled = {number: _coming(number, order) for number, order in coming.items() if _counts(wish, number, order)}
    return replace(
        holdings,
        owned={**holdings.owned, **{number: row for number, row in pooled.items() if number not in named}},
        coming={**holdings.coming, **{number: order.id for number, order in coming.items() if number in named}},
        open_orders=tuple(_open(order, handles) for order in ordered.empty if order.id not in ordered.days),
        vanished={number: why for number, why in _vanished(ordered) if number in named},
        warnings=tuple(_warnings(ordered, named)),
    )


def _observed(wire: Wire, orders: Sequence[Order], wanted: Wanted) -> Ordered:
    read = wire.session.parallel(lambda order: numbers_of_order(wire, order.id), wanted)
    brought = {order: {row.number for row in rows} for order, rows in zip(wanted, read, strict=True)}
    lost = {
        order: [number for number in numbers if number not in brought[order]]
        for order, numbers in wanted.items()
        if brought[order]
    }
    empty = [order for order in wanted if not brought[order]]
    lost = {order: numbers for order, numbers in lost.items() if numbers}
    if not empty and not lost:
        return Ordered(empty=(), lost={}, days={})
    found = Ordered(empty=empty, lost=lost, days=days_paid(wire, orders, {order.id for order in (*empty, *lost)}))
    numbers = [number for order in empty if found.is_recent(order) for number in order.numbers]
    with suppress(TelecomError):  # where nobody can be asked, they stay on their way
        found = replace(found, resold=frozenset(find(wire, numbers)))
    return found


def _open(order: Order, handles: Handles) -> OpenOrder:
    rows = {number: offer(number) for number in order.numbers}
    return OpenOrder(id=order.id, rows=rows, amount=order.amount, trunk_group=handles.of(order.trunk_group_id))


def _counts(wish: NumbersWish, number: str, order: OpenOrder) -> bool:
    """Whether a number of an order is one of a pool's, routed as that says."""
    row = order.rows[number]
    return any(
        pool.select.matches(row) and pool.routing.get(KEY) in (None, order.trunk_group)
        for pool in wish.pools
        if pool.count and number not in wish.exclude
    )


def _coming(number: str, order: OpenOrder) -> OwnedNumber:
    row = order.rows[number]
    routing = {} if order.trunk_group is None else {KEY: order.trunk_group}
    return OwnedNumber(number=number, category=row.category, state=row.state, status="pending", routing=routing)


def _vanished(ordered: Ordered) -> Iterable[tuple[str, str]]:
    """Numbers paid for lately that are certainly not on their way, each with the reason not to buy it again."""
    for order in filter(ordered.is_recent, (*ordered.empty, *ordered.lost)):
        proof = "other numbers of that order are" if order in ordered.lost else "it is for sale again"
        for number in ordered.lost.get(order) or ordered.resold.intersection(order.numbers):
            day = ordered.days[order.id]
            why = (
                f"order {order.id} of it was paid for on {day}, and it is not on the account, although {proof}: it "
                f"left since, or it never came. Ask the carrier: it is not bought again before {day + SETTLED_AFTER}"
            )
            yield number, why


def _warnings(ordered: Ordered, named: set[str]) -> Iterable[str]:
    """What is to be told of paid orders; what is named and vanished lately is told as a problem instead."""
    for order in (order for order in ordered.empty if order.id in ordered.days):
        yield _told(order, ordered)
    for number, why in _vanished(ordered):
        if number not in named:
            yield f"{number}: {why.partition('. Ask')[0]}. Ask the carrier"
    for order, numbers in ordered.lost.items():
        if not ordered.is_recent(order) and (gone := [number for number in numbers if number in named]):
            yield (
                f"order {order.id} brought other numbers, but {listed(gone)} is not on the account: it never came, or "
                "it left since. What is for sale again is bought again, as the plan shows"
            )


def _told(order: Order, ordered: Ordered) -> str:
    numbers, day = listed(list(order.numbers)), ordered.days[order.id]
    what = (
        f"order {order.id} of {numbers}: the account's ledger shows that it was paid for on {day}, and none of its "
        "numbers is on the account"
    )
    if not ordered.is_recent(order):
        return (
            f"{what}: they never came, or they left the account since, which no answer of the carrier tells apart. "
            "It is given up: ask the carrier for the numbers or the money"
        )
    return (
        f"{what} (yet, or any more: no answer of the carrier tells these apart). Those not for sale again are pending, "
        f"and nothing is bought in their place for {SETTLED_AFTER.days} days. Ask the carrier if they do not come"
    )
