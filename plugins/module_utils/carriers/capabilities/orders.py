# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Orders of new numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.row import Row


class Orders(Protocol):
    """Orders of new numbers."""

    def orders(self, order_id: str | None) -> list[Row]:
        """All orders, processed or not, or the one with this id."""


def _vitcom(account: Account) -> Orders:
    from ..vitcom.order_rows import VitcomOrders

    return VitcomOrders(account)


ORDERS = Capability("orders", {"vitcom": _vitcom})
