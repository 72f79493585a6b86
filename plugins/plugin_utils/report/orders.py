# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Orders and port-ins with their states, which follow from what is on the account: the carrier tells none. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from .values import Row, amount, clean, day

#: What each state means; those of ``OPEN`` are still to come to an end.
MEANINGS = {
    "open": "generated, never processed: nothing is paid, nothing is owned",
    "waiting": "ordered, the carrier has set no date yet",
    "scheduled": "the carrier has set the date",
    "partly here": "some of its numbers are on the account",
    "done": "its numbers are on the account",
    "given back": "its numbers were on the account, and were cancelled since",
}
OPEN = frozenset({"open", "waiting", "scheduled", "partly here"})


@dataclass(frozen=True, kw_only=True)
class Order:
    """An order of new numbers, or a port-in. Days are ISO 8601; ``moves``: when a port-in's numbers move."""

    id: str
    day: str
    numbers: tuple[str, ...]
    amount: Decimal | None
    state: str
    moves: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def orders_of(rows: Iterable[Row], owned: Collection[str], gone: Collection[str]) -> tuple[Order, ...]:
    """Out of the rows of order_info, the newest first. ``gone``: numbers that were owned and are cancelled."""

    def state(numbers: tuple[str, ...]) -> str:
        here, left = (sum(number in known for number in numbers) for known in (owned, gone))
        if here and here + left == len(numbers):
            return "done"
        if here:
            return "partly here"
        return "given back" if left else "open"

    return _newest_first(_order(row, state(_numbers(row))) for row in rows)


def port_ins_of(rows: Iterable[Row], owned: Collection[str]) -> tuple[Order, ...]:
    """Out of the rows of lnp_order_info, the newest first."""

    def state(row: Row) -> str:
        here = sum(number in owned for number in _numbers(row))
        if here and here == len(_numbers(row)):
            return "done"
        if here:
            return "partly here"
        return "scheduled" if row.get("actual_foc_date") else "waiting"

    return _newest_first(_order(row, state(row)) for row in rows)


def _order(row: Row, state: str) -> Order:
    return Order(
        id=clean(row.get("order_id")),
        day=day(row.get("date")),
        numbers=_numbers(row),
        amount=amount(row.get("amount")),
        state=state,
        moves=day(row.get("actual_foc_date") or row.get("requested_foc_date")),
    )


def _numbers(row: Row) -> tuple[str, ...]:
    return tuple(map(clean, row.get("numbers") or ()))


def _newest_first(orders: Iterable[Order]) -> tuple[Order, ...]:
    return tuple(sorted(orders, key=lambda order: (order.day, order.id), reverse=True))
