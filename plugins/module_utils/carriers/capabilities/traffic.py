# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What calls there were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability
from .files import Files

if TYPE_CHECKING:
    from datetime import date

    from ...domain.row import Row


class Traffic(Files, Protocol):
    """What calls there were. ``direction``: origination (calls that come in) or termination."""

    def of_numbers(self, numbers: Sequence[str] | None) -> list[Row]:
        """Of these numbers, or of all on the account. Raises InputError naming those that are not."""

    def of_trunk_groups(self, direction: str, ids: Sequence[str] | None) -> list[Row]:
        """Of these trunk groups (termination trunks), or of all."""

    def monthly(self, direction: str, year: int, month: int | None) -> list[Row]:
        """Of each month of a year, or of one."""

    def daily_files(self, direction: str, first: date | None, last: date | None) -> list[Row]:
        """For each day, both inclusive, where the files of its calls are."""


def _vitcom(account: Account) -> Traffic:
    from ..vitcom.traffic import VitcomTraffic

    return VitcomTraffic(account)


TRAFFIC = Capability("traffic", {"vitcom": _vitcom})
