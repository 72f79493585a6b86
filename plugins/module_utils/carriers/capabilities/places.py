# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Where there are numbers for sale."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class MarketPlaces(Protocol):
    """Beside ``NumberRows``: where there are numbers for sale at all."""

    def states(self) -> list[str]:
        """The two-letter codes of the states that have numbers."""

    def npanxx(self, state: str) -> list[dict[str, str | None]]:
        """The NPA-NXX of a state that have numbers: ``npanxx``, ``npa``, ``rate_center``."""
