# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Call detail records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from ..account import Account, Capability

if TYPE_CHECKING:
    from ...domain.call import Cdr, CdrSelect, Kind


class Cdrs(Protocol):
    """Call detail records, with the carrier's own keys."""

    #: the columns that records are known to have; an answer may bring others, which are text
    columns: Mapping[str, Kind]

    def records(self, select: CdrSelect, limit: int | None) -> Iterator[list[Cdr]]:
        """The records page by page, each once; no more than a few pages are in memory at a time."""


def _tcxc(account: Account) -> Cdrs:
    from ..tcxc.cdrs import TcxcCdrs

    return TcxcCdrs(account)


CDRS = Capability("cdrs", {"tcxc": _tcxc})
