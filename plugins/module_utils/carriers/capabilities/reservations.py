# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers taken from the market before they are ordered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.action import Report
    from ...domain.reservation import Freeing


class Reservations(Protocol):
    """Numbers taken from the market before they are ordered."""

    def for_sale(self, numbers: Sequence[str]) -> set[str]:
        """Those of the numbers that anybody can buy, so that no reservation holds them."""

    def free(self, actions: Sequence[Freeing], report: Report) -> set[str]:
        """Free these numbers and no others. Returns what the carrier names as freed though nobody asked for it."""


def _vitcom(account: Account) -> Reservations:
    from ..vitcom.reservations import VitcomReservations

    return VitcomReservations(account)


RESERVATIONS = Capability("reservations", {"vitcom": _vitcom})
