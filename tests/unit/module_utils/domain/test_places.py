# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Complaints with their places: as they are printed, and as they stand elsewhere."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.places import Line, moved, written
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import THE_TASK, Path, Problem


def test_a_path_is_written_as_people_write_it() -> None:
    assert written(("estate_pools", 2, "select", "prefix")) == "estate_pools[2].select.prefix"
    assert written(("n.csv", Line(7))) == "n.csv line 7"


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem((), (), "nothing is named"), "nothing is named"),
        (Problem((), ("count",), "is -1, below 0"), "count is -1, below 0"),
        (Problem(("pools", 2), ("select", "state"), "is 'XX'"), "pools[2]: select.state is 'XX'"),
        (Problem(THE_TASK, (), "contact is odd"), "the task: contact is odd"),
        (
            Problem((), (), "+1 is listed twice:", places=(("number",), ("numbers", 1))),
            "+1 is listed twice: number and",
        ),
    ],
)
def test_a_complaint_begins_with_its_place_and_its_key(problem: Problem, text: str) -> None:
    assert str(problem).startswith(text)


def test_each_place_of_a_complaint_is_moved_and_what_stands_in_it_is_not() -> None:
    def renamed(path: Path) -> Path:
        return (f"estate_{path[0]}", *path[1:])

    assert str(moved(Problem(("pools", 2), ("count",), "is 0"), renamed)) == "estate_pools[2]: count is 0"
    assert str(moved(Problem((), ("budget", "setup"), "is empty"), renamed)) == "estate_budget.setup is empty"
    twice = Problem((), (), "x is listed twice:", places=(("numbers", 0), ("numbers", 1)))
    assert str(moved(twice, renamed)) == "x is listed twice: estate_numbers[0] and estate_numbers[1]"
