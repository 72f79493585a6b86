# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Reports of traffic on vitcom: did_stats, tg_stats, monthly_summary and their termination twins."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.unit.sandbox.vitcom_client import Vitcom

OVERALL = "accountno number processed completed acd asr mou peak".split()
MONTHLY = "accountno number month processed completed acd asr mou peak".split()
MINE = ("2062190001", "2062190002")


@pytest.fixture
def owner(vitcom: Vitcom) -> Vitcom:
    """The customer, who owns two numbers on a trunk group and one on none, on a day of 2026."""
    trunk = vitcom.trunk()
    vitcom.served.control("grant", {"api": "vitcom", "numbers": list(MINE), "fields": {"trunk": int(trunk)}})
    vitcom.served.control("grant", {"api": "vitcom", "numbers": ["2062190003"]})
    return vitcom


def rows(vitcom: Vitcom, verb: str, **params: str) -> list[dict[str, str]]:
    return list(vitcom.call(verb, **params)["data"])


def trunk_of(vitcom: Vitcom) -> str:
    return str(vitcom.call("get_trunk")["data"][0]["id"])


def test_rows_of_numbers_are_text_with_units(owner: Vitcom) -> None:
    [row] = rows(owner, "did_stats", number=MINE[0])
    assert list(row) == OVERALL
    assert {type(value) for value in row.values()} == {str}
    assert re.fullmatch(r"\d{1,2}%", row["asr"])
    assert int(row["completed"]) <= int(row["processed"])


def test_several_numbers_come_in_the_order_asked_for(owner: Vitcom) -> None:
    found = rows(owner, "did_stats", number=f"{MINE[1]},{MINE[0]}")
    assert [row["number"] for row in found] == [MINE[1], MINE[0]]


@pytest.mark.parametrize("number", ["", "2062190009", f"{MINE[0]},2062190009", "12345"])
def test_other_numbers_have_no_statistics(owner: Vitcom, number: str) -> None:
    assert owner.refused("did_stats", number=number) == "Invalid number"


def test_a_trunk_group_reports_its_numbers(owner: Vitcom) -> None:
    found = rows(owner, "tg_stats", tg_id=trunk_of(owner))
    assert [row["number"] for row in found] == list(MINE)
    assert found == rows(owner, "did_stats", number=",".join(MINE))


def test_several_trunk_groups_in_one_call(owner: Vitcom) -> None:
    empty = owner.trunk(title="empty")
    assert len(rows(owner, "tg_stats", tg_id=f"{trunk_of(owner)},{empty}")) == 2
    assert rows(owner, "tg_stats", tg_id=empty) == []


@pytest.mark.parametrize("verb", ["tg_stats", "tg_stats_termination"])
@pytest.mark.parametrize("tg_id", ["", "999999", "x", "1,,2"])
def test_unknown_trunk_groups_are_refused(owner: Vitcom, verb: str, tg_id: str) -> None:
    assert owner.refused(verb, tg_id=tg_id) == "Invalid tg_id"


def test_a_termination_trunk_reports_its_callers(owner: Vitcom) -> None:
    owner.call("defineTrunk_termination", title="out", ipaddress="203.0.113.9", ports="10")
    identifier = str(owner.call("get_trunk_termination")["data"][0]["id"])
    found = rows(owner, "tg_stats_termination", tg_id=identifier)
    assert [list(row) for row in found] == [OVERALL] * 2
    monthly = rows(owner, "monthly_summary_termination", year="2025", month="7")
    assert [row["number"] for row in monthly] == [row["number"] for row in found]


def year(vitcom: Vitcom) -> int:
    return int(vitcom.served.get("clock")["now"][:4])


def test_a_year_has_a_row_for_each_number_and_month(owner: Vitcom) -> None:
    found = rows(owner, "monthly_summary", year=str(year(owner) - 1))
    assert [list(row) for row in found] == [MONTHLY] * 36
    assert {row["month"] for row in found} == {f"{year(owner) - 1}-{month:02d}-1" for month in range(1, 13)}


def test_a_month_is_part_of_its_year(owner: Vitcom) -> None:
    last = str(year(owner) - 1)
    whole: list[dict[str, Any]] = rows(owner, "monthly_summary", year=last)
    assert rows(owner, "monthly_summary", year=last, month="2") == [row for row in whole if row["month"][5:7] == "02"]


def test_months_to_come_have_no_rows(owner: Vitcom) -> None:
    assert rows(owner, "monthly_summary", year=str(year(owner) + 1)) == []
    assert rows(owner, "monthly_summary", year="2014") == []


@pytest.mark.parametrize(
    ("params", "parameter"), [({}, "year"), ({"year": "15"}, "year"), ({"year": "2025", "month": "13"}, "month")]
)
def test_nonsense_dates_are_refused(owner: Vitcom, params: dict[str, str], parameter: str) -> None:
    assert owner.refused("monthly_summary", **params) == f"Invalid {parameter}"


def test_numbers_are_written_as_elsewhere(owner: Vitcom) -> None:
    owner.read(number_digits="11")
    assert rows(owner, "did_stats", number=MINE[0])[0]["number"] == "1" + MINE[0]


def test_samples_may_end_in_commas(owner: Vitcom) -> None:
    owner.read(trailing_commas=True)
    assert ",}" in owner.post("did_stats", number=MINE[0]).text
