# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Declared numbers as the tasks take them."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_numbers import (
    MOST_IN_A_TASK,
    HandedOver,
    hand_over,
)

NUMBERS = [f"+1206555{at:04}" for at in range(MOST_IN_A_TASK + 1)]
PORTED = {"+12065550001": ""}


def rows(path: str | None) -> list[dict[str, str]]:
    """The rows of a file, empty cells left out."""
    assert path is not None
    with open(path, encoding="utf-8", newline="") as file:
        return [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(file)]


def test_few_numbers_stay_as_they_are(tmp_path: Path) -> None:
    handed = hand_over(NUMBERS[:-1], "numbers.csv", {}, nanp=False, folder=str(tmp_path))
    assert handed == HandedOver(listed=True, numbers_file="numbers.csv")
    assert list(tmp_path.iterdir()) == []


def test_nothing_declared_is_nothing_handed_over(tmp_path: Path) -> None:
    assert hand_over([], None, PORTED, nanp=True, folder=str(tmp_path)) == HandedOver()


def test_many_numbers_go_by_a_file_that_only_this_user_reads(tmp_path: Path) -> None:
    entries = [*NUMBERS, {"number": "+12065559999", "contact": "sip:a,b@h", "state": "absent"}]
    handed = hand_over(entries, None, {}, nanp=False, folder=str(tmp_path))
    found = rows(handed.numbers_file)
    assert (len(found), found[-1]) == (len(entries), entries[-1])
    assert stat.S_IMODE(Path(str(handed.numbers_file)).stat().st_mode) == 0o600
    assert (handed.listed, handed.ported_file) == (False, None)


def test_many_numbers_and_a_file_become_one_file(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_text("number,contact\n+12065559999,sip:x@h\n")
    handed = hand_over(NUMBERS, str(path), {}, nanp=False, folder=str(tmp_path))
    assert rows(handed.numbers_file)[-1] == {"number": "+12065559999", "contact": "sip:x@h"}


def test_numbers_that_a_port_in_brings_go_apart(tmp_path: Path) -> None:
    entries = [{"number": "2065550001", "trunk_group": "hq"}, "2065550002"]
    handed = hand_over(entries, None, PORTED, nanp=True, folder=str(tmp_path))
    assert rows(handed.numbers_file) == [{"number": "2065550002"}]
    assert rows(handed.ported_file) == [{"number": "2065550001", "trunk_group": "hq"}]


def test_a_file_of_nothing_but_ported_numbers_leaves_nothing_to_buy(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_text("number\n2065550001\n")
    handed = hand_over([], str(path), PORTED, nanp=True, folder=str(tmp_path))
    assert (handed.listed, handed.numbers_file, rows(handed.ported_file)) == (False, None, [{"number": "2065550001"}])


def test_ported_numbers_that_are_not_listed_change_nothing(tmp_path: Path) -> None:
    handed = hand_over(["2065550002"], "given.csv", {}, nanp=True, folder=str(tmp_path))
    assert handed == HandedOver(listed=True, numbers_file="given.csv")


def test_a_number_that_stands_with_its_port_in_alone_goes_where_that_says(tmp_path: Path) -> None:
    ported = {"+12065550001": "hq", "+12065550003": "branch", "+12065550004": ""}
    listed = [{"number": "2065550001", "trunk_group": "its own"}, "2065550002", "2065550003"]
    handed = hand_over(listed, None, ported, nanp=True, folder=str(tmp_path))
    assert rows(handed.ported_file) == [
        {"number": "2065550001", "trunk_group": "its own"},
        {"number": "2065550003", "trunk_group": "branch"},
    ]
    handed = hand_over(["2065550002"], "given.csv", {"+12065550003": "hq"}, nanp=True, folder=str(tmp_path))
    assert (handed.listed, handed.numbers_file) == (True, "given.csv")
    assert rows(handed.ported_file) == [{"number": "+12065550003", "trunk_group": "hq"}]
