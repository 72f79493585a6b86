# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Renting numbers on smsbower: offers, limits, money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.sandbox.smsbower_client import Smsbower


def offers(smsbower: Smsbower, country: str = "6", service: str = "tg") -> list[dict[str, Any]]:
    """What is for rent, the cheapest first."""
    found = [row for row in smsbower.state["offers"] if (row["country"], row["service"]) == (country, service)]
    return sorted(found, key=lambda row: Decimal(row["price"]))


@pytest.mark.parametrize(("country", "prefix"), [("0", "7"), ("6", "62"), ("12", "1"), ("187", "1")])
@pytest.mark.parametrize("service", ["tg", "wa", "go"])
def test_every_service_is_for_rent_in_every_country(
    smsbower: Smsbower, service: str, country: str, prefix: str
) -> None:
    word, activation, number = smsbower.word("getNumber", service=service, country=country).split(":")
    assert (word, number[: len(prefix)]) == ("ACCESS_NUMBER", prefix)
    assert smsbower.state["activations"][0] | {"id": activation, "number": number} == smsbower.state["activations"][0]


def test_v2_tells_more(smsbower: Smsbower) -> None:
    answer = smsbower.table("getNumberV2", service="wa", country=187)
    names = "activationId phoneNumber activationCost countryCode canGetAnotherSms activationTime activationOperator"
    assert list(answer) == names.split()
    assert (type(answer["activationId"]), type(answer["phoneNumber"])) == (str, int)
    assert answer["countryCode"] == "187"
    assert Decimal(str(answer["activationCost"])) == Decimal(1000) - smsbower.balance


def test_v2_tells_the_number_as_text_when_live(smsbower: Smsbower) -> None:
    smsbower.read(live_errors="live")
    assert smsbower.table("getNumberV2", service="wa", country=187)["phoneNumber"].isdecimal()


def test_the_cheapest_offer_is_rented_and_paid(smsbower: Smsbower) -> None:
    cheapest = offers(smsbower)[0]
    activation = smsbower.rent()
    state = smsbower.state
    assert smsbower.balance == Decimal(1000) - Decimal(cheapest["price"])
    [booked] = state["ledger"]
    assert (booked["action"], str(booked["activation"]), booked["amount"]) == (
        "rent",
        activation,
        f"-{cheapest['price']}",
    )
    assert offers(smsbower)[0]["count"] == int(cheapest["count"]) - 1


def test_no_country_is_any_country(smsbower: Smsbower) -> None:
    lowest = min(Decimal(row["price"]) for row in smsbower.state["offers"] if row["service"] == "go")
    smsbower.rent(service="go", country="")
    assert smsbower.balance == 1000 - lowest


def test_providers_are_chosen_and_left_out(smsbower: Smsbower) -> None:
    first, second, third = [str(row["provider"]) for row in offers(smsbower)]
    smsbower.rent(providerIds=f"{second},{third}")
    smsbower.rent(exceptProviderIds=f"{first},{second}")
    assert [str(row["provider"]) for row in smsbower.state["activations"]] == [second, third]
    assert smsbower.word("getNumber", service="tg", country=6, providerIds="1") == "NO_NUMBERS"


def test_a_maximum_price_is_kept(smsbower: Smsbower) -> None:
    lowest = offers(smsbower)[0]["price"]
    below = Decimal(lowest) - Decimal("0.0001")
    assert smsbower.word("getNumber", service="tg", country=6, maxPrice=below) == f"WRONG_MAX_PRICE:{lowest}"
    smsbower.rent(maxPrice=lowest)


def test_excepted_prefixes_are_kept_by_get_number(smsbower: Smsbower) -> None:
    for _attempt in range(5):
        smsbower.rent(country=0, phoneException="7918,7921,7900", ref="friend")
    assert {row["number"][:4] for row in smsbower.state["activations"]} == {"7916"}
    assert {row["ref"] for row in smsbower.state["activations"]} == {"friend"}
    assert smsbower.word("getNumber", service="tg", country=0, phoneException="79") == "NO_NUMBERS"


def test_v2_takes_no_excepted_prefixes(smsbower: Smsbower) -> None:
    assert smsbower.table("getNumberV2", service="tg", country=0, phoneException="79", ref="x")
    assert smsbower.state["activations"][0]["ref"] == ""


def test_an_empty_purse_rents_nothing(smsbower: Smsbower) -> None:
    smsbower.served.control("reset", {"balance": "0.01"})
    assert smsbower.word("getNumber", service="tg", country=6) == "NO_BALANCE"
    assert smsbower.state["activations"] == []


def test_the_last_number_can_be_taken_meanwhile(smsbower: Smsbower) -> None:
    smsbower.served.control("faults", [{"path": "getNumber", "kind": "sold_meanwhile"}])
    assert smsbower.word("getNumber", service="tg", country=6) == "NO_NUMBERS"
    smsbower.rent(country=187)


def test_prices_can_be_changed(smsbower: Smsbower) -> None:
    change = {"country": 6, "service": "tg", "price": "0.5", "count": 1}
    assert smsbower.served.control("market", {"api": "smsbower", "offers": [change]}) == {"changed": 3}
    smsbower.rent()
    assert smsbower.balance == Decimal("999.5")


@pytest.mark.parametrize("offer", [{"country": 6}, {"country": 99, "count": 1}, {"price": "much"}, {"colour": 1}])
def test_nonsense_offers_are_refused(smsbower: Smsbower, offer: dict[str, object]) -> None:
    assert smsbower.served.post("market", {"api": "smsbower", "offers": [offer]}).status_code == 400


def test_renting_needs_a_service(smsbower: Smsbower) -> None:
    assert smsbower.word("getNumber", country=6) == "BAD_SERVICE"
    assert smsbower.word("getNumberV2", country=6, service="xx") == "BAD_SERVICE"
    assert smsbower.word("getNumber", country=99, service="tg") == "BAD_COUNTRY"
    assert smsbower.word("getNumber", country=6, service="tg", maxPrice="cheap") == "ERROR_SQL"


def test_an_unknown_service_is_named_otherwise_when_live(smsbower: Smsbower) -> None:
    smsbower.read(live_errors="live")
    assert smsbower.word("getNumber", country=6, service="xx") == "WRONG_SERVICE"


def test_strangers_have_their_own_money_and_numbers(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    stranger = Smsbower(smsbower.served, 1)
    assert stranger.balance == 1000
    assert stranger.word("getStatus", id=activation) == "NO_ACTIVATION"
