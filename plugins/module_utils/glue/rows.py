# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Rows as the read modules return them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..domain import money
from ..domain.row import Row


def with_money_as_text(row: Row) -> dict[str, Any]:
    """A row with its money as decimal strings."""
    return {key: money.text(value) if isinstance(value, Decimal) else value for key, value in row.items()}
