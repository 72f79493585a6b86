# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Orders as the read modules show them: get_new_orders and get_lnp_orders (seed 003)."""

from __future__ import annotations

from collections.abc import Mapping

from ...domain.errors import RefusedError
from ...domain.row import Row
from ..account import Account
from .handles import KEY, read_handles
from .typed import Kind, amount, caller, flag, lower, trunk_group_id, typed
from .values import count, date
from .wire import ORDER_ID, Body, Wire, numbers, required, rows, text


def _numbers(row: Body, name: str) -> list[str]:
    return list(numbers(row.get(name) or []))


#: What each order tells, but for the title of its trunk group.
ORDER: Mapping[str, Kind] = {
    "order_id": required,
    "numbers": _numbers,
    "date": date,
    **dict.fromkeys(("amount", "per_order_cost", "taxes", "other_charges", "discount"), amount),
    "trunk_group_id": trunk_group_id,
    "order_type": text,
    "category": lower,
    "did_type": lower,
    "sessions": count,
    "status": text,
    "accountno": text,
}
#: What a port-in tells besides. ``lastModifiedDate`` is printed in two formats.
PORT_IN: Mapping[str, Kind] = {
    **ORDER,
    **dict.fromkeys(("requested_foc_date", "actual_foc_date", "last_modified_date"), date),
    **dict.fromkeys(("subscriber_type", "subscriber_first_name", "subscriber_last_name"), text),
    **dict.fromkeys(("address_house_number", "address_street_name", "address_street_suffix"), text),
    **dict.fromkeys(("address_city", "address_state_code", "address_zip", "loa_authorizing_person"), text),
    **dict.fromkeys(("losing_carrier_name", "last_modified_by", "loa", "carrier_doc"), text),
    "billing_number": caller,
    "immediately": flag,
    "triggered": flag,
}


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
    try:
        found = wire.read(call, lambda body: [typed(row, kinds) for row in rows(body, "orders")], orderId=order_id)
    except RefusedError as error:
        if order_id is None or error.parameter not in ORDER_ID:
            raise
        return []
    return _placed(wire, found)


def _placed(wire: Wire, found: list[Row]) -> list[Row]:
    """Each order with its trunk group by the name that the other modules take, beside the id."""
    if not any(row["trunk_group_id"] for row in found):
        return [{**row, KEY: None} for row in found]
    handles = read_handles(wire)
    ids = [str(row["trunk_group_id"] or "") for row in found]
    return [{**row, KEY: handles.of(group_id)} for row, group_id in zip(found, ids, strict=True)]
