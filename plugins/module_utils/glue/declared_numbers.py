# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The declared numbers as the tasks take them: as they stand, or as CSV files where they are many or must be parted.

Each pass of ten thousand dictionaries through Ansible costs seconds; the path of a file costs nothing.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..domain.phone import e164
from ..domain.problem import Problems
from .csv_rows import write_rows
from .listed import listed_entries
from .number_options import ENTRY_KEYS, ROUTING_SPEC
from .numbers_file import file_entries

#: More numbers than this are handed over as a file.
MOST_IN_A_TASK = 500
_COLUMNS = ("number", *ENTRY_KEYS)


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """``listed``: whether the list goes to did_purchase as it stands; the files are None where there is nothing."""

    listed: bool = False
    numbers_file: str | None = None
    ported_file: str | None = None


def hand_over(
    listed: Sequence[Any], path: str | None, ported: Mapping[str, str], *, nanp: bool, folder: str
) -> HandedOver:
    """Numbers that a port-in brings here go apart: they must never be bought. ``folder`` takes temporary files.

    ``ported``: the trunk group of each number's port-in, empty where none is named; a number's own entry goes before.
    """
    few = HandedOver(listed=bool(listed), numbers_file=path)
    if len(listed) <= MOST_IN_A_TASK and not ported:
        return few
    bought: list[Mapping[str, Any]] = []
    brought: dict[str, Mapping[str, Any]] = {}
    for entry in _entries(listed, path):
        number = e164(entry["number"], nanp=nanp)
        if number in ported:
            brought[number] = {**entry, "trunk_group": entry.get("trunk_group") or ported[number]}
        else:
            bought.append(entry)
    alone = [
        {"number": number, "trunk_group": target}
        for number, target in ported.items()
        if target and number not in brought
    ]
    ported_file = _written([*brought.values(), *alone], ("number", *ROUTING_SPEC), folder)
    if not brought and len(listed) <= MOST_IN_A_TASK:
        return replace(few, ported_file=ported_file)
    return HandedOver(numbers_file=_written(bought, _COLUMNS, folder), ported_file=ported_file)


def _entries(listed: Sequence[Any], path: str | None) -> Iterator[Mapping[str, Any]]:
    """All declared numbers, already checked."""
    problems = Problems()
    yield from (entry for _position, entry in listed_entries("numbers", listed, "number", _COLUMNS, problems))
    if path is not None:
        yield from (entry for _position, entry in file_entries(path, "number", _COLUMNS, problems))


def _written(entries: Iterable[Mapping[str, Any]], keys: Sequence[str], folder: str) -> str | None:
    """A file that only this user can read, for contacts hold passwords."""
    rows = list(entries)
    if not rows:
        return None
    descriptor, path = tempfile.mkstemp(prefix="dialtone-numbers-", suffix=".csv", dir=folder)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        write_rows(file, [keys, *([row.get(key, "") for key in keys] for row in rows)])
    return path
