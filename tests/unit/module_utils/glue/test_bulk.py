# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Many items in one task: every complaint names its place."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.places import Line, written
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Path, Problems
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.bulk import Positions
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.listed import listed_entries
from tests.support.problems import texts

KEYS = ("number", "contact", "state")


def listed(*values: Any) -> tuple[list[Any], list[str]]:
    problems = Problems()
    entries = list(listed_entries("numbers", values, "number", KEYS, problems))
    return [(written(place), entry) for place, entry in entries], texts(problems)


def test_a_plain_value_stands_for_its_key() -> None:
    assert listed("+1", 12) == ([("numbers[0]", {"number": "+1"}), ("numbers[1]", {"number": 12})], [])


def test_options_that_are_null_are_left_out() -> None:
    assert listed({"number": "1", "contact": None}) == ([("numbers[0]", {"number": "1"})], [])


def test_a_misspelt_key_names_its_place_and_the_nearest_right_one() -> None:
    assert listed("1", {"number": "2", "contct": "x"})[1] == ["numbers[1]: unknown key 'contct'; did you mean contact?"]


@pytest.mark.parametrize("entry", [{"contact": "x"}, {"number": ""}, {"number": None}, {}])
def test_an_entry_without_its_key_is_told(entry: dict[str, Any]) -> None:
    assert listed(entry) == ([], ["numbers[0]: number is missing"])


def test_a_name_given_twice_names_both_places() -> None:
    problems = Problems()
    positions = Positions(problems)
    places: list[Path] = [("number",), ("numbers", 0), ("n.csv", Line(7)), ("n.csv", Line(9))]
    for name, place in zip(("+1", "+2", "+1", "+1"), places, strict=True):
        positions.add(name, place)
    assert texts(problems) == [
        "+1 is listed twice: number and n.csv line 7",
        "+1 is listed twice: number and n.csv line 9",
    ]
