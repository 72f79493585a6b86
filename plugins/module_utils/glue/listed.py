# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Many items in a list option, each entry with its position for messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..domain.problem import Problems
from .bulk import Entry, is_text


def listed_entries(
    option: str, values: Iterable[Any], key: str, allowed: Sequence[str], problems: Problems
) -> Iterator[Entry]:
    """Entries of a list option: a plain value stands for ``{key: value}``; what cannot be read goes to problems."""
    known = frozenset(allowed)
    for at, value in enumerate(values):
        position = (option, at)
        if not isinstance(value, Mapping):
            yield position, {key: value}
            continue
        entry = {name: inner for name, inner in value.items() if name in known and is_text(inner)}
        if len(entry) != len(value) or entry.get(key) in (None, ""):
            from .complaints import entry_problems

            problems += entry_problems(position, value, key, allowed)
        if entry.get(key) not in (None, ""):
            yield position, entry
