# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""order_info and lnp_order_info: what was ordered, and what ports in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..domain.errors import InputError
from .rows import with_money_as_text

if TYPE_CHECKING:
    from ..carriers.capabilities.orders import Orders
    from ..carriers.capabilities.port_ins import PortIns

ORDER_SPEC: dict[str, Any] = {"order_id": {"type": "str"}}


def read_orders(carrier: Orders, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys of order_info."""
    return {"orders": [with_money_as_text(order) for order in carrier.orders(_order_id(params))]}


def read_port_ins(carrier: PortIns, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys of lnp_order_info."""
    return {"orders": [with_money_as_text(order) for order in carrier.list_port_ins(_order_id(params))]}


def _order_id(params: Mapping[str, Any]) -> str | None:
    """The id without blanks; None for all orders."""
    given: str | None = params["order_id"]
    if given is not None and not given.strip():
        raise InputError("order_id is empty: leave it out for all orders")
    return given and given.strip()
