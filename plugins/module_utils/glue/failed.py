# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The message of a run in which items failed. Imported only then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

NAMED = 10


def worded_failure(wrong: Sequence[Mapping[str, Any]], items: int, done: int) -> str:
    """The first of the items that failed (of so many in all), each with its reason."""
    lines = [f"- {fate['name']} ({fate['status']}): {fate['error']}" for fate in wrong[:NAMED]]
    more = [f"- and {len(wrong) - NAMED} more, all in results"] if len(wrong) > NAMED else []
    if items == 1:
        return lines[0].removeprefix("- ")
    head = f"{len(wrong)} of {items} items did not come to what was asked for ({done} done):"
    return "\n".join([head, *lines, *more])
