# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""did_market_info: what is for sale, with prices where they are told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.support.customer import BLOCK, MONTHLY, SETUP, Customer
from tests.support.sandbox import WRITES


def info(customer: Customer, *, check: bool = False, **params: Any) -> dict[str, Any]:
    return customer.run("did_market_info", check=check, **params)


def numbers(result: dict[str, Any]) -> list[str]:
    return [row["number"] for row in result["numbers"]]


def test_a_selection_lists_what_is_for_sale(customer: Customer) -> None:
    result = info(customer, select=customer.select)
    assert (result["failed"], result["changed"], numbers(result)) == (False, False, BLOCK)


def test_check_mode_is_the_same_and_nothing_is_written(customer: Customer) -> None:
    found = info(customer, select=customer.select)["numbers"]
    assert info(customer, check=True, select=customer.select)["numbers"] == found
    assert not WRITES.intersection(customer.sandbox.calls())


def test_a_limit_is_kept_and_filled(customer: Customer) -> None:
    assert len(info(customer, select=customer.select, limit=5)["numbers"]) == 5
    assert len(info(customer, select=customer.select, limit=50)["numbers"]) == 12


@pytest.mark.parametrize("limit", [0, -3])
def test_a_limit_below_one_is_refused(customer: Customer, limit: int) -> None:
    result = info(customer, select=customer.select, limit=limit)
    assert f"limit is {limit}, below 1" in result["msg"]
    assert customer.sandbox.log() == []


def test_owned_numbers_are_not_for_sale(customer: Customer) -> None:
    customer.give(BLOCK[0])
    customer.sell(BLOCK[1])
    assert numbers(info(customer, select=customer.select)) == BLOCK[2:]


def test_a_key_of_the_other_carrier_is_refused(customer: Customer) -> None:
    wrong = {"state": "WA"} if customer.carrier == "tcxc" else {"seller": "Voxbone"}
    result = info(customer, select=wrong)
    assert f"is no key of carrier {customer.carrier}" in result["msg"]
    assert customer.sandbox.log() == []


def test_tcxc_rows_tell_prices_and_features(tcxc: Customer) -> None:
    row = info(tcxc, select=tcxc.select, limit=1)["numbers"][0]
    assert (row["setup_fee"], row["monthly_fee"]) == (SETUP["tcxc"], MONTHLY["tcxc"])
    assert {"voice", "sms"} <= set(row["features"])
    assert row["verification_required"] is False


def test_tcxc_numbers_come_cheapest_first(tcxc: Customer) -> None:
    tcxc.sandbox.control("market", {"api": "tcxc", "price": {BLOCK[7][1:]: "0.10"}})
    assert numbers(info(tcxc, select=tcxc.select))[0] == BLOCK[7]


@pytest.mark.parametrize("select", [{"country": "CA"}, {"country": "Canada", "max_monthly": "3.00"}])
def test_a_limit_counts_what_is_selected(tcxc: Customer, select: dict[str, str]) -> None:
    rows = info(tcxc, select=select, limit=5)["numbers"]
    assert [row["country_code"] for row in rows] == ["ca"] * 5
    assert all(Decimal(row["monthly_fee"]) <= 3 or "max_monthly" not in select for row in rows)


def test_a_number_without_an_id_is_shown(tcxc: Customer) -> None:
    (row,) = info(tcxc, select={"prefix": "19542374274"})["numbers"]
    assert row["id"] is None


def test_the_whole_market_is_counted_in_pages(tcxc: Customer) -> None:
    result = info(tcxc)
    assert len(result["numbers"]) == 2012
    assert result["api_calls"]["read"] <= 8


def test_vitcom_names_places_and_no_prices(vitcom: Customer) -> None:
    assert "WA" in info(vitcom)["states"]
    result = info(vitcom, select={"state": "WA"})
    assert "206219" in [place["npanxx"] for place in result["npanxx"]]
    assert numbers(result) == sorted(numbers(result))
    assert not any("monthly_fee" in row for row in result["numbers"])


def test_vitcom_has_toll_free_numbers(vitcom: Customer) -> None:
    found = numbers(info(vitcom, select={"tollfree_prefix": "888"}))
    assert found
    assert all(number.startswith("+1888") for number in found)
