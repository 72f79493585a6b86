# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Port-in orders as the calls on them answer (seed 003)."""

from __future__ import annotations

from collections.abc import Collection

from ...domain import money
from ...domain.port_in import PortIn
from .values import date
from .wire import Body, Wire, numbers, required, rows, text


def port_ins(wire: Wire) -> list[PortIn]:
    """All port-in orders of the account."""
    return wire.read("get_lnp_orders", lambda body: [port_in(row) for row in rows(body, "orders")])


def coming(wire: Wire, wanted: Collection[str]) -> dict[str, str]:
    """The port-in order of each of these numbers that is in one."""
    return {number: order.id for order in port_ins(wire) for number in order.numbers if number in wanted}


def port_in(row: Body) -> PortIn:
    """A port-in out of a row of get_lnp_orders or the answer of generate_lnp_order. Raises ValueError."""
    return PortIn(
        id=required(row, "order_id"),
        numbers=numbers(row.get("numbers") or []),
        requested_foc_date=date(row, "requested_foc_date"),
        actual_foc_date=date(row, "actual_foc_date"),
        amount=money.amount(text(row, "amount")),
    )
