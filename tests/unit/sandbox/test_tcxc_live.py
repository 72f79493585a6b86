# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Live calls on tcxc, asked for as seed 000 describes it."""

from __future__ import annotations

import csv
import hashlib
import time

import pytest
import requests

from tests.unit.sandbox.tcxc_client import Tcxc

PAGE = "/v_livecalls.php"


def signed(tcxc: Tcxc, filters: str, path: str = PAGE, side: str = "seller") -> str:
    """The signed URI."""
    uri = f"{path}?{filters}&api=1&ts={int(time.time())}&login={tcxc.account['account']}&login_type={side}"
    return f"{uri}&sign={hashlib.sha256((uri + tcxc.account['api_key']).encode()).hexdigest()}"


def get(tcxc: Tcxc, uri: str) -> requests.Response:
    return tcxc.served.http.get(tcxc.account["api_url"] + uri, timeout=20)


def calls(tcxc: Tcxc, filters: str, side: str = "seller") -> list[dict[str, str]]:
    """The rows of the CSV."""
    answer = get(tcxc, signed(tcxc, filters, side=side))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8"), answer.text
    return list(csv.DictReader(answer.text.splitlines()))


def failure(tcxc: Tcxc, uri: str) -> str:
    """The page that a refused call answers."""
    answer = get(tcxc, uri)
    assert answer.headers["content-type"].startswith("text/html"), answer.text
    return answer.text


def test_the_seeds_own_filters_find_calls(tcxc: Tcxc) -> None:
    found = calls(tcxc, "like=is+like&prefix=1954&show=all")
    assert {row["CLD"][:4] for row in found} == {"1954"}


def test_columns_depend_on_the_side(tcxc: Tcxc) -> None:
    assert {"Buyer", "Remote IP"} <= set(calls(tcxc, "show=all")[0])
    assert {"Vendor", "Account"} <= set(calls(tcxc, "show=all", "buyer")[0])


def test_any_page_may_be_asked_for(tcxc: Tcxc) -> None:
    answer = get(tcxc, signed(tcxc, "show=all", "/sellers/calls/live.php"))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"


def test_of_a_repeated_filter_one_has_to_fit(tcxc: Tcxc) -> None:
    found = calls(tcxc, "prefix=44&prefix=380")
    assert {row["CLD"][:2] for row in found} == {"44", "38"}


def test_is_not_like_turns_the_prefix_round(tcxc: Tcxc) -> None:
    assert not {"44"} & {row["CLD"][:2] for row in calls(tcxc, "like=is+not+like&prefix=44")}


@pytest.mark.parametrize(
    ("filters", "column", "value"),
    [("country=ukraine", "Country", "UKRAINE"), ("show=connected", "Status", "Connected")],
)
def test_other_filters(tcxc: Tcxc, filters: str, column: str, value: str) -> None:
    assert {row[column] for row in calls(tcxc, filters)} == {value}


def test_values_with_commas_and_quotes_are_quoted(tcxc: Tcxc) -> None:
    assert {row["Vendor"] for row in calls(tcxc, "show=all", "buyer")} <= {"IDT", "Bolt Telecom, Inc.", 'Corvo "Voice"'}


def test_calls_come_and_go_with_the_clock(tcxc: Tcxc) -> None:
    before = calls(tcxc, "show=all")
    tcxc.served.control("clock", {"advance": 30})
    after = calls(tcxc, "show=all")
    assert before != after
    assert {row["CLI"] for row in before} & {row["CLI"] for row in after}


def test_order_and_encoding_are_part_of_what_is_signed(tcxc: Tcxc) -> None:
    uri = signed(tcxc, "like=is+like&prefix=1954")
    assert "Wrong signature" in failure(tcxc, uri.replace("like=is+like&prefix=1954", "prefix=1954&like=is+like"))
    assert "Wrong signature" in failure(tcxc, uri.replace("is+like", "is%20like"))
    assert "Wrong signature" in failure(tcxc, uri[:-1] + "x")


@pytest.mark.parametrize("name", ["ts", "login", "login_type", "sign"])
def test_a_missing_part_is_named(tcxc: Tcxc, name: str) -> None:
    whole = signed(tcxc, "show=all")
    assert name in failure(tcxc, whole.replace(f"&{name}=", "&left=out&_="))


def test_ts_must_be_near(tcxc: Tcxc) -> None:
    uri = signed(tcxc, "show=all")
    tcxc.served.control("clock", {"advance": 400})
    assert "ts is too far" in failure(tcxc, uri)


def test_sign_comes_last(tcxc: Tcxc) -> None:
    assert "not the last" in failure(tcxc, signed(tcxc, "show=all") + "&show=all")


@pytest.mark.parametrize("filters", ["show=good", "login_type=spy"])
def test_nonsense_is_explained(tcxc: Tcxc, filters: str) -> None:
    side = "spy" if "spy" in filters else "seller"
    assert "is" in failure(tcxc, signed(tcxc, filters, side=side))


def test_the_log_calls_it_live_calls_and_masks_the_signature(tcxc: Tcxc) -> None:
    calls(tcxc, "prefix=1954")
    [entry] = tcxc.served.get("log")
    assert (entry["call"], entry["path"]) == ("livecalls", "/tcxc/v_livecalls.php")
    assert entry["params"]["sign"] == "********"


def test_other_pages_without_api_do_not_exist(tcxc: Tcxc) -> None:
    assert get(tcxc, "/v_livecalls.php?show=all").status_code == 404
