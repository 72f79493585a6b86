# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Find, buy, route and release phone numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.action import Report
    from ...domain.open_order import Adoption
    from .number_protocols import Numbers


@runtime_checkable
class OpenOrders(Protocol):
    """Beside ``Numbers``: orders that are generated first and processed later."""

    def adopt(self, adoptions: Sequence[Adoption], report: Report) -> None:
        """Process open orders instead of buying their numbers again."""


@runtime_checkable
class MarketPlaces(Protocol):
    """Beside ``Numbers``: where there are numbers for sale at all."""

    def states(self) -> list[str]:
        """The two-letter codes of the states that have numbers."""

    def npanxx(self, state: str) -> list[dict[str, str | None]]:
        """The NPA-NXX of a state that have numbers: ``npanxx``, ``npa``, ``rate_center``."""


def _tcxc(account: Account) -> Numbers:
    from ..tcxc.numbers import TcxcNumbers

    return TcxcNumbers(account)


def _vitcom(account: Account) -> Numbers:
    from ..vitcom.numbers import VitcomNumbers

    return VitcomNumbers(account)


NUMBERS = Capability("numbers", {"tcxc": _tcxc, "vitcom": _vitcom})
