# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""balance_info: what the account holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..domain import money

if TYPE_CHECKING:
    from ..carriers.capabilities.balance import Balance


def balance(carrier: Balance, _params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys."""
    return {"balance": money.text(carrier.balance())}
