# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What vitcom has for sale."""

from __future__ import annotations

from random import Random

import pytest

from dialtone_sandbox.vitcom.stock import generate
from tests.unit.sandbox.vitcom_client import Vitcom


def test_the_same_seed_makes_the_same_numbers() -> None:
    assert generate(Random("a"), 500) == generate(Random("a"), 500)
    assert generate(Random("a"), 500) != generate(Random("b"), 500)


@pytest.mark.parametrize("count", [100, 2000, 60_000])
def test_there_are_as_many_numbers_as_asked_for(count: int) -> None:
    numbers = [row[0] for row in generate(Random("a"), count)]
    assert len(set(numbers)) == len(numbers) == count
    assert {len(number) for number in numbers} == {10}


def test_states_are_those_with_numbers(vitcom: Vitcom) -> None:
    states = vitcom.call("availabilitystate")["data"]
    assert {"WA", "OR", "CA", "NY"} < set(states)
    assert states == sorted(states)


def test_npanxx_rows_are_as_the_sample(vitcom: Vitcom) -> None:
    rows = vitcom.call("availabilitynpanxx", state="WA")["data"]
    assert rows[0] == {"NPANXX": "206219", "NPA": "206", "RateCenter": "SEATTLE"}
    assert len(rows) > 4


@pytest.mark.parametrize("state", ["", "wa", "XX"])
def test_an_unknown_state_is_refused(vitcom: Vitcom, state: str) -> None:
    assert vitcom.refused("availabilitynpanxx", state=state) == "Invalid state"
    assert vitcom.refused("searchdid", state=state) == "Invalid state"


def test_a_state_without_numbers_has_none(vitcom: Vitcom) -> None:
    assert vitcom.call("searchdid", state="AK")["DIDs"] == []


def test_one_state_is_large_enough_for_a_thousand_and_one_exchange_for_a_hundred(vitcom: Vitcom) -> None:
    found = [row["TN"] for row in vitcom.call("searchdid", state="WA")["DIDs"]]
    assert len(found) >= 1000
    exchange = [row["TN"] for row in vitcom.call("searchdid", state="WA", NPANXX="206219")["DIDs"]]
    assert exchange[:100] == [f"206219{line:04d}" for line in range(100)]


def test_a_search_combines_its_conditions(vitcom: Vitcom) -> None:
    assert vitcom.call("searchdid", state="OR", NPANXX="206219")["DIDs"] == []
    found = vitcom.call("searchdid", state="WA", NPANXX="206219", NPANXXYYYY="2062190007")["DIDs"]
    assert found == [{"TN": "2062190007", "statusid": "0"}]


@pytest.mark.parametrize(("name", "value"), [("NPANXX", "20621"), ("NPANXXYYYY", "12062190001")])
def test_malformed_digits_are_refused(vitcom: Vitcom, name: str, value: str) -> None:
    assert vitcom.refused("searchdid", state="WA", **{name: value}) == f"Invalid {name}"


def test_reserved_and_sold_numbers_are_not_found(vitcom: Vitcom) -> None:
    vitcom.reserve("2062190001")
    vitcom.buy("2062190002")
    found = [row["TN"] for row in vitcom.call("searchdid", state="WA", NPANXX="206219")["DIDs"]]
    assert found[:2] == ["2062190000", "2062190003"]


def test_reading_search_shape_numbers(vitcom: Vitcom) -> None:
    vitcom.read(search_shape="numbers")
    answer = vitcom.call("searchdid", state="WA", NPANXXYYYY="2062190001")
    row = {"TN": "2062190001", "RateCenter": "SEATTLE", "state": "WA", "LATA": "674"}
    assert answer == {"status": "200", "data": {"Numbers": [row]}}


@pytest.mark.parametrize("prefix", ["800", "833", "844", "855", "866", "877", "888"])
def test_toll_free_numbers_are_found_by_prefix(vitcom: Vitcom, prefix: str) -> None:
    found = vitcom.call("searchtfn", tfn_prefix=prefix)["TFNs"]
    assert found[0]["statusid"] == "0"
    assert {row["TN"][:3] for row in found} == {prefix}


@pytest.mark.parametrize("prefix", ["", "206", "8"])
def test_other_prefixes_are_not_toll_free(vitcom: Vitcom, prefix: str) -> None:
    assert vitcom.refused("searchtfn", tfn_prefix=prefix) == "Invalid tfn_prefix"
