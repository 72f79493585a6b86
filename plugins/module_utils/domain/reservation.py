# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers that are reserved: taken from the market, and not ordered yet (seed 003)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .action import Action

if TYPE_CHECKING:
    from .kinds import Kind, Thing


@dataclass(frozen=True, kw_only=True)
class Freeing(Action):
    """Put a number back on the market."""

    action: Kind = "cancel"
    resource: Thing = "number"
    reserve_id: str
