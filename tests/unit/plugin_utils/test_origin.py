# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""File and line of what a complaint names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader

from ansible_collections.dialtone.telecom.plugins.plugin_utils.origin import located

TEXT = """---
estate_numbers:
  - "+12062190001"
  - {number: "+12062190001", contact: pbx}
estate_pools:
  - name: p
    select:
      prefx: "1206"
estate_nubmers: []
"""


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "acme.yml").write_text(TEXT)
    return dict(DataLoader().load_from_file(str(tmp_path / "acme.yml")))


@pytest.mark.parametrize(
    ("problem", "lines"),
    [
        ("estate_pools[0].select: unknown key 'prefx'; did you mean prefix?", [8]),
        ("estate_pools[0]: count is missing", [6]),
        ("estate_pools[0].count: it is empty", [6]),
        ("+12062190001 is listed twice: estate_numbers[0] and estate_numbers[1]", [3, 4]),
        ("unknown variable 'estate_nubmers'; did you mean estate_numbers?", [9]),
    ],
)
def test_a_complaint_tells_where_it_was_written(
    variables: dict[str, Any], tmp_path: Path, problem: str, lines: list[int]
) -> None:
    places = " and ".join(f"{tmp_path / 'acme.yml'}:{line}" for line in lines)
    assert located(problem, variables) == f"{problem} ({places})"


def test_a_path_is_told_from_where_the_run_was_started(
    variables: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert located("estate_numbers: it is empty", variables) == "estate_numbers: it is empty (acme.yml:3)"


@pytest.mark.parametrize("problem", ["telecom_carrier is not set", "numbers.csv line 3: number is missing"])
def test_what_stands_in_no_file_has_no_place(problem: str) -> None:
    assert located(problem, {"telecom_carrier": None, "estate_numbers_file": "numbers.csv"}) == problem
