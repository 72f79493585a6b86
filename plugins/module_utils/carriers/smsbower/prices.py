# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What numbers cost: getPrices, getPricesV2 and getPricesV3 (seed 004)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...domain import money
from ...domain.activation import SmsPrice
from ..account import Account
from .wire import Reply, Wire

_ACTIONS = {"simple": "getPrices", "by_price": "getPricesV2", "by_provider": "getPricesV3"}


class SmsbowerPrices:
    """The ``sms_prices`` capability."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)

    def prices(self, service: str | None, country: str | None, detail: str) -> list[SmsPrice]:
        """The prices of all services and countries, or of those given. ``detail``: simple, by_price, by_provider."""
        given = {"service": service, "country": country}
        params = {name: value for name, value in given.items() if value}
        return self._wire.read(_ACTIONS[detail], lambda reply: list(_prices(reply, detail)), **params)


def _prices(reply: Reply, detail: str) -> Iterator[SmsPrice]:
    for country, services in _object(reply.data).items():
        for service, offer in _object(services).items():
            for price, count, provider in _offers(_object(offer), detail):
                yield SmsPrice(
                    country=country,
                    service=service,
                    price=money.amount(price),
                    count=int(count),
                    provider_id=provider,
                )


def _offers(offer: dict[str, Any], detail: str) -> Iterator[tuple[Any, Any, str | None]]:
    """Price, count and provider of each. Raises ValueError."""
    if detail == "simple":
        yield _value(offer, "cost"), _value(offer, "count"), None
    elif detail == "by_price":
        yield from ((price, _value(offer, price), None) for price in offer)
    else:
        for provider, one in offer.items():
            row = {"provider_id": provider, **_object(one)}
            named = None if row["provider_id"] is None else str(_value(row, "provider_id"))
            yield _value(row, "price"), _value(row, "count"), named


def _value(row: dict[str, Any], key: str) -> Any:
    if type(row.get(key)) not in (str, int):
        raise ValueError(f"{key} is missing")
    return row[key]


def _object(value: Any) -> dict[str, Any]:
    """An object; an empty list is an empty one, as PHP writes it. Raises ValueError."""
    if value == []:
        return {}
    if not isinstance(value, dict):
        raise ValueError("no object of prices")
    return value
