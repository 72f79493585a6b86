# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""TelecomsXChange (seeds 000, 001, 002)."""

from __future__ import annotations

from typing import Any

from ..account import Account, Carrier


def _numbers(account: Account) -> Any:
    from .numbers import TcxcNumbers

    return TcxcNumbers(account)


CARRIER = Carrier(
    capabilities={"numbers": _numbers},
    urls={"signature": "https://api.telecomsxchange.com", "digest": "https://apiv2.telecomsxchange.com"},
)
