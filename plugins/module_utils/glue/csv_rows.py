# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Rows of CSV as every reader parts them, whatever might end a row in quotes; and no cell is a formula to one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

#: csv quotes a cell that holds a character of its line terminator. Before Python 3.13 it quotes no other line break, so
#: that a carriage return would begin a new row; the other characters are those at which str.splitlines parts.
_PARTING = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
#: A spreadsheet takes a cell that begins so for a formula; the last four are the signs' full-width forms.
_SIGNS = "[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]"
_FORMULA = re.compile(f"'*{_SIGNS}")
_QUOTED = re.compile(f"'+{_SIGNS}")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class _Lines:
    """Takes rows from csv, each at once, and ends them with a line feed."""

    file: TextIO

    def write(self, row: str) -> int:
        return self.file.write(f"{row.removesuffix(_PARTING)}\n")


def write_rows(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    """Write rows to a file that is open with newline=""."""
    csv.writer(_Lines(file), lineterminator=_PARTING).writerows([harmless(cell) for cell in row] for row in rows)


def harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: a quote before what looks like one.

    Plain numbers, a sign before them or not, are none: +12065550142 and -0.25 stay as they are.
    """
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def meant(cell: str) -> str:
    """A cell as it was before it was made ``harmless``."""
    return cell[1:] if _QUOTED.match(cell) else cell
