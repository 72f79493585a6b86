# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""TelecomsXChange (seeds 000, 001, 002)."""

from __future__ import annotations

from typing import Any

from ..account import Account, Carrier


def _numbers(account: Account) -> Any:
    from .numbers import TcxcNumbers

    return TcxcNumbers(account)


def _cdrs(account: Account) -> Any:
    from .cdrs import TcxcCdrs

    return TcxcCdrs(account)


def _live_calls(account: Account) -> Any:
    from .live_calls import TcxcLiveCalls

    return TcxcLiveCalls(account)


CARRIER = Carrier(
    capabilities={"numbers": _numbers, "cdrs": _cdrs, "live_calls": _live_calls},
    urls={"signature": "https://api.telecomsxchange.com", "digest": "https://apiv2.telecomsxchange.com"},
)
