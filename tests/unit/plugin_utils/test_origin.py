# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""File and line of what a complaint names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.places import Line
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem
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
        (Problem(("estate_pools", 0, "select"), (), "unknown key 'prefx'; did you mean prefix?", strange="prefx"), [8]),
        (Problem(("estate_pools", 0), ("count",), "is missing"), [6]),
        (Problem(("estate_pools", 0), ("select", "prefx"), "is '1206'"), [8]),
        (Problem(("estate_pools", 0, "count"), (), "it is empty"), [6]),
        (Problem((), (), "+1 is listed twice:", places=(("estate_numbers", 0), ("estate_numbers", 1))), [3, 4]),
        (Problem((), (), "unknown variable 'estate_nubmers'", strange="estate_nubmers"), [9]),
        (Problem(("n.csv",), ("estate_pools",), "has no password 'x'"), [6]),
    ],
)
def test_a_complaint_tells_where_it_was_written(
    variables: dict[str, Any], tmp_path: Path, problem: Problem, lines: list[int]
) -> None:
    places = " and ".join(f"{tmp_path / 'acme.yml'}:{line}" for line in lines)
    assert located(problem, variables) == f"{problem} ({places})"


def test_a_path_is_told_from_where_the_run_was_started(
    variables: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        located(Problem(("estate_numbers",), (), "it is empty"), variables)
        == "estate_numbers: it is empty (acme.yml:3)"
    )


@pytest.mark.parametrize(
    "problem",
    [Problem((), ("telecom_carrier",), "is not set"), Problem(("numbers.csv", Line(3)), ("number",), "is missing")],
)
def test_what_stands_in_no_file_has_no_place(problem: Problem) -> None:
    assert located(problem, {"telecom_carrier": None, "estate_numbers_file": "numbers.csv"}) == str(problem)
