# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Searching the tcxc market."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.tcxc_client import Tcxc

SAMPLE = {
    "country": "US",
    "msisdn": "19542374274",
    "cost": "0.90",
    "type": "mobile-lvn",
    "features": ["VOICE", "SMS"],
    "monthly_fee": "2.1944",
    "number": "19542374274",
    "smpp_price": "0.0069",
    "price_1": "0.0055",
    "setup_fee": "0.0000",
    "capacity": 50,
    "voice": 1,
    "sms": 1,
    "video": 0,
    "fax": 0,
    "verification_required": 0,
    "interval_1": 60,
    "interval_n": 60,
    "did_type": "mobile",
    "vendor_name": "Nexmo",
    "is_nexmo": 1,
    "country_code": "us",
    "country_name": "United States of America",
    "description": "Mobile - T-Mobile",
    "price_n": "0.0055",
}
"""The row that seed 002 prints."""


def test_the_seeds_sample_row_is_for_sale_word_for_word(tcxc: Tcxc) -> None:
    [row] = tcxc.market(prefix="19542374274")
    assert row == SAMPLE
    assert list(row) == list(SAMPLE)


def test_every_row_has_the_keys_and_types_of_the_sample(tcxc: Tcxc) -> None:
    rows = tcxc.market()
    types = {name: type(value) for name, value in SAMPLE.items()} | {"i_did": int}
    assert len(rows) == 2000
    assert all(value.__class__ is types[name] for row in rows for name, value in row.items())
    assert all(set(row) >= set(SAMPLE) for row in rows)


def test_a_few_rows_have_no_i_did(tcxc: Tcxc) -> None:
    without = [row for row in tcxc.market() if "i_did" not in row]
    assert 1 < len(without) < 40


def test_share_of_rows_without_i_did_is_a_reading(tcxc: Tcxc) -> None:
    tcxc.served.control("readings", {"i_did_missing": 1})
    assert not any("i_did" in row for row in tcxc.market())


def test_rows_come_lowest_number_first(tcxc: Tcxc) -> None:
    numbers = [row["number"] for row in tcxc.market()]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("wanted", "key", "value"),
    [
        ({"country": "ukraine"}, "country_code", "ua"),
        ({"description": "etisalat"}, "country_code", "ae"),
        ({"seller": "nexm"}, "vendor_name", "Nexmo"),
        ({"voice": 0}, "voice", 0),
        ({"sms": 1}, "sms", 1),
        ({"fax": 1}, "fax", 1),
        ({"video": 1}, "video", 1),
        ({"did_type": "tollfree"}, "did_type", "tollfree"),
    ],
)
def test_filter_gives_the_matching_rows_and_only_those(
    tcxc: Tcxc, wanted: dict[str, object], key: str, value: object
) -> None:
    expected = [row for row in tcxc.market() if row[key] == value]
    assert expected
    assert tcxc.market(**wanted) == expected


def test_prefix_gives_the_numbers_that_begin_so(tcxc: Tcxc) -> None:
    expected = [row for row in tcxc.market() if row["number"].startswith("1206219")]
    assert len(expected) >= 200
    assert tcxc.market(prefix="1206219") == expected


def test_empty_filters_and_any_type_are_no_filter(tcxc: Tcxc) -> None:
    empty = dict.fromkeys(("prefix", "country", "description", "seller", "voice", "sms"), "")
    assert len(tcxc.market(**empty, did_type="any")) == 2000


def test_a_part_of_a_country_name_finds_nothing(tcxc: Tcxc) -> None:
    assert tcxc.market(country="UKR") == []


def test_a_wildcard_in_a_filter_stands_for_itself(tcxc: Tcxc) -> None:
    assert tcxc.market(description="%") == []


def test_pages_add_up_to_the_whole(tcxc: Tcxc) -> None:
    pages = [tcxc.market(prefix="1", pager=300, off=off) for off in range(0, 1800, 300)]
    assert [row for page in pages for row in page] == tcxc.market(prefix="1")


@pytest.mark.parametrize("alone", [{"pager": 5}, {"off": 0}, {"pager": "x", "off": "0"}, {"pager": -1, "off": 0}])
def test_pager_and_off_belong_together_and_are_numbers(tcxc: Tcxc, alone: dict[str, object]) -> None:
    answer = tcxc.call("/number/market", searchform=1, **alone)
    assert answer["status"] == "error"
    assert "pager and off" in answer["message"]


def test_capped_pager_gives_less_without_a_word(tcxc: Tcxc) -> None:
    tcxc.served.control("readings", {"pager_cap": 7})
    assert tcxc.market(pager=100, off=10) == tcxc.market()[10:17]


def test_shuffled_market_gives_another_order_each_search(tcxc: Tcxc) -> None:
    tcxc.served.control("readings", {"market_order": "shuffled"})
    first, second = tcxc.market(prefix="1206219"), tcxc.market(prefix="1206219")
    assert first != second
    assert sorted(map(str, first)) == sorted(map(str, second))


def test_pages_of_one_shuffled_search_hold_each_row_once(tcxc: Tcxc) -> None:
    tcxc.served.control("readings", {"market_order": "shuffled"})
    pages = [tcxc.market(prefix="1206219", pager=50, off=off) for off in (0, 50, 100, 150, 200)]
    numbers = [row["number"] for page in pages for row in page]
    assert len(numbers) == len(set(numbers)) >= 200


def test_search_without_searchform_is_an_error(tcxc: Tcxc) -> None:
    assert tcxc.call("/number/market")["status"] == "error"


def test_controller_style_twin_gives_the_same(tcxc: Tcxc) -> None:
    assert tcxc.call("/dids_market.php", searchform=1, prefix="380")["dids"] == tcxc.market(prefix="380") != []
