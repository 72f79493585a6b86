# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A customer of the vitcom API who sends what a test says, and reads answers without any tolerance."""

from __future__ import annotations

from typing import Any

import requests

from tests.unit.sandbox.served import Served

TRUNK = {"title": "edge", "primaryTrunk": "198.51.100.7", "billingType": "Metered"}


class Vitcom:
    """One account. `customer` 0 is the usual one, 1 and 2 are strangers."""

    def __init__(self, served: Served, customer: int = 0) -> None:
        self.served = served
        accounts = served.get("accounts")
        mine = [accounts["vitcom"], *(entry for entry in accounts["more"] if entry["api"] == "vitcom")][customer]
        self.account = str(mine["account"])
        self.url = str(mine["api_url"])
        self.credentials = {"token": mine["api_key"], "accountno": self.account}

    def post(self, verb: str, /, **params: str) -> requests.Response:
        return self.upload(verb, {}, **params)

    def upload(self, verb: str, files: dict[str, tuple[str, bytes]], /, **params: str) -> requests.Response:
        """POST with files, as multipart."""
        return self.served.http.post(f"{self.url}/{verb}", data=self.credentials | params, files=files, timeout=20)

    def call(self, verb: str, /, **params: str) -> dict[str, Any]:
        """The answer to an accepted call."""
        response = self.post(verb, **params)
        assert response.status_code == 200, response.text
        return dict(response.json())

    def refused(self, verb: str, /, **params: str) -> str:
        """The error of a refused call."""
        response = self.post(verb, **params)
        assert (response.status_code, response.json()["status"]) == (404, "404"), response.text
        return str(response.json()["error"])

    def read(self, **readings: object) -> None:
        """Change readings."""
        self.served.control("readings", readings)

    def advance(self, *, days: float) -> None:
        self.served.control("clock", {"advance": days * 86400})

    @property
    def state(self) -> dict[str, Any]:
        return dict(self.served.get("state")["vitcom"])

    @property
    def balance(self) -> str:
        return str(self.state["balance"][self.account])

    def trunk(self, **params: str) -> str:
        """A new trunk group's id."""
        self.call("defineTrunk", **(TRUNK | params))
        return str(self.call("get_trunk")["data"][-1]["id"])

    def reserve(self, number: str) -> str:
        """The reserveId of a number in the state of Washington."""
        return str(self.call("reserve", category="landline", state="WA", number=number)["reserveId"])

    def bulk(self, quantity: int, **params: str) -> dict[str, Any]:
        return self.call("bulkreserve", **({"category": "landline", "state": "WA"} | params), quantity=str(quantity))

    def order(self, *numbers: str) -> str:
        """The orderId of an unprocessed order of these numbers, on a new trunk group."""
        self.read(reserve_many="all")
        reserve_id = self.reserve(",".join(numbers))
        return str(self.call("gen_order", trunk_id=self.trunk(), reserveId=reserve_id)["orderId"])

    def buy(self, *numbers: str) -> str:
        """The orderId of a processed order."""
        order_id = self.order(*numbers)
        self.call("process_order", orderId=order_id)
        return order_id

    def port(self, *numbers: str, **params: str) -> requests.Response:
        """Order a port-in of numbers of 11 digits."""
        given = {
            "numbers": ",".join(numbers),
            "category": "landline",
            "subscriberType": "business",
            "loaAuthorizingPerson": "Sunny Summertime",
        }
        documents = {"loa_doc": ("loa.pdf", b"%PDF loa"), "carrier_doc": ("bill.pdf", b"%PDF bill")}
        return self.upload("generate_lnp_order", documents, **(given | params))
