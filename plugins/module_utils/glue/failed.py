# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The message of a run in which items failed. Imported only then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: So many reasons are told, and of each so many items.
MOST = 10


def worded_failure(wrong: Sequence[Mapping[str, Any]], items: int, done: int) -> str:
    """What went wrong with the items that failed (of so many in all): each reason once, with whom it concerns."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for fate in wrong:
        reasons.setdefault((fate["status"], str(fate["error"])), []).append(str(fate["name"]))
    lines = [f"{_named(names)} ({status}): {error}" for (status, error), names in reasons.items()]
    if items == 1:
        return lines[0]
    left = len(wrong) - sum(len(names) for names in list(reasons.values())[:MOST])
    more = [f"and {left} more, all in results"] if left else []
    head = f"{len(wrong)} of {items} items did not come to what was asked for ({done} done):"
    return "\n- ".join([head, *lines[:MOST], *more])


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")
