# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Orders and port-ins with their states. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..figures import Figures
from ..orders import MEANINGS, Order
from ..view import Card, Column, Section, table
from ..words import UNTOLD, count, counted, day, money

_STATE = Column("State", "word")


def orders_section(figures: Figures) -> Section | None:
    """Two tables, open orders first."""
    if figures.orders is None and figures.port_ins is None:
        return None
    orders = _card("Orders of new numbers", "order", figures.orders or ())
    port_ins = _card("Port-ins", "port-in", figures.port_ins or (), moving=True)
    states = {order.state for order in (*(figures.orders or ()), *(figures.port_ins or ()))}
    return Section(
        id="orders",
        title="Orders and port-ins",
        cards=tuple(card for card in (orders, port_ins) if card),
        lead=" ".join(f"{state.capitalize()}: {MEANINGS[state]}." for state in MEANINGS if state in states),
        empty="There are no orders and no port-ins.",
    )


def _card(title: str, noun: str, orders: Sequence[Order], *, moving: bool = False) -> Card | None:
    if not orders:
        return None
    listed = sorted(orders, key=lambda order: not order.is_open)
    states = Counter(order.state for order in orders)
    told = ", ".join(f"{count(states[state])} {state}" for state in MEANINGS if states[state])
    columns: list[str | Column] = [Column("Ordered", "word"), Column("Id", "word"), "Numbers", "Amount"]
    moves = [Column("Moves", "name")] if moving else []
    return Card(
        id=noun + "s",
        title=title,
        lead=f"{counted(len(orders), noun)}: {told}.",
        table=table(title, [*columns, *moves, _STATE], [_row(order, moving=moving) for order in listed]),
    )


def _row(order: Order, *, moving: bool) -> tuple[str, ...]:
    moves = [_moves(order)] if moving else []
    return (day(order.day), order.id or UNTOLD, count(len(order.numbers)), money(order.amount), *moves, order.state)


def _moves(order: Order) -> str:
    if not order.moves:
        return "no date"
    return f"asked for {day(order.moves)}" if order.state == "waiting" else day(order.moves)
