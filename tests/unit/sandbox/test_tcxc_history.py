# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Call history on tcxc."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.sandbox.tcxc_client import Tcxc

KEYS = (
    "i_cdr CLD CLI call_id duration billed_duration connect_time disconnect_time setup_time billing_prefix "
    "billing_price_1 billing_price_n billing_interval_1 billing_interval_n customer_amount i_customer "
    "i_account i_vendor i_connection i_purchased_route disconnect_code customer_ip i_rate vendor_name "
    "account_name connection_name disconnect_reason country_name description"
)
"""As seed 001 prints a call."""


def cdrs(tcxc: Tcxc, **params: object) -> list[dict[str, Any]]:
    """The calls found."""
    return list(tcxc.call("/buyers/callhistory", **params)["cdrs"])


def test_the_seeds_own_query_finds_calls(tcxc: Tcxc) -> None:
    dates = {"date_from": "2018-09-24 17:49:30", "date_to": "2019-09-25 17:49:30"}
    found = cdrs(tcxc, prefix="", show="all", **dates)
    assert len(found) == 60
    assert found == cdrs(tcxc)


def test_rows_are_as_the_seed_prints_them(tcxc: Tcxc) -> None:
    found = cdrs(tcxc)
    assert {" ".join(row) for row in found} == {KEYS}
    assert {type(row["billing_price_1"]) for row in found} == {float}
    assert {row["connection_name"] for row in found} == {None}
    assert any(row["billed_duration"] is None for row in found)


def test_newest_call_comes_first(tcxc: Tcxc) -> None:
    times = [row["connect_time"] for row in cdrs(tcxc)]
    assert times == sorted(times, reverse=True)


def test_bad_calls_are_those_that_failed(tcxc: Tcxc) -> None:
    expected = [row for row in cdrs(tcxc) if row["disconnect_code"] != "16"]
    assert cdrs(tcxc, show="bad") == expected != []


def test_dates_are_inclusive(tcxc: Tcxc) -> None:
    whole = cdrs(tcxc)
    first, last = whole[30]["connect_time"], whole[20]["connect_time"]
    assert cdrs(tcxc, date_from=first, date_to=last) == whole[20:31]


def test_prefix_is_the_destinations(tcxc: Tcxc) -> None:
    expected = [row for row in cdrs(tcxc) if row["CLD"].startswith("44")]
    assert cdrs(tcxc, prefix="44") == expected != []


def test_pages_and_slash_and_twin(tcxc: Tcxc) -> None:
    whole = cdrs(tcxc)
    assert tcxc.call("/buyers/callhistory/", pager=10, off=5)["cdrs"] == whole[5:15]
    assert tcxc.call("/c_cdrs.php")["cdrs"] == whole


@pytest.mark.parametrize("wrong", [{"date_from": "yesterday"}, {"show": "good"}, {"pager": 5}])
def test_wrong_parameters_are_errors(tcxc: Tcxc, wrong: dict[str, object]) -> None:
    assert tcxc.call("/buyers/callhistory", **wrong)["status"] == "error"


def test_each_buyer_sees_its_own_calls(tcxc: Tcxc) -> None:
    stranger = Tcxc(tcxc.served, tcxc.served.get("accounts")["more"][0])
    assert not {row["i_cdr"] for row in cdrs(tcxc)} & {row["i_cdr"] for row in cdrs(stranger)}
