# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Calls: which detail records, or which calls now going on, are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

#: What a column of CDRs holds: whole numbers, decimal amounts, or anything else as text.
Kind: TypeAlias = Literal["text", "count", "amount"]
#: A call detail record (CDR) under the carrier's own keys: counts as int, amounts as decimal strings, else text.
#: What the carrier leaves empty is None.
Cdr: TypeAlias = "Mapping[str, str | int | None]"


@dataclass(frozen=True, kw_only=True)
class CdrSelect:
    """Which CDRs. ``show``: all, or only bad (failed) calls; the dates are both inclusive."""

    prefix: str = ""
    show: str = "all"
    date_from: datetime | None = None
    date_to: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LiveCallQuery:
    """Which calls now going on. ``filters`` are sent, and signed, in their order; a list repeats its filter."""

    login_type: str
    path: str
    filters: Mapping[str, str | list[str]] = field(default_factory=dict)
