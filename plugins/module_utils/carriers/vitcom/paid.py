# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Orders that were paid for and brought no number: sold meanwhile, or the carrier takes its time (seed 003).

To getnumbers they look like orders that were never processed, and process_order refuses them for ever. Only the ledger
tells them apart, by its amounts: it names no order. Imported only where such an order holds what is wanted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ...domain import money
from ...domain.number import OpenOrder, OwnedNumber
from ...domain.phone import listed
from ...domain.wish import Holdings, NumbersWish
from .handles import KEY
from .orders import Order
from .wire import Body, Wire, required, rows

ACTIVITY = "Order (New DIDs)"
#: Till then what was paid for may still come, and nothing is bought in its place. The ledger states no time zone.
SETTLED_AFTER = dt.timedelta(days=2)
Debit = tuple[Decimal, dt.date]


def without_paid(wire: Wire, orders: Sequence[Order], wish: NumbersWish, holdings: Holdings) -> Holdings:
    """What is held, with the numbers of orders lately paid for as pending; what was paid for is no open order."""
    paid = _paid(wire, orders, holdings.open_orders)
    if not paid:
        return holdings
    since = dt.datetime.now(dt.UTC).date() - SETTLED_AFTER
    found = [order for order in holdings.open_orders if order.id in paid]
    recent = [order for order in found if paid[order.id] > since]
    named = {wanted.number for wanted in wish.numbers}
    numbers = {number: order for order in recent for number in order.numbers}
    coming = {number: _coming(number, order) for number, order in numbers.items() if _counts(wish, number, order)}
    return replace(
        holdings,
        owned={**holdings.owned, **{number: row for number, row in coming.items() if number not in named}},
        porting={**holdings.porting, **{number: order.id for number, order in numbers.items() if number in named}},
        open_orders=tuple(order for order in holdings.open_orders if order.id not in paid),
        warnings=tuple(_told(order, paid[order.id], recent=order in recent) for order in found),
    )


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


def _told(order: OpenOrder, day: dt.date, *, recent: bool) -> str:
    numbers = listed(list(order.numbers))
    what = f"order {order.id} of {numbers}: the account's ledger shows that it was paid for on {day}"
    if recent:
        return (
            f"{what}, and none of its numbers is on the account yet. They are pending, and nothing is bought in their "
            f"place for {SETTLED_AFTER.days} days. Ask the carrier if they do not come"
        )
    return f"{what}, and it never brought a number. It is given up: ask the carrier for the numbers or the money"


def _paid(wire: Wire, orders: Sequence[Order], empty: Iterable[OpenOrder]) -> dict[str, dt.date]:
    """The day by order id, of those orders without numbers that were certainly paid for."""
    debits = wire.read("financial_summary", lambda body: list(map(_debit, rows(body))), activitytype=ACTIVITY)
    return paid_on(orders, {order.id for order in empty}, debits)


def paid_on(orders: Iterable[Order], empty: Collection[str], debits: Iterable[Debit]) -> dict[str, dt.date]:
    """The orders without numbers that were paid for: where the ledger has a debit for each order of that amount.

    With fewer debits it cannot be told which of them were, so that none is taken for paid.
    """
    days: dict[Decimal, list[dt.date]] = {}
    for amount, day in debits:
        days.setdefault(amount, []).append(day)
    alike: dict[Decimal, list[str]] = {}
    for order in orders:
        if order.amount:
            alike.setdefault(order.amount, []).append(order.id)
    certain = [amount for amount, ids in alike.items() if len(days.get(amount, ())) >= len(ids)]
    return {order_id: max(days[amount]) for amount in certain for order_id in alike[amount] if order_id in empty}


def _debit(row: Body) -> Debit:
    """An order's debit; rows of other activities count as nothing. Raises ValueError."""
    is_order = required(row, "activity") == ACTIVITY
    debit = money.amount(required(row, "debit")) if is_order else None
    return debit or money.ZERO, dt.date.fromisoformat(required(row, "date")[:10])
