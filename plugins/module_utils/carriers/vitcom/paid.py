# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""When orders were paid for (seed 003). Only the ledger tells, by its amounts: it names no order.

To getnumbers an order that was paid for and brought no number looks like one that was never processed, and
process_order refuses it for ever. Imported only where an order holds what is wanted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from decimal import Decimal

from ...domain import money
from .orders import Order
from .wire import Body, Wire, required, rows, text

ACTIVITY = "Order (New DIDs)"
Debit = tuple[Decimal, dt.date]


def days_paid(wire: Wire, orders: Iterable[Order], wanted: Collection[str]) -> dict[str, dt.date]:
    """The day by order id, of those orders that were certainly paid for."""
    read = wire.read("financial_summary", lambda body: list(map(_debit, rows(body))), activitytype=ACTIVITY)
    return paid_on(orders, wanted, [debit for debit in read if debit is not None])


def paid_on(orders: Iterable[Order], wanted: Collection[str], debits: Iterable[Debit]) -> dict[str, dt.date]:
    """The orders that were paid for, at the latest on that day: where the ledger has a debit for each of that amount.

    With fewer debits it cannot be told which of them were, so that none is taken for paid.
    """
    days: dict[Decimal, list[dt.date]] = {}
    for amount, day in debits:
        days.setdefault(amount, []).append(day)
    alike: dict[Decimal, list[str]] = {}
    for order in orders:
        if order.amount is not None:
            alike.setdefault(order.amount, []).append(order.id)
    certain = [amount for amount, ids in alike.items() if len(days.get(amount, ())) >= len(ids)]
    return {order_id: max(days[amount]) for amount in certain for order_id in alike[amount] if order_id in wanted}


def _debit(row: Body) -> Debit | None:
    """An order's debit, of nothing where it was free; None for other activities and for money that came back.

    Raises ValueError.
    """
    day = dt.date.fromisoformat(required(row, "date")[:10])
    if required(row, "activity") != ACTIVITY or money.amount(text(row, "credit")):
        return None
    return money.amount(required(row, "debit")) or money.ZERO, day
