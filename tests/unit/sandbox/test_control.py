# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The control interface."""

from __future__ import annotations

import time

import pytest
import requests

from dialtone_sandbox.apis import APIS
from tests.unit.sandbox.served import Served
from tests.unit.sandbox.tcxc_client import Tcxc


@pytest.fixture
def fresh(served: Served) -> Served:
    """The sandbox in a fresh world."""
    served.control("reset", {})
    return served


def test_accounts_of_each_api_with_their_urls(fresh: Served) -> None:
    accounts = fresh.get("accounts")
    assert accounts["tcxc"]["api_url"] == f"{fresh.url}/tcxc"
    assert accounts["vitcom"]["api_url"] == f"{fresh.url}/vitcom"
    assert accounts["smsbower"]["api_url"] == f"{fresh.url}/smsbower/stubs/handler_api.php"
    assert [row["api"] for row in accounts["more"]] == [api for api in APIS for _stranger in range(2)]
    keys = {row["api_key"] for row in (*accounts["more"], *(accounts[api] for api in APIS))}
    assert len(keys) == 3 * len(APIS)


def test_reset_brings_back_the_same_world(fresh: Served) -> None:
    before, market = fresh.get("state?api=tcxc"), Tcxc(fresh).market()
    Tcxc(fresh).buy(Tcxc(fresh).for_sale())
    fresh.control("faults", {"path": "*", "kind": "500"})
    fresh.control("readings", {"cart": "account"})
    fresh.control("clock", {"advance": 5000})
    fresh.control("reset", {})
    assert (fresh.get("state?api=tcxc"), Tcxc(fresh).market()) == (before, market)
    assert fresh.get("faults") == []
    assert fresh.get("readings")["cart"] == "reservation"
    assert fresh.get("clock")["offset"] == 0


def test_reset_is_quick(fresh: Served) -> None:
    began = time.monotonic()
    for _time in range(5):
        fresh.control("reset", {})
    assert (time.monotonic() - began) / 5 < 0.15


def test_another_seed_is_another_world_until_the_next_reset(fresh: Served) -> None:
    first = (fresh.get("accounts"), Tcxc(fresh).market())
    fresh.control("reset", {"seed": 99, "numbers": 10})
    other = Tcxc(fresh)
    assert other.account["api_key"] != first[0]["tcxc"]["api_key"]
    assert len(other.market()) == 10
    fresh.control("reset", {})
    assert (fresh.get("accounts"), Tcxc(fresh).market()) == first


def test_world_may_be_empty(fresh: Served) -> None:
    fresh.control("reset", {"numbers": 0})
    assert Tcxc(fresh).market() == []


def test_balance_of_a_reset_is_every_accounts(fresh: Served) -> None:
    fresh.control("reset", {"balance": 12.5})
    assert set(fresh.get("state")["tcxc"]["balance"].values()) == {"12.5000"}


def test_state_may_be_of_one_api(fresh: Served) -> None:
    assert set(fresh.get("state")) == set(APIS)
    assert set(fresh.get("state?api=tcxc")) == {"tcxc"}


def test_clock_advances_and_is_set(fresh: Served) -> None:
    assert fresh.control("clock", {"advance": 10})["offset"] == 10
    assert fresh.control("clock", {"advance": 5})["offset"] == 15
    assert fresh.control("clock", {"offset": -3})["offset"] == -3


def test_readings_are_named_with_their_values(fresh: Served) -> None:
    assert fresh.control("readings", {"trailing_commas": True, "pager_cap": 3})["trailing_commas"] is True
    assert fresh.get("readings")["pager_cap"] == 3


def test_refused_reading_changes_none(fresh: Served) -> None:
    fresh.post("readings", {"cart": "account", "pager_cap": -1})
    assert fresh.get("readings")["cart"] == "reservation"


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("readings", {"karte": "account"}, "cart (reservation, account)"),
        ("readings", {"cart": "both"}, "cart (reservation, account)"),
        ("readings", {"pager_cap": "many"}, "number from 0"),
        ("clock", {"advance": "an hour"}, "number of seconds"),
        ("clock", {"back": 1}, "advance"),
        ("clock", {}, "advance"),
        ("reset", {"number": 5}, "numbers, seed, balance and accounts"),
        ("reset", {"numbers": -5}, "whole number"),
        ("reset", {"balance": "much"}, "amount of money"),
        ("reset", [], "object"),
        ("grant", {"numbers": []}, "tcxc, vitcom"),
        ("market", {"api": "acme"}, "tcxc, vitcom"),
    ],
)
def test_nonsense_is_refused_with_a_reason(fresh: Served, name: str, body: object, reason: str) -> None:
    answer = fresh.post(name, body)
    assert answer.status_code == 400
    assert reason in answer.json()["error"]


def test_body_that_is_no_json_is_refused(fresh: Served) -> None:
    answer = requests.post(f"{fresh.url}/_sandbox/clock", data="{", timeout=20)
    assert (answer.status_code, "no JSON" in answer.json()["error"]) == (400, True)


def test_unknown_name_lists_the_known_ones(fresh: Served) -> None:
    answer = fresh.post("rest", {})
    assert answer.status_code == 404
    assert "POST reset" in answer.json()["error"]


def test_a_reset_may_bring_more_accounts_and_the_first_stay_the_same(fresh: Served) -> None:
    before = fresh.get("accounts")
    after = fresh.control("reset", {"accounts": 20})
    assert {api: row for api, row in after.items() if api != "more"} == {
        api: row for api, row in before.items() if api != "more"
    }
    assert all(row in after["more"] for row in before["more"])
    assert len({(row["api"], row["account"], row["api_key"]) for row in after["more"]}) == 19 * len(APIS)
