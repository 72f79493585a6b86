# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Rows of CSV as every reader parts them: whatever might end a row stands in quotes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

#: csv quotes a cell that holds a character of its line terminator. Before Python 3.13 it quotes no other line break, so
#: that a carriage return would begin a new row; the other characters are those at which str.splitlines parts.
_PARTING = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True)
class _Lines:
    """Takes rows from csv, each at once, and ends them with a line feed."""

    file: TextIO

    def write(self, row: str) -> int:
        return self.file.write(f"{row.removesuffix(_PARTING)}\n")


def write_rows(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    """Write rows to a file that is open with newline=""."""
    csv.writer(_Lines(file), lineterminator=_PARTING).writerows(rows)
