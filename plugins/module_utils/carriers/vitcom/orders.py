# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Orders: new numbers (generated first, processed later) and port-ins (seed 003)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ...domain import money
from .wire import Body, Wire, numbers, required, rows, text


@dataclass(frozen=True)
class Order:
    """An order of new numbers. What its own status means is told nowhere, so it is not looked at."""

    id: str
    numbers: tuple[str, ...]
    amount: Decimal | None
    trunk_group_id: str | None


def order_of(row: Body) -> Order:
    """An order out of a row of get_new_orders or the answer of gen_order; an amount below zero tells no price.

    Raises ValueError.
    """
    amount = money.amount(text(row, "amount"))
    return Order(
        id=required(row, "order_id"),
        numbers=tuple(dict.fromkeys(numbers(row.get("numbers")))),
        amount=None if amount is None or amount < 0 else amount,
        trunk_group_id=text(row, "trunk_group_id"),
    )


def read_orders(wire: Wire) -> list[Order]:
    """All orders of new numbers, processed or not."""
    return wire.read("get_new_orders", lambda body: [order_of(row) for row in rows(body, "orders")])
