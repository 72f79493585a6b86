# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Rows into a CSV, JSON Lines or Parquet file, page by page, in memory that does not grow with their number."""

from __future__ import annotations

import importlib
import io
import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from ..domain.call import Kind
from ..domain.errors import ContractError, TelecomError
from ..domain.problem import Problems
from .csv_rows import write_rows
from .newfile import place_problem, replacing

Row: TypeAlias = "Mapping[str, str | int | None]"
ROWS_A_GROUP = 10_000
#: Digits in all, and after the point, of an amount in a Parquet file.
PRECISION = (38, 20)


class Table(ABC):
    """Writes rows to an open file. ``columns`` are those that a row may have, in their order."""

    def __init__(self, file: BinaryIO, columns: Mapping[str, Kind]) -> None:
        self.file = file
        self.columns = columns

    @abstractmethod
    def write(self, rows: Sequence[Row]) -> None:
        """Add rows. Raises ContractError for one that does not fit."""

    @abstractmethod
    def close(self) -> None:
        """Write what is left; the file itself stays open."""

    def refuse_strange(self, rows: Sequence[Row]) -> None:
        """A column that comes up later has no place any more in a table with a fixed header."""
        strange = {key for row in rows for key in row} - self.columns.keys()
        if strange:
            raise ContractError(
                f"a later record has the column {', '.join(sorted(strange))}, which the first page did not have",
                hint="Write JSON Lines (.jsonl), which takes any column.",
            )


class CsvTable(Table):
    """UTF-8 with a header. An empty cell is null or empty text."""

    def __init__(self, file: BinaryIO, columns: Mapping[str, Kind]) -> None:
        super().__init__(file, columns)
        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        write_rows(self._text, [list(columns)])

    def write(self, rows: Sequence[Row]) -> None:
        self.refuse_strange(rows)
        write_rows(self._text, ([row.get(key) for key in self.columns] for row in rows))

    def close(self) -> None:
        self._text.detach()


class JsonLines(Table):
    """One JSON object a line."""

    def write(self, rows: Sequence[Row]) -> None:
        self.file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n".encode() for row in rows)

    def close(self) -> None:
        self.file.flush()


class ParquetTable(Table):
    """Counts as 64-bit integers, amounts as decimals, everything else as text."""

    def __init__(self, file: BinaryIO, columns: Mapping[str, Kind]) -> None:
        super().__init__(file, columns)
        self._arrow: Any = importlib.import_module("pyarrow")
        kinds = {"text": self._arrow.string(), "count": self._arrow.int64()}
        kinds["amount"] = self._arrow.decimal128(*PRECISION)
        self._schema = self._arrow.schema([(key, kinds[kind]) for key, kind in columns.items()])
        self._writer: Any = importlib.import_module("pyarrow.parquet").ParquetWriter(file, self._schema)
        self._waiting: list[Any] = []

    def write(self, rows: Sequence[Row]) -> None:
        self.refuse_strange(rows)
        try:
            self._waiting.append(self._arrow.table([self._column(rows, key) for key in self.columns], self._schema))
        except ValueError as error:
            raise ContractError(f"a record does not fit into a Parquet file: {error}") from error
        if sum(table.num_rows for table in self._waiting) >= ROWS_A_GROUP:
            self._flush()

    def _column(self, rows: Sequence[Row], key: str) -> Any:
        values: list[Any] = [row.get(key) for row in rows]
        if self.columns[key] == "amount":
            values = [None if value is None else Decimal(value) for value in values]
        return self._arrow.array(values, self._schema.field(key).type)

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(self._arrow.concat_tables(self._waiting))
            self._waiting = []

    def close(self) -> None:
        self._flush()
        self._writer.close()


TABLES: Mapping[str, type[Table]] = {".csv": CsvTable, ".jsonl": JsonLines, ".parquet": ParquetTable}


def table_problems(option: str, path: str) -> Problems:
    """Everything because of which no table can be written there."""
    ending = Path(path).suffix.lower()
    problems = Problems()
    if why := place_problem(option, path):
        problems.add((), (), why, (option,))
    if ending not in TABLES:
        words = f"{path!r} has to end in {' or '.join(TABLES)}, which says how it is written"
        problems.add((), (option,), words)
    if TABLES.get(ending) is ParquetTable and not _installed("pyarrow"):
        words = "a Parquet file needs the Python library pyarrow, which is missing. Install it for this interpreter"
        problems.add((), (option,), f"{path!r}: {words}: pip install pyarrow")
    return problems


def _installed(library: str) -> bool:
    try:
        importlib.import_module(library)
    except ImportError:
        return False
    return True


def write_table(path: str, pages: Iterator[Sequence[Row]], known: Mapping[str, Kind]) -> int:
    """Write all rows, and return how many they were. The file is there once it is whole; raises TelecomError.

    The columns are the ``known`` ones and those that rows of the first page have beside them.
    """
    first = next(pages, ())
    more: Mapping[str, Kind] = {key: "text" for row in first for key in row if key not in known}
    count = 0
    try:
        with replacing(path) as file, closing(TABLES[Path(path).suffix.lower()](file, {**known, **more})) as table:
            for rows in chain([first], pages):
                table.write(rows)
                count += len(rows)
    except OSError as error:
        raise TelecomError(f"{path} cannot be written: {error.strerror or error}") from error
    return count
