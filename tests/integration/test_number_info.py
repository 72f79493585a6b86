# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""number_info: what the account owns, by the names of the options, passwords masked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.customer import BLOCK, Customer
from tests.support.sandbox import WRITES

ONE, TWO, THREE = BLOCK[:3]


def info(customer: Customer, *, check: bool = False, **select: Any) -> dict[str, Any]:
    params: dict[str, Any] = {"select": select} if select else {}
    return customer.run("number_info", check=check, **params)


def numbers(result: dict[str, Any]) -> list[str]:
    return [row["number"] for row in result["numbers"]]


def test_an_empty_account_has_none(customer: Customer) -> None:
    result = info(customer)
    assert (result["failed"], result["changed"], result["numbers"]) == (False, False, [])


def test_all_numbers_are_listed_in_order(customer: Customer) -> None:
    customer.give(THREE, ONE, TWO)
    assert numbers(info(customer)) == [ONE, TWO, THREE]


def test_check_mode_is_the_same_and_nothing_is_written(customer: Customer) -> None:
    customer.give(ONE)
    assert info(customer, check=True)["numbers"] == info(customer)["numbers"] != []
    assert not WRITES.intersection(customer.sandbox.calls())


def test_a_row_uses_the_names_of_the_options(customer: Customer) -> None:
    customer.give(ONE)
    (row,) = info(customer)["numbers"]
    for key, value in customer.here.items():
        expected = value.replace("{number}", ONE[1:]).replace("hush-hush", "********")
        assert row[key] == expected
    assert row["status"] == "active"
    assert isinstance(row["monthly_fee"], str)


def test_other_status_finds_none(customer: Customer) -> None:
    customer.give(ONE)
    assert numbers(info(customer, status="active")) == [ONE]
    assert numbers(info(customer, status="inactive" if customer.carrier == "vitcom" else "pending")) == []


def test_what_the_carrier_cannot_select_by_is_refused(customer: Customer) -> None:
    wrong: dict[str, Any] = {"category": "landline"} if customer.carrier == "tcxc" else {"prefix": "1206"}
    result = info(customer, **wrong)
    assert result["failed"]
    assert f"is no key of carrier {customer.carrier}" in result["msg"]
    assert customer.sandbox.log() == []


@pytest.mark.parametrize("key", ["trunk_group", "order_id"])
def test_tcxc_has_neither_trunk_groups_nor_orders(tcxc: Customer, key: str) -> None:
    result = tcxc.run("number_info", select={key: "x"})
    assert f"select.{key}" in result["msg"]
    assert tcxc.sandbox.log() == []


def test_tcxc_rows_tell_all_that_the_carrier_does(tcxc: Customer) -> None:
    tcxc.give(ONE, notes="front desk", capacity=10)
    (row,) = info(tcxc)["numbers"]
    for key in ("id", "setup_fee", "monthly_fee", "price_1", "price_n", "smpp_price", "billed_to", "monthly_start"):
        assert isinstance(row[key], str)
    assert (row["notes"], row["capacity"], row["account_name"]) == ("front desk", 10, "Demo")
    assert set(row["features"]) <= {"voice", "sms", "fax", "video"}
    assert "hush-hush" not in str(row)


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ({"prefix": "12067770"}, [ONE]),
        ({"prefix": "44"}, ["+442071234567"]),
        ({"country": "GB"}, ["+442071234567"]),
        ({"country": "united kingdom"}, ["+442071234567"]),
        ({"description": "seattle"}, [ONE]),
        ({"prefix": "99"}, []),
    ],
)
def test_tcxc_numbers_are_selected(tcxc: Customer, select: dict[str, Any], expected: list[str]) -> None:
    tcxc.give(ONE, "+442071234567")
    assert numbers(info(tcxc, **select)) == expected


def test_a_long_list_is_counted_in_pages(tcxc: Customer) -> None:
    tcxc.give(*(f"+1206300{at:04}" for at in range(1100)))
    result = info(tcxc)
    assert len(result["numbers"]) == 1100
    assert result["api_calls"] == {"read": result["api_calls"]["read"], "write": 0}
    assert result["api_calls"]["read"] <= 5


def test_vitcom_numbers_are_selected(vitcom: Customer) -> None:
    vitcom.give(ONE)
    vitcom.give(TWO, routing="there")
    vitcom.give(THREE, status=2)
    assert numbers(info(vitcom)) == [ONE, TWO]
    assert numbers(info(vitcom, trunk_group="there")) == [TWO]
    assert numbers(info(vitcom, status="cancelled")) == [THREE]
    assert numbers(info(vitcom, category="tollfree")) == []
