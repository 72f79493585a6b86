# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on tcxc for the read modules (seed 002)."""

from __future__ import annotations

from typing import Any

from ...domain.number import Number, Offer, Select
from .market import MarketList
from .rows import number_row
from .selection import TcxcSelection


class TcxcNumberRows(TcxcSelection):
    """What the read modules tell of numbers on tcxc."""

    def list_market(self, select: Select, limit: int | None) -> list[Offer]:
        return MarketList(self._wire).selected(select, limit)

    def number_row(self, row: Number) -> dict[str, Any]:
        return number_row(row)
