# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How smsbower answers: words, JSON, errors as the seed has them and as they are live."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.smsbower_client import Smsbower

JSON_ACTIONS = (
    "getPrices",
    "getPricesV2",
    "getPricesV3",
    "getCountries",
    "getServicesList",
    "getTopCountriesByService",
)


def test_balance_is_a_word(smsbower: Smsbower) -> None:
    assert smsbower.word("getBalance") == "ACCESS_BALANCE:1000.0"


def test_words_are_labelled_as_text_and_live_as_html(smsbower: Smsbower) -> None:
    assert smsbower.get("getBalance").headers["content-type"].startswith("text/plain")
    smsbower.read(live_errors="live")
    assert smsbower.get("getBalance").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("action", JSON_ACTIONS)
def test_tables_are_json(smsbower: Smsbower, action: str) -> None:
    assert smsbower.table(action)


def test_prices_agree_with_each_other(smsbower: Smsbower) -> None:
    simple = smsbower.table("getPrices", service="tg", country=6)["6"]["tg"]
    by_price = smsbower.table("getPricesV2", service="tg", country=6)["6"]["tg"]
    by_provider = smsbower.table("getPricesV3", service="tg", country=6)["6"]["tg"]
    assert min(map(float, by_price)) == simple["cost"] == min(row["price"] for row in by_provider.values())
    assert sum(by_price.values()) == simple["count"] == sum(row["count"] for row in by_provider.values())
    assert {key: str(row["provider_id"]) for key, row in by_provider.items()} == {key: key for key in by_provider}


def test_prices_are_for_all_unless_told_otherwise(smsbower: Smsbower) -> None:
    whole = smsbower.table("getPrices")
    assert (set(whole), set(whole["12"])) == ({"0", "6", "12", "187"}, {"tg", "wa", "go"})
    assert smsbower.table("getPrices", country=12) == {"12": whole["12"]}
    assert set(smsbower.table("getPrices", service="go")["0"]) == {"go"}


def test_competitors_tables(smsbower: Smsbower) -> None:
    assert {row["id"] for row in smsbower.table("getCountries")} == {0, 6, 12, 187}
    assert {row["code"] for row in smsbower.table("getServicesList")["services"]} == {"tg", "wa", "go"}
    top = smsbower.table("getTopCountriesByService", service="tg")
    counts = [row["count"] for row in top.values()]
    assert (len(counts), counts) == (4, sorted(counts, reverse=True))


@pytest.mark.parametrize(
    ("params", "answer"),
    [
        ({"action": "getBalance", "api_key": "wrong"}, "BAD_KEY"),
        ({"action": "getBalance", "api_key": ""}, "BAD_KEY"),
        ({"action": "getNothing"}, "BAD_ACTION"),
        ({"action": ""}, "BAD_ACTION"),
        ({"action": "getPrices", "service": "xx"}, "BAD_SERVICE"),
        ({"action": "getPricesV3", "country": "99"}, "BAD_COUNTRY"),
    ],
)
def test_errors_are_words(smsbower: Smsbower, params: dict[str, str], answer: str) -> None:
    query = {"api_key": smsbower.account["api_key"]} | params
    response = smsbower.served.http.get(smsbower.account["api_url"], params=query, timeout=20)
    assert (response.status_code, response.text) == (200, answer)


def test_the_live_errors(smsbower: Smsbower) -> None:
    smsbower.read(live_errors="live")
    posted = smsbower.served.http.post(smsbower.account["api_url"], data=smsbower.account, timeout=20)
    assert (posted.status_code, posted.headers["allow"]) == (405, "GET")
    assert smsbower.table("getPricesV2", service="xx") == {"error": "Bad service"}
    smsbower.account["api_key"] = "wrong"
    refused = smsbower.get("getBalance")
    assert (refused.status_code, refused.json()) == (401, {"error": "No access"})


def test_post_is_taken_unless_live(smsbower: Smsbower) -> None:
    form = {"api_key": smsbower.account["api_key"], "action": "getBalance"}
    assert smsbower.served.http.post(smsbower.account["api_url"], data=form, timeout=20).text == "ACCESS_BALANCE:1000.0"


def test_a_banned_customer_is_told_until_when(smsbower: Smsbower) -> None:
    smsbower.served.control("ban", {"until": "2026-12-01 10:00:00"})
    assert smsbower.word("getBalance") == "BANNED:2026-12-01 10:00:00"
    assert smsbower.served.post("ban", {"for": "ever"}).status_code == 400


def test_the_log_names_the_action_and_masks_the_key(smsbower: Smsbower) -> None:
    smsbower.rent(ref="friend")
    [entry] = smsbower.served.get("log")
    assert (entry["call"], entry["path"]) == ("getNumber", "/smsbower/stubs/handler_api.php")
    assert (entry["params"]["ref"], entry["params"]["api_key"]) == ("friend", "********")
