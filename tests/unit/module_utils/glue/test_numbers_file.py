# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers in a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.places import written
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem, Problems
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.numbers_file import file_entries
from tests.support.problems import texts

KEYS = ("number", "contact", "state")


@pytest.fixture
def csv(tmp_path: Path) -> Any:
    def read(content: bytes | str) -> tuple[list[Any], list[str]]:
        path, problems = tmp_path / "n.csv", Problems()
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        rows = list(file_entries(str(path), "number", KEYS, problems))
        told = [problem.replace(str(path), "n.csv") for problem in texts(problems)]
        return [(written(place).replace(str(path), "n.csv"), dict(entry)) for place, entry in rows], told

    return read


@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_a_file_is_read_with_or_without_bom(csv: Any, begin: str) -> None:
    rows, problems = csv(begin + "number,contact\r\n+1, sip:a \r\n2,\r\n")
    assert rows == [("n.csv line 2", {"number": "+1", "contact": "sip:a"}), ("n.csv line 3", {"number": "2"})]
    assert problems == []


def test_the_quote_that_keeps_a_cell_from_being_a_formula_is_none_of_it(csv: Any) -> None:
    rows, problems = csv("number,contact\n'+1206,'=HYPERLINK\n2,''@x\n3,'x\n")
    assert [entry["contact"] for _place, entry in rows] == ["=HYPERLINK", "'@x", "'x"]
    assert (rows[0][1]["number"], problems) == ("+1206", [])


def test_empty_lines_and_short_lines_are_fine(csv: Any) -> None:
    rows, problems = csv("number,contact\n\n,\n1\n")
    assert (rows, problems) == ([("n.csv line 4", {"number": "1"})], [])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("number,contct\n1,x\n", "n.csv: unknown key 'contct'; did you mean contact?"),
        ("number,number\n1,2\n", "n.csv: column number stands twice"),
        ("contact\nx\n", "n.csv: the header has no column number"),
        ("", "n.csv: the header has no column number"),
        ("number,contact\n,x\n", "n.csv line 2: number is missing"),
        ("number\n1,2\n", "n.csv line 2: 2 cells under a header of 1"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(csv: Any, content: str, problem: str) -> None:
    assert csv(content)[1] == [problem]


@pytest.mark.parametrize("content", [b"number\n\xff\xfe\n", b'number\n"1\n'])
def test_what_is_no_csv_file_is_told(csv: Any, content: bytes) -> None:
    assert csv(content)[1][0].startswith("n.csv is no UTF-8 CSV file: ")


def test_lines_after_a_bad_one_are_looked_at_too(csv: Any) -> None:
    rows, problems = csv("number,contact\n,x\n1,2,3\n4,\n")
    assert [where for where, _entry in rows] == ["n.csv line 4"]
    assert len(problems) == 2


def test_a_file_that_is_not_there_is_a_problem_among_others() -> None:
    problems = Problems([Problem((), (), "another")])
    assert list(file_entries("/no/such.csv", "number", KEYS, problems)) == []
    assert texts(problems) == ["another", "/no/such.csv cannot be read: No such file or directory"]
