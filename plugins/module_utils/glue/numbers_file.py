# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Many numbers in a CSV file, each entry with its position for messages."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..domain.places import Line
from ..domain.problem import Problem, Problems
from .bulk import Entry
from .complaints import unknown_key
from .csv_rows import meant

#: What some spreadsheets separate cells with instead.
_OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}
#: A line for each of a million numbers needs no more, in bytes.
LARGEST = 256 * 1024 * 1024


def file_entries(path: str, key: str, allowed: Sequence[str], problems: Problems) -> Iterator[Entry]:
    """Entries of a CSV file: UTF-8 (BOM allowed), a header of option names, an empty cell is left out.

    A quote before what a spreadsheet would take for a formula is no part of the cell: exports write one. A file that
    cannot be read is a problem among the others.
    """
    if not path:
        problems.add((), ("numbers_file",), "is empty")
        return
    try:
        if Path(path).exists() and not Path(path).is_file():
            problems.add((), (path,), "is not a file")
            return
        if Path(path).exists() and Path(path).stat().st_size > LARGEST:
            problems.add((), (path,), f"is larger than {LARGEST // 1024**2} MiB, and no list of numbers")
            return
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from _rows(path, csv.reader(file, strict=True), key, allowed, problems)
    except OSError as error:
        problems.add((), (path,), f"cannot be read: {error.strerror}")
    except (UnicodeDecodeError, csv.Error) as error:
        problems.add((), (path,), f"is no UTF-8 CSV file: {error}")


def _rows(path: str, reader: Any, key: str, allowed: Sequence[str], problems: Problems) -> Iterator[Entry]:
    header = [name.strip() for name in next(reader, [])]
    if not _is_header(path, header, key, allowed, problems):
        return
    for cells in reader:
        position = (path, Line(reader.line_num))
        if not any(cells):
            continue
        if len(cells) > len(header):
            problems.add(position, (), f"{len(cells)} cells under a header of {len(header)}")
            continue
        entry = {name: meant(told) for name, cell in zip(header, cells, strict=False) if (told := cell.strip())}
        if key in entry:
            yield position, entry
        else:
            problems.add(position, (key,), "is missing")


def _is_header(path: str, header: list[str], key: str, allowed: Sequence[str], problems: Problems) -> bool:
    """Whether rows can be read under it. Columns that are not known are told, and do not keep the others from it."""
    for mark, name in _OTHER_MARKS.items():
        if any(mark in cell for cell in header):
            words = f"its cells are separated by {name}; a comma is wanted: save it as CSV with commas"
            problems.add((path,), (), words)
            return False
    problems += [Problem((path,), (), unknown_key(name, allowed)) for name in header if name not in allowed]
    wrong = [f"column {name} stands twice" for name in sorted(set(header)) if header.count(name) > 1]
    if key not in header:
        wrong.append(f"the header has no column {key}")
    problems += [Problem((path,), (), words) for words in wrong]
    return not wrong
