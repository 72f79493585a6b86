# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Orders as the read modules show them: get_new_orders and get_lnp_orders (seed 003)."""

from __future__ import annotations

from collections.abc import Mapping

from ...domain.row import Row
from ..account import Account
from .handles import KEY, read_handles
from .kinds import ORDER, PORT_IN
from .typed import Kind, typed
from .wire import ORDER_ID, Body, Wire, rows


class VitcomOrders:
    """The ``orders`` capability of vitcom."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)

    def orders(self, order_id: str | None) -> list[Row]:
        """All orders of new numbers, processed or not, or the one with this id."""
        return _read(self._wire, "get_new_orders", ORDER, order_id)


def read_port_ins(wire: Wire, order_id: str | None) -> list[Row]:
    """All port-in orders, or the one with this id."""
    return _read(wire, "get_lnp_orders", PORT_IN, order_id)


def _read(wire: Wire, call: str, kinds: Mapping[str, Kind], order_id: str | None) -> list[Row]:
    """What a call lists; nothing where the carrier knows no order with this id."""

    def parse(body: Body) -> list[Row]:
        return [typed(row, kinds) for row in rows(body, "orders")]

    return _placed(wire, wire.read_of(ORDER_ID, call, parse, orderId=order_id))


def _placed(wire: Wire, found: list[Row]) -> list[Row]:
    """Each order with its trunk group by the name that the other modules take, beside the id."""
    if not any(row["trunk_group_id"] for row in found):
        return [{**row, KEY: None} for row in found]
    handles = read_handles(wire)
    ids = [str(row["trunk_group_id"] or "") for row in found]
    return [{**row, KEY: handles.of(group_id)} for row, group_id in zip(found, ids, strict=True)]
