# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A customer of the handler_api who sends what a test says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import requests

from tests.unit.sandbox.served import Served


class Smsbower:
    """One account. `customer` 0 is the usual one, 1 and 2 are strangers."""

    def __init__(self, served: Served, customer: int = 0) -> None:
        self.served = served
        accounts = served.get("accounts")
        strangers = [entry for entry in accounts["more"] if entry["api"] == "smsbower"]
        self.account = [accounts["smsbower"], *strangers][customer]

    def get(self, action: str, **params: object) -> requests.Response:
        """The answer to a GET with this action."""
        query = {"api_key": self.account["api_key"], "action": action} | {name: str(v) for name, v in params.items()}
        return self.served.http.get(self.account["api_url"], params=query, timeout=20)

    def word(self, action: str, **params: object) -> str:
        """The word that an action answers."""
        response = self.get(action, **params)
        assert response.status_code == 200, response.text
        assert response.headers["content-type"].startswith("text/"), response.text
        return response.text

    def table(self, action: str, **params: object) -> Any:
        """The JSON that an action answers."""
        response = self.get(action, **params)
        assert response.headers["content-type"] == "application/json", response.text
        return response.json()

    def rent(self, **params: object) -> str:
        """The id of a number rented for Telegram in Indonesia, unless told otherwise."""
        answer = self.word("getNumber", **({"service": "tg", "country": 6} | params))
        assert answer.startswith("ACCESS_NUMBER:"), answer
        return answer.split(":")[1]

    def status(self, activation: str) -> str:
        return self.word("getStatus", id=activation)

    def change(self, activation: str, status: int) -> str:
        """setStatus"""
        return self.word("setStatus", id=activation, status=status)

    def code(self, activation: str) -> str:
        """The code that the number receives."""
        self.advance(2)
        answer = self.status(activation)
        assert answer.startswith("STATUS_OK:"), answer
        return answer.partition(":")[2]

    def advance(self, seconds: float) -> None:
        self.served.control("clock", {"advance": seconds})

    def read(self, **readings: str) -> None:
        """Change readings."""
        self.served.control("readings", readings)

    @property
    def balance(self) -> Decimal:
        return Decimal(self.word("getBalance").removeprefix("ACCESS_BALANCE:"))

    @property
    def state(self) -> dict[str, Any]:
        return dict(self.served.get("state")["smsbower"])
