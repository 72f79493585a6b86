# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""sms_price_info: what a number for one verification code costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..domain import money

if TYPE_CHECKING:
    from ..carriers.capabilities.sms_prices import SmsPrices

SMS_PRICE_SPEC: dict[str, Any] = {
    "service": {"type": "str"},
    "country": {"type": "str"},
    "detail": {"type": "str", "choices": ["simple", "by_price", "by_provider"], "default": "simple"},
}


def read_sms_prices(carrier: SmsPrices, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys."""
    service, country = ((params[option] or "").strip() or None for option in ("service", "country"))
    detail = params["detail"]
    rows = [
        {"country": price.country, "service": price.service, "price": money.text(price.price), "count": price.count}
        | ({"provider_id": price.provider_id} if detail == "by_provider" else {})
        for price in carrier.prices(service, country, detail)
    ]
    return {"prices": rows}
