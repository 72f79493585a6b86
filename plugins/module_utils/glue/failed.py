# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The message of a run in which items failed. Imported only then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..domain.action import CHANGED, FAILED

#: So many reasons are told, and of each so many items.
MOST = 10
#: What did not come to what was asked for, in the order in which it is counted up.
_MISSED = ("failed", "unknown", "skipped")


def worded_failure(fates: Sequence[Mapping[str, Any]]) -> str:
    """How many of all items did not come to what was asked for, and of those that failed each reason once, with whom
    it concerns. ``fates``: the entries of results."""
    wrong = [fate for fate in fates if fate["status"] in FAILED]
    reasons: dict[tuple[str, str], list[str]] = {}
    for fate in wrong:
        reasons.setdefault((fate["status"], str(fate["error"])), []).append(str(fate["name"]))
    lines = [f"{_named(names)} ({status}): {error}" for (status, error), names in reasons.items()]
    if len(fates) == 1:
        return lines[0]
    left = len(wrong) - sum(len(names) for names in list(reasons.values())[:MOST])
    more = [f"and {left} more, all in results"] if left else []
    return "\n- ".join([_head(fates), *lines[:MOST], *more])


def _head(fates: Sequence[Mapping[str, Any]]) -> str:
    """What was not reached any more was asked for too."""
    statuses = Counter(fate["status"] for fate in fates)
    missed = [f"{statuses[status]} {status}" for status in _MISSED if statuses[status]]
    done = sum(fate["action"] is not None and fate["status"] in CHANGED - FAILED for fate in fates)
    count = sum(statuses[status] for status in _MISSED)
    told = ", ".join([*missed, f"{done} done"])
    return f"{count} of {len(fates)} items did not come to what was asked for ({told}):"


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")
