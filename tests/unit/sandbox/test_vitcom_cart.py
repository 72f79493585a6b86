# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Reservations."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.vitcom_client import Vitcom


def carts(vitcom: Vitcom) -> list[list[str]]:
    """The numbers of each reservation."""
    return [entry["numbers"] for entry in vitcom.state["reservations"]]


def test_reserve_answers_as_the_sample(vitcom: Vitcom) -> None:
    answer = vitcom.call("reserve", category="landline", state="WA", number="2062190001")
    assert answer == {"status": "200", "reserveId": answer["reserveId"], "TNs": ["2062190001"]}
    assert carts(vitcom) == [["2062190001"]]


def test_reading_reserve_many_decides_how_many_are_taken(vitcom: Vitcom) -> None:
    assert vitcom.call("reserve", category="landline", state="WA", number="2062190001,2062190002")["TNs"] == [
        "2062190001"
    ]
    vitcom.read(reserve_many="all")
    answer = vitcom.call("reserve", category="landline", state="WA", number="2062190001,2062190003, 2062190002")
    assert answer["TNs"] == ["2062190003 , 2062190002"]


def test_reading_tns_shape_list(vitcom: Vitcom) -> None:
    vitcom.read(tns_shape="list")
    assert vitcom.bulk(2)["TNs"] == ["2062190000", "2062190001"]


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"category": ""}, "Invalid category"),
        ({"category": "mobile"}, "Invalid category"),
        ({"state": ""}, "Invalid state"),
        ({"state": "OR"}, "Invalid number"),
        ({"npanxx": "206220"}, "Invalid number"),
        ({"npanxx": "2062"}, "Invalid npanxx"),
        ({"city": "Tacoma"}, "Invalid number"),
        ({"number": ""}, "Invalid number"),
        ({"number": "12062190001"}, "Invalid number"),
        ({"number": "2065550001"}, "Invalid number"),
        ({"category": "tollfree"}, "Invalid tfn_prefix"),
    ],
)
def test_what_does_not_fit_is_refused(vitcom: Vitcom, params: dict[str, str], error: str) -> None:
    fitting = {"category": "landline", "state": "WA", "number": "2062190001"}
    assert vitcom.refused("reserve", **(fitting | params)) == error
    assert carts(vitcom) == []


def test_a_reserved_number_cannot_be_reserved_again(vitcom: Vitcom) -> None:
    Vitcom(vitcom.served, 1).reserve("2062190001")
    assert vitcom.refused("reserve", category="landline", state="WA", number="2062190001") == "Invalid number"


def test_toll_free_numbers_are_reserved_by_prefix(vitcom: Vitcom) -> None:
    number = vitcom.call("searchtfn", tfn_prefix="866")["TFNs"][0]["TN"]
    assert vitcom.call("reserve", category="tollfree", tfn_prefix="866", number=number)["TNs"] == [number]
    assert vitcom.refused("reserve", category="tollfree", tfn_prefix="877", number=number) == "Invalid number"


def test_bulk_reserve_takes_the_lowest(vitcom: Vitcom) -> None:
    vitcom.reserve("2062190001")
    assert vitcom.bulk(3)["TNs"] == ["2062190000 , 2062190002 , 2062190003"]


def test_bulk_reserve_takes_a_thousand_at_once(vitcom: Vitcom) -> None:
    [joined] = vitcom.bulk(1000)["TNs"]
    assert len(set(joined.split(" , "))) == 1000


@pytest.mark.parametrize("quantity", ["", "0", "1001", "-1", "two"])
def test_bulk_quantities_are_1_to_1000(vitcom: Vitcom, quantity: str) -> None:
    refusal = vitcom.refused("bulkreserve", category="landline", state="WA", quantity=quantity)
    assert refusal == "Invalid quantity"


def test_bulk_reserve_gives_fewer_when_fewer_exist_and_fails_on_none(vitcom: Vitcom) -> None:
    [joined] = vitcom.bulk(1000, state="NV")["TNs"]
    assert len(joined.split(" , ")) == 10
    assert vitcom.refused("bulkreserve", category="landline", state="NV", quantity="1") == "Invalid quantity"


@pytest.mark.parametrize("params", [{"npanxx": "253220"}, {"city": "tacoma"}, {"npanxx": "253220", "state": ""}])
def test_bulk_reserve_narrows_down(vitcom: Vitcom, params: dict[str, str]) -> None:
    assert vitcom.bulk(2, **params)["TNs"] == ["2532200000 , 2532200001"]


def test_reading_bulk_answer_fewer_and_others(vitcom: Vitcom) -> None:
    vitcom.read(bulk_answer="fewer")
    assert vitcom.bulk(2)["TNs"] == ["2062190000"]
    vitcom.read(bulk_answer="others")
    assert vitcom.bulk(2, npanxx="206219")["TNs"] == ["2062190298 , 2062190299"]


def test_removing_names_what_went_and_what_was_not_there(vitcom: Vitcom) -> None:
    reserve_id = vitcom.bulk(3)["reserveId"]
    answer = vitcom.call("remove_reserved", reserveId=reserve_id, number="2062190001,2065550001")
    assert answer == {"status": "200", "Removed TNs": ["2062190001"], "TNs not available": ["2065550001"]}
    assert carts(vitcom) == [["2062190000", "2062190002"]]


def test_removing_twice_removes_nothing(vitcom: Vitcom) -> None:
    reserve_id = vitcom.reserve("2062190001")
    vitcom.call("remove_reserved", reserveId=reserve_id, number="2062190001")
    answer = vitcom.call("remove_reserved", reserveId=reserve_id, number="2062190001")
    assert answer == {"status": "200", "Removed TNs": [""], "TNs not available": ["2062190001"]}


def test_removing_without_a_number_removes_the_reservation(vitcom: Vitcom) -> None:
    reserve_id = vitcom.reserve("2062190001")
    vitcom.reserve("2062190002")
    assert vitcom.call("remove_reserved", reserveId=reserve_id)["Removed TNs"] == ["2062190001"]
    assert carts(vitcom) == [["2062190002"]]


def test_reading_cart_account_makes_one_cart_of_all_reservations(vitcom: Vitcom) -> None:
    vitcom.read(cart="account")
    vitcom.reserve("2062190001")
    reserve_id = vitcom.reserve("2062190002")
    Vitcom(vitcom.served, 1).reserve("2062190003")
    removed = vitcom.call("remove_reserved", reserveId=reserve_id)["Removed TNs"]
    assert removed == ["2062190001 , 2062190002"]


def test_an_unknown_reserve_id_is_refused(vitcom: Vitcom) -> None:
    strangers = Vitcom(vitcom.served, 1).reserve("2062190001")
    for reserve_id in ("", "1", "x", strangers):
        assert vitcom.refused("remove_reserved", reserveId=reserve_id) == "Invalid reserveId"


def test_reservations_end_after_a_day(vitcom: Vitcom) -> None:
    reserve_id = vitcom.reserve("2062190001")
    vitcom.advance(days=0.9)
    assert carts(vitcom) == [["2062190001"]]
    vitcom.advance(days=0.2)
    assert vitcom.refused("gen_order", reserveId=reserve_id, trunk_id=vitcom.trunk()) == "Invalid reserveId"
    assert vitcom.bulk(2)["TNs"] == ["2062190000 , 2062190001"]
