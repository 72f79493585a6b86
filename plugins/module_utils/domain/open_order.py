# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Orders that an earlier run generated and did not process (seed 003). Imported only where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .action import Action
from .number import Number

if TYPE_CHECKING:
    from .kinds import Kind, Thing


@dataclass(frozen=True, kw_only=True)
class OpenOrder:
    """An order that was generated and not processed: it holds numbers, and costs nothing yet (seed 003).

    ``rows`` holds what is known of each of its numbers, by E.164.
    """

    id: str
    rows: Mapping[str, Number]
    amount: Decimal | None
    trunk_group: str | None

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(self.rows)


@dataclass(frozen=True, kw_only=True)
class Adoption(Action):
    """Process an open order instead of buying its numbers again."""

    action: Kind = "adopt"
    resource: Thing = "number"
    order_id: str
