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
    from .number_protocols import NumberRows, Numbers


@runtime_checkable
class OpenOrders(Protocol):
    """Beside ``Observed``: orders that are generated first and processed later."""

    def adopt(self, adoptions: Sequence[Adoption], report: Report) -> None:
        """Process open orders instead of buying their numbers again."""


def _tcxc(account: Account) -> Numbers:
    from ..tcxc.numbers import TcxcNumbers

    return TcxcNumbers(account)


def _vitcom(account: Account) -> Numbers:
    from ..vitcom.numbers import VitcomNumbers

    return VitcomNumbers(account)


def _tcxc_rows(account: Account) -> NumberRows:
    from ..tcxc.listing import TcxcNumberRows

    return TcxcNumberRows(account)


def _vitcom_rows(account: Account) -> NumberRows:
    from ..vitcom.listing import VitcomNumberRows

    return VitcomNumberRows(account)


NUMBERS = Capability("numbers", {"tcxc": _tcxc, "vitcom": _vitcom})
#: The same capability for the read modules: without what plans and buys.
NUMBER_ROWS = Capability("numbers", {"tcxc": _tcxc_rows, "vitcom": _vitcom_rows})
