# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Rows in a file: the three formats, and cells that a spreadsheet cannot misunderstand."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.call import Kind
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import ContractError, TelecomError
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.tables import (
    ROWS_A_GROUP,
    table_problems,
    write_table,
)

COLUMNS: Mapping[str, Kind] = {"name": "text", "seconds": "count", "amount": "amount"}
ROWS: list[dict[str, Any]] = [
    {"name": 'Zoë, "Z"\nLondon', "seconds": 12, "amount": "-0.250000"},
    {"name": None, "seconds": None, "amount": None},
    {"name": "=1+1", "seconds": 0, "amount": "0.0049870000000000001"},
]


def write(path: Path, *pages: Sequence[Mapping[str, Any]]) -> int:
    return write_table(str(path), iter(pages), COLUMNS)


def parquet(path: Path) -> Any:
    return pytest.importorskip("pyarrow.parquet").ParquetFile(path)


def test_csv(tmp_path: Path) -> None:
    assert write(tmp_path / "a.csv", ROWS[:1], ROWS[1:]) == 3
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file)) == [
            ["name", "seconds", "amount"],
            ['Zoë, "Z"\nLondon', "12", "-0.250000"],
            ["", "", ""],
            ["'=1+1", "0", "0.0049870000000000001"],
        ]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\x85", "\u2028"])
def test_a_line_break_in_a_cell_begins_no_row(tmp_path: Path, end: str) -> None:
    write(tmp_path / "a.csv", [{"name": f"a{end}=1"}])
    assert (tmp_path / "a.csv").read_bytes() == f'name,seconds,amount\n"a{end}=1",,\n'.encode()


def test_json_lines(tmp_path: Path) -> None:
    assert write(tmp_path / "a.JSONL", ROWS[:1], ROWS[1:]) == 3
    assert [json.loads(line) for line in (tmp_path / "a.JSONL").read_text().splitlines()] == ROWS


def test_parquet(tmp_path: Path) -> None:
    assert write(tmp_path / "a.parquet", ROWS[:1], ROWS[1:]) == 3
    table = parquet(tmp_path / "a.parquet").read()
    assert [str(kind) for kind in table.schema.types] == ["string", "int64", "decimal128(38, 20)"]
    amounts = [None if row["amount"] is None else Decimal(row["amount"]) for row in ROWS]
    assert table.to_pylist() == [row | {"amount": amount} for row, amount in zip(ROWS, amounts, strict=True)]


def test_parquet_is_written_in_groups(tmp_path: Path) -> None:
    pages = [[{"name": str(page)}] * (ROWS_A_GROUP // 4) for page in range(9)]
    write(tmp_path / "a.parquet", *pages)
    metadata = parquet(tmp_path / "a.parquet").metadata
    assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [10_000, 10_000, 2_500]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_no_rows_make_a_file_without_rows(tmp_path: Path, name: str) -> None:
    assert write(tmp_path / name) == 0
    assert (tmp_path / name).exists()


def test_columns_of_the_first_page_are_taken_too(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [{"name": "a", "more": "b"}], [{"name": "c"}])
    assert (tmp_path / "a.csv").read_text() == "name,seconds,amount,more\na,,,b\nc,,,\n"


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_column_that_comes_up_later_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContractError, match="column more, which the first page did not have"):
        write(tmp_path / name, ROWS, [{"more": "b"}])
    assert list(tmp_path.iterdir()) == []


def test_an_amount_that_does_not_fit_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="does not fit into a Parquet file"):
        write(tmp_path / "a.parquet", [{"amount": "1" * 30}])
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(TelecomError, match=r"absent/a\.csv cannot be written: No such file or directory"):
        write(tmp_path / "absent" / "a.csv", ROWS)


def test_everything_wrong_with_a_place_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(table_problems("dest", str(tmp_path / "absent" / "a.xlsx"))) == 2
    assert table_problems("dest", str(tmp_path / "a.parquet")) == []
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (problem,) = table_problems("dest", str(tmp_path / "a.parquet"))
    assert "pip install pyarrow" in str(problem)
