# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Where calls come in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.action import Report
    from ...domain.trunk import TrunkGroup, TrunkGroupAction


class TrunkGroups(Protocol):
    """Where calls come in."""

    def trunk_groups(self, group_id: str | None = None) -> list[TrunkGroup]:
        """All trunk groups of the account, or the one with this id, if there is one."""

    def create(self, actions: Sequence[TrunkGroupAction], report: Report) -> None:
        """Create trunk groups; none is ever sent twice."""

    def update(self, actions: Sequence[TrunkGroupAction], report: Report) -> None:
        """Change existing ones; options left out keep their value."""


def _vitcom(account: Account) -> TrunkGroups:
    from ..vitcom.trunks import VitcomTrunkGroups

    return VitcomTrunkGroups(account)


TRUNK_GROUPS = Capability("trunk_groups", {"vitcom": _vitcom})
