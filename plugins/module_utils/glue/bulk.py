# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Many items in one task: lists of strings or dicts, and CSV files; each entry with its position for messages."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

#: A position for messages, and the entry's options.
Entry = tuple[str, Mapping[str, Any]]


def listed_entries(
    option: str, values: Iterable[Any], key: str, allowed: Sequence[str], problems: list[str]
) -> Iterator[Entry]:
    """Entries of a list option: a plain value stands for ``{key: value}``; what cannot be read goes to problems."""
    known = frozenset(allowed)
    for at, value in enumerate(values):
        position = f"{option}[{at}]"
        if not isinstance(value, Mapping):
            yield position, {key: value}
            continue
        strange = [str(name) for name in value if name not in known]
        problems += [f"{position}: {unknown_key(name, allowed)}" for name in strange]
        if value.get(key) in (None, ""):
            problems.append(f"{position}: {key} is missing")
        else:
            yield position, {name: inner for name, inner in value.items() if inner is not None}


def unknown_key(name: str, allowed: Sequence[str]) -> str:
    """A misspelt key and the nearest right one."""
    near = difflib.get_close_matches(name, allowed, n=1)
    guess = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(allowed)}"
    return f"unknown key {name!r}{guess}"


def file_entries(path: str, key: str, allowed: Sequence[str], problems: list[str]) -> Iterator[Entry]:
    """Entries of a CSV file: UTF-8 (BOM allowed), a header of option names, an empty cell is left out.

    A file that cannot be read is a problem among the others.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from _rows(path, csv.reader(file, strict=True), key, allowed, problems)
    except OSError as error:
        problems.append(f"{path} cannot be read: {error.strerror}")
    except (UnicodeDecodeError, csv.Error) as error:
        problems.append(f"{path} is no UTF-8 CSV file: {error}")


def _rows(path: str, reader: Any, key: str, allowed: Sequence[str], problems: list[str]) -> Iterator[Entry]:
    header = [name.strip() for name in next(reader, [])]
    wrong = [f"{path}: {unknown_key(name, allowed)}" for name in header if name not in allowed]
    wrong += [f"{path}: column {name} stands twice" for name in sorted(set(header)) if header.count(name) > 1]
    if key not in header:
        wrong.append(f"{path}: the header has no column {key}")
    if wrong:
        problems += wrong
        return
    for cells in reader:
        position = f"{path} line {reader.line_num}"
        if not any(cells):
            continue
        if len(cells) > len(header):
            problems.append(f"{position}: {len(cells)} cells under a header of {len(header)}")
            continue
        entry = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        if key in entry:
            yield position, entry
        else:
            problems.append(f"{position}: {key} is missing")


class Positions:
    """Finds what is listed twice."""

    def __init__(self, problems: list[str]) -> None:
        self._problems = problems
        self._seen: dict[str, str] = {}

    def add(self, name: str, position: str) -> None:
        """Note a name; a second time is a problem that names both positions."""
        first = self._seen.setdefault(name, position)
        if first != position:
            self._problems.append(f"{name} is listed twice: {first} and {position}")
