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


def grow(tcxc: Tcxc, count: int) -> None:
    """Make the history hold so many calls."""
    tcxc.served.control("cdrs", {"count": count})


def test_a_history_of_a_million_is_there_at_once(tcxc: Tcxc) -> None:
    grow(tcxc, 1_000_000)
    newest, oldest = cdrs(tcxc, pager=500, off=0), cdrs(tcxc, pager=500, off=999_800)
    assert (newest[0]["i_cdr"], oldest[-1]["i_cdr"], len(oldest)) == ("1000000", "1", 200)
    assert newest == cdrs(tcxc, pager=500, off=0)


def test_pages_cover_a_large_history_once(tcxc: Tcxc) -> None:
    grow(tcxc, 1234)
    ids = [row["i_cdr"] for off in range(0, 1500, 500) for row in cdrs(tcxc, pager=500, off=off)]
    assert ids == [str(n) for n in range(1234, 0, -1)]


@pytest.mark.parametrize(
    "params", [{"prefix": "1954"}, {"show": "bad"}, {"prefix": "44", "show": "bad"}, {"prefix": "442"}]
)
def test_filters_of_a_large_history_agree_with_its_rows(tcxc: Tcxc, params: dict[str, object]) -> None:
    grow(tcxc, 3000)
    prefix, bad = str(params.get("prefix", "")), "show" in params
    whole = [
        row for row in cdrs(tcxc) if row["CLD"].startswith(prefix) and not (bad and row["disconnect_code"] == "16")
    ]
    pages = [row for off in range(0, 3000, 300) for row in cdrs(tcxc, pager=300, off=off, **params)]
    assert pages == whole != []


def test_a_prefix_within_the_digits_is_found(tcxc: Tcxc) -> None:
    grow(tcxc, 2000)
    wanted = cdrs(tcxc)[17]["CLD"]
    assert wanted in {row["CLD"] for row in cdrs(tcxc, prefix=wanted, pager=10, off=0)}
    assert {row["CLD"][:6] for row in cdrs(tcxc, prefix=wanted[:6])} == {wanted[:6]}


def test_no_answer_holds_more_than_ten_thousand(tcxc: Tcxc) -> None:
    grow(tcxc, 20_000)
    assert len(cdrs(tcxc)) == len(cdrs(tcxc, pager=15_000, off=0)) == 10_000


def test_rows_may_shift_between_pages(tcxc: Tcxc) -> None:
    grow(tcxc, 100)
    tcxc.served.control("readings", {"cdr_paging": "shifting"})
    pages = [cdrs(tcxc, pager=40, off=off) for off in (0, 40, 80)]
    ids = [row["i_cdr"] for page in pages for row in page]
    assert (len(ids), len(set(ids))) == (106, 100)
    assert pages[0][-3:] == pages[1][:3]


@pytest.mark.parametrize(
    "body", [{"count": -1}, {"count": 1_000_001}, {"count": True}, {"count": 1, "account": "x"}, {}]
)
def test_nonsense_sizes_are_refused(tcxc: Tcxc, body: dict[str, object]) -> None:
    assert tcxc.served.post("cdrs", body).status_code == 400
