# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Rows of the read modules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

#: Keys as users read them; numbers as E.164, money as Decimal, counts as int, dates as ISO 8601 without a zone.
Row: TypeAlias = Mapping[str, object]
