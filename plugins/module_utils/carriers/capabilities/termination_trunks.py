# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""From where calls go out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.action import Report
    from ...domain.trunk import TerminationTrunk, TerminationTrunkAction


class TerminationTrunks(Protocol):
    """From where calls go out."""

    def termination_trunks(self, trunk_id: str | None = None) -> list[TerminationTrunk]:
        """All termination trunks of the account, disabled ones too, or the one with this id, if there is one."""

    def define(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """Define termination trunks; none is ever sent twice."""

    def disable(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """Disable termination trunks; they stay in the carrier's list."""

    def replace(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """Disable each, and define it anew once it is disabled."""


def _vitcom(account: Account) -> TerminationTrunks:
    from ..vitcom.termination import VitcomTerminationTrunks

    return VitcomTerminationTrunks(account)


TERMINATION_TRUNKS = Capability("termination_trunks", {"vitcom": _vitcom})
