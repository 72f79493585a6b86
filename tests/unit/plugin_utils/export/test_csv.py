# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""CSV files of an export: what carriers write into a routing begins no row of its own."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problems
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.numbers_file import file_entries
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.groups import Group
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.numbers import numbers_csv
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.passwords import filled
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.scalars import PASSWORDS, Value

TITLE = "abc\r=cmd|'/c calc'!A1"


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_routing_with_a_carriage_return_stays_a_cell() -> None:
    routing = {"trunk_group": Value(TITLE)}
    groups = [Group(routing=routing, own=routing, rows=[{"number": "+12062190001"}])]
    assert rows(numbers_csv(groups)) == [["number", "trunk_group"], ["+12062190001", TITLE]]


def test_a_title_that_looks_like_a_formula_is_none_and_is_read_as_it_was(tmp_path: Path) -> None:
    routing = {"trunk_group": Value("=cmd|'/c calc'!A1")}
    text = numbers_csv([Group(routing=routing, own=routing, rows=[{"number": "+12062190001"}])])
    assert rows(text)[1] == ["+12062190001", "'=cmd|'/c calc'!A1"]
    (tmp_path / "numbers.csv").write_text(f"{text}+12062190002,{{{{ {PASSWORDS}['a@b'] }}}}\n", encoding="utf-8")
    for path in (str(tmp_path / "numbers.csv"), filled(str(tmp_path / "numbers.csv"), {}, str(tmp_path))[0]):
        [_place, entry], _other = file_entries(path, "number", ("number", "trunk_group"), Problems())
        assert entry == {"number": "+12062190001", "trunk_group": "=cmd|'/c calc'!A1"}


def test_a_carriage_return_outlives_the_passwords_that_are_filled_in(tmp_path: Path) -> None:
    given = tmp_path / "numbers.csv"
    given.write_text(
        f"number,trunk_group,smpp_contact\n1,\"{TITLE}\",{{{{ {PASSWORDS}['a@b'] }}}}\n", encoding="utf-8", newline=""
    )
    path, unknown = filled(str(given), {"a@b": "secret\r\nword"}, str(tmp_path))
    assert unknown == []
    assert rows(Path(path).read_bytes().decode()) == [
        ["number", "trunk_group", "smpp_contact"],
        ["1", TITLE, "secret\r\nword"],
    ]
