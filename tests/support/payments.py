# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Payments that the customer makes without the collection."""

from __future__ import annotations

import requests

from tests.support.sandbox import Sandbox

#: The sandbox takes this card, and declines the other.
GOOD_CARD, DECLINED_CARD = "4111111111111111", "4000000000000002"


def pay(sandbox: Sandbox, card: str = GOOD_CARD) -> bool:
    """Pay by card, as the carrier's portal would; whether the carrier took it."""
    given = sandbox.accounts["vitcom"]
    fields = {"token": given["api_key"], "accountno": given["account"], "cardnumber": card, "cvv": "123"}
    fields |= {"firstname": "Ada", "lastname": "Example", "expmonth": "12", "expyear": "2099"}
    with requests.post(f"{given['api_url']}/make_payment", data=fields, timeout=20) as answer:
        return answer.ok
