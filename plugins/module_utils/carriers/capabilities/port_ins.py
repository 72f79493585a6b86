# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers that move here from another carrier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.port_in import Portability, PortIn, PortOrder
    from ...domain.row import Row


class PortIns(Protocol):
    """Numbers that move here from another carrier."""

    def port_ins(self) -> list[PortIn]:
        """All port-in orders of the account."""

    def list_port_ins(self, order_id: str | None) -> list[Row]:
        """All port-in orders, or the one with this id, for the read module."""

    def owned_numbers(self) -> set[str]:
        """The numbers on the account (E.164): those that came here already."""

    def check(self, numbers: Sequence[str]) -> Portability:
        """Which numbers can be ported in."""

    def order(self, order: PortOrder) -> PortIn:
        """Order a port-in: the order as the carrier took it. Never sent twice, and it spends at once."""


def _vitcom(account: Account) -> PortIns:
    from ..vitcom.ports import VitcomPortIns

    return VitcomPortIns(account)


PORT_INS = Capability("port_ins", {"vitcom": _vitcom})
