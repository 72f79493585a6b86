# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""sms_price_info against the sandbox."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("sms_price_info", sandbox.options("smsbower") | options, check=check)


def offers(sandbox: Sandbox, **wanted: str) -> list[dict[str, Any]]:
    rows = sandbox.state()["smsbower"]["offers"]
    return [row for row in rows if all(row[key] == value for key, value in wanted.items())]


@pytest.mark.parametrize("check", [False, True])
def test_one_price_for_each_country_and_service(sandbox: Sandbox, check: bool) -> None:
    result = run(sandbox, check=check)
    places = {(row["country"], row["service"]) for row in result["prices"]}
    assert places == {(row["country"], row["service"]) for row in offers(sandbox)}
    assert len(result["prices"]) == len(places) == 12
    assert (result["changed"], result["api_calls"]) == (False, {"read": 1, "write": 0})


def test_a_place_is_chosen(sandbox: Sandbox) -> None:
    (row,) = run(sandbox, service="tg", country="0")["prices"]
    there = offers(sandbox, service="tg", country="0")
    lowest = min(there, key=lambda offer: Decimal(offer["price"]))["price"]
    count = sum(offer["count"] for offer in there)
    assert row == {"country": "0", "service": "tg", "price": lowest, "count": count}


def test_each_price_with_its_count(sandbox: Sandbox) -> None:
    rows = run(sandbox, service="wa", country="6", detail="by_price")["prices"]
    told = {row["price"]: row["count"] for row in rows}
    assert told == {offer["price"]: offer["count"] for offer in offers(sandbox, service="wa", country="6")}


def test_the_price_of_each_provider(sandbox: Sandbox) -> None:
    rows = run(sandbox, service="wa", country="6", detail="by_provider")["prices"]
    there = offers(sandbox, service="wa", country="6")
    told = {row["provider_id"]: (row["price"], row["count"]) for row in rows}
    assert told == {str(offer["provider"]): (offer["price"], offer["count"]) for offer in there}


@pytest.mark.parametrize("detail", ["simple", "by_price", "by_provider"])
def test_no_number_is_a_row_of_none(sandbox: Sandbox, detail: str) -> None:
    sandbox.control("market", {"api": "smsbower", "offers": [{"service": "go", "count": 0}]})
    rows = run(sandbox, service="go", country="12", detail=detail)["prices"]
    assert {row["count"] for row in rows} == {0}


@pytest.mark.parametrize("live", ["seed", "live"])
def test_a_service_that_does_not_exist_is_named(sandbox: Sandbox, live: str) -> None:
    sandbox.control("readings", {"live_errors": live})
    result = run(sandbox, service="zz")
    assert result["failed"]
    assert "it has no such service (BAD_SERVICE)" in result["msg"]


@pytest.mark.parametrize("live", ["seed", "live"])
def test_a_wrong_key_is_named_and_not_shown(sandbox: Sandbox, live: str) -> None:
    sandbox.control("readings", {"live_errors": live})
    result = run(sandbox, api_key="somebody-elses-key")
    assert "does not accept the key" in result["msg"]
    assert "somebody-elses-key" not in str(result)


def test_another_carrier_is_refused(sandbox: Sandbox) -> None:
    assert "carrier" in run_module("sms_price_info", sandbox.options("tcxc"))["msg"]
    assert not sandbox.calls()
