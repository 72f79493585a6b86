# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How modules reach each call of smsbower, with all its parameters, and what they make of its answer."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from tests.support.customer import Customer

TELEGRAM: dict[str, Any] = {"service": "tg", "country": "187"}


def _offers(customer: Customer) -> list[dict[str, Any]]:
    rows = customer.sandbox.state()["smsbower"]["offers"]
    return [row for row in rows if (row["service"], row["country"]) == ("tg", "187")]


def _balance(customer: Customer) -> None:
    assert Decimal(customer.run("balance_info")["balance"]) == 1000


def _rent(customer: Customer, **more: Any) -> dict[str, Any]:
    """Rent with every condition on the provider, without waiting for a code."""
    wanted, unwanted = (str(offer["provider"]) for offer in _offers(customer)[:2])
    conditions = {"max_price": "50", "providers": [wanted], "except_providers": [unwanted], **more}
    activation = customer.run("sms_activation", **TELEGRAM, **conditions, wait=False)["activation"]
    (row,) = customer.sandbox.state()["smsbower"]["activations"]
    assert str(row["provider"]) == wanted
    assert (activation["id"], activation["number"], activation["cost"]) == (row["id"], f"+{row['number']}", row["cost"])
    return dict(activation)


def _get_number(customer: Customer) -> None:
    activation = _rent(customer, except_prefixes=["1415", "1305"], ref="partner-7")
    assert "getNumberV2" not in customer.sandbox.calls()
    assert activation["number"].startswith("+1512")


def _get_number_v2(customer: Customer) -> None:
    activation = _rent(customer)
    assert "getNumber" not in customer.sandbox.calls()
    assert activation["operator"] == customer.sandbox.state()["smsbower"]["activations"][0]["operator"]


def _status(customer: Customer) -> None:
    """Waiting, then the code; and then it is completed."""
    identifier = customer.run("sms_activation", **TELEGRAM, wait=False)["activation"]["id"]
    assert customer.run("sms_activation", activation_id=identifier, wait=False)["activation"]["status"] == "waiting"
    customer.sandbox.control("sms", {"id": identifier, "code": "482 915"})
    received = customer.run("sms_activation", activation_id=identifier)["activation"]
    assert (received["status"], received["code"]) == ("received", "482 915")
    assert customer.run("sms_activation", activation_id=identifier, state="completed")["changed"]
    assert customer.sandbox.state()["smsbower"]["activations"][0]["status"] == "completed"


def _prices(detail: str, customer: Customer) -> None:
    rows = customer.run("sms_price_info", **TELEGRAM, detail=detail)["prices"]
    offers = _offers(customer)
    assert sum(row["count"] for row in rows) == sum(offer["count"] for offer in offers)
    prices = {offer["price"] for offer in offers}
    assert {row["price"] for row in rows} == ({min(prices, key=Decimal)} if detail == "simple" else prices)
    assert [row["provider_id"] for row in rows if "provider_id" in row] == (
        [str(offer["provider"]) for offer in offers] if detail == "by_provider" else []
    )


#: What reaches each call of seed 004.
STEPS: dict[str, Callable[[Customer], None]] = {
    "getBalance": _balance,
    "getNumber": _get_number,
    "getNumberV2": _get_number_v2,
    "getStatus": _status,
    "setStatus": _status,
    "getPrices": partial(_prices, "simple"),
    "getPricesV2": partial(_prices, "by_price"),
    "getPricesV3": partial(_prices, "by_provider"),
}
