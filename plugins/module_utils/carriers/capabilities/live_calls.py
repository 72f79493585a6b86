# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Calls now going on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.call import LiveCallQuery


class LiveCalls(Protocol):
    """Calls now going on."""

    def live_calls(self, query: LiveCallQuery) -> list[dict[str, str | None]]:
        """The calls by the columns that the carrier names."""


def _tcxc(account: Account) -> LiveCalls:
    from ..tcxc.live_calls import TcxcLiveCalls

    return TcxcLiveCalls(account)


LIVE_CALLS = Capability("live_calls", {"tcxc": _tcxc})
