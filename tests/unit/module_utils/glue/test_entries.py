# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One thing or a list of them, with the position of each for messages."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.places import written
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import THE_TASK, Problems
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.entries import Range, entries, in_range, ipv4
from tests.support.problems import texts

SPEC: dict[str, Any] = {"ip": {"type": "str"}, "state": {"type": "str", "default": "present"}}
NONE = {"ip": None, "state": "present", "trunks": None}


def test_the_options_at_the_top_are_one_entry() -> None:
    params = NONE | {"ip": "192.0.2.1"}
    assert list(entries(params, "trunks", SPEC, Problems())) == [(THE_TASK, params)]


def test_a_list_has_a_position_for_each_entry() -> None:
    found = entries(NONE | {"trunks": [{"ip": "192.0.2.1"}, {"ip": "192.0.2.2"}]}, "trunks", SPEC, Problems())
    assert [written(position) for position, _entry in found] == ["trunks[0]", "trunks[1]"]


def test_an_empty_list_wants_nothing() -> None:
    assert list(entries(NONE | {"trunks": []}, "trunks", SPEC, Problems())) == []


def test_both_forms_at_once_are_refused_and_not_mixed() -> None:
    problems = Problems()
    list(entries(NONE | {"ip": "192.0.2.1", "state": "disabled", "trunks": []}, "trunks", SPEC, problems))
    assert texts(problems) == ["ip and state cannot be given beside trunks: put it into the entries of trunks"]


@pytest.mark.parametrize("value", ["192.0.2.1", " 192.0.2.1 "])
def test_an_ipv4_address_has_one_spelling(value: str) -> None:
    assert ipv4(value, (), ("ip",), Problems()) == "192.0.2.1"


@pytest.mark.parametrize("value", ["", "192.0.2", "192.0.2.256", "192.0.2.01", "2001:db8::1", "pbx.example.com"])
def test_what_is_no_ipv4_address_is_named(value: str) -> None:
    problems = Problems()
    assert ipv4(value, ("trunks", 0), ("ip",), problems) is None
    assert texts(problems) == [f"trunks[0]: ip {value!r} is not an IPv4 address such as 203.0.113.10"]


@pytest.mark.parametrize(("value", "fits"), [(None, True), (0, False), (1, True), (1000, True), (1001, False)])
def test_a_range_includes_its_ends(value: int | None, fits: bool) -> None:
    problems = Problems()
    assert in_range(value, Range(1, 1000), (), ("ports",), problems) == value
    assert bool(problems) is not fits


def test_a_range_may_be_open() -> None:
    problems = Problems()
    in_range(0, Range(1), (), ("cps",), problems)
    in_range(10**6, Range(1), (), ("cps",), problems)
    assert texts(problems) == ["cps must be at least 1, not 0"]
