# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The slips in the samples of seed 003: imported only for an answer that is no JSON."""

from __future__ import annotations

import re

#: Whole even where it is not closed: else a row of quotes would be looked through again and again.
_STRING = r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)'
_SLIPS = re.compile(rf"({_STRING})|\{{\s*((?:{_STRING}\s*,\s*)*{_STRING})\s*(?:,\s*)?\}}|,(?=\s*[}}\]])", re.DOTALL)


def repaired(text: str) -> str:
    """Without trailing commas, and with lists in brackets where they stood within braces; strings stay as they are."""
    return _SLIPS.sub(lambda slip: slip[1] or (f"[{slip[2]}]" if slip[2] else ""), text)
