# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Run by the Python of an environment that holds the clients: `sms_clients.py CLIENT HANDLER_URL API_KEY CONTROL_URL`.

Each client rents a number, receives two codes, completes, rents again and cancels. Its code is unmodified; only its
address is set. What it returned at each step is printed as one JSON object.
"""

from __future__ import annotations

import importlib
import json
import sys
import urllib.request
from collections.abc import Callable
from typing import Any, Protocol

SERVICE, COUNTRY = "tg", "6"
READY, ANOTHER, COMPLETE, CANCEL = 1, 3, 6, 8


class Client(Protocol):
    """What every client can do, under one name."""

    def balance(self) -> float: ...

    def prices(self) -> dict[str, Any]: ...

    def rent(self) -> tuple[str, str]:
        """Id and phone number."""

    def code(self, activation: str) -> str | None:
        """The code received, or None while waiting for one."""

    def change(self, activation: str, status: int) -> str: ...


class SmsActivate:
    """smsactivate 1.5"""

    def __init__(self, url: str, key: str) -> None:
        self._api = importlib.import_module("smsactivate.api").SMSActivateAPI(key)
        self._api._SMSActivateAPI__api_url = url

    def balance(self) -> float:
        return float(self._api.getBalance()["balance"])

    def prices(self) -> dict[str, Any]:
        return dict(self._api.getPrices(service=SERVICE, country=COUNTRY))

    def rent(self) -> tuple[str, str]:
        rented = self._api.getNumber(service=SERVICE, country=COUNTRY, maxPrice="1")
        return str(rented["activation_id"]), str(rented["phone"])

    def code(self, activation: str) -> str | None:
        status, _colon, code = self._api.getStatus(id=activation).partition(":")
        return code if status == "STATUS_OK" else None

    def change(self, activation: str, status: int) -> str:
        return str(self._api.setStatus(id=activation, status=status))


class SmsHub:
    """pysmshub 0.1.3"""

    def __init__(self, url: str, key: str) -> None:
        package = importlib.import_module("pysmshub")
        self._sent = package.Status.SENT
        self._unknown_word = importlib.import_module("pysmshub.exceptions").SmsHubApiException
        self._api = package.SyncSmsHubApi(key)
        self._api.base_url = url

    def balance(self) -> float:
        return float(self._api.get_balance())

    def prices(self) -> dict[str, Any]:
        return dict(self._api.get_prices(service=SERVICE, country=COUNTRY))

    def rent(self) -> tuple[str, str]:
        activation, number = self._api.get_number(service=SERVICE, country=COUNTRY, max_price=1)
        return activation, number

    def code(self, activation: str) -> str | None:
        """It knows STATUS_WAIT_RETRY, but not the seed's STATUS_WAIT_RESEND."""
        try:
            status, code = self._api.get_status(activation)
        except self._unknown_word:
            return None
        return str(code) if status == self._sent else None

    def change(self, activation: str, status: int) -> str:
        return str(self._api.set_status(activation, status))


class Grizzly:
    """grizzly-sms-client 0.1.1"""

    def __init__(self, url: str, key: str) -> None:
        client = importlib.import_module("grizzly_sms.client")
        self._api = client.GrizzlySms(key, base_url=url.removesuffix("/stubs/handler_api.php"))

    def balance(self) -> float:
        return float(self._api.get_balance())

    def prices(self) -> dict[str, Any]:
        self._api.get_countries()
        self._api.get_services()
        return dict(self._api.get_prices(service=SERVICE, country=COUNTRY))

    def rent(self) -> tuple[str, str]:
        rented = self._api.get_number_v2(SERVICE, country=COUNTRY, max_price=1)
        return rented.activation_id, rented.phone_number

    def code(self, activation: str) -> str | None:
        status = self._api.get_status(activation)
        return status.code if status.status == "STATUS_OK" else None

    def change(self, activation: str, status: int) -> str:
        return str(self._api.set_status(activation, status))


CLIENTS: dict[str, Callable[[str, str], Client]] = {
    "smsactivate": SmsActivate,
    "pysmshub": SmsHub,
    "grizzly-sms-client": Grizzly,
}


def run(client: Client, advance: Callable[[float], None]) -> dict[str, Any]:
    """All steps."""
    steps: dict[str, Any] = {"balance": client.balance(), "prices": client.prices()}
    activation, steps["number"] = client.rent()
    steps["ready"] = client.change(activation, READY)
    steps["code_at_once"] = client.code(activation)
    advance(2)
    steps["code"] = client.code(activation)
    steps["another"] = client.change(activation, ANOTHER)
    steps["another_code_at_once"] = client.code(activation)
    advance(2)
    steps["another_code"] = client.code(activation)
    steps["complete"] = client.change(activation, COMPLETE)
    steps["balance_after_one"] = client.balance()
    activation, _number = client.rent()
    steps["balance_after_two"] = client.balance()
    advance(121)
    steps["cancel"] = client.change(activation, CANCEL)
    steps["balance_at_end"] = client.balance()
    return steps


def main() -> None:
    """Print the steps as JSON."""
    name, url, key, control = sys.argv[1:]

    def advance(seconds: float) -> None:
        body = json.dumps({"advance": seconds}).encode()
        with urllib.request.urlopen(f"{control}/clock", body, timeout=20) as answer:
            answer.read()

    print(json.dumps(run(CLIENTS[name](url, key), advance)))


if __name__ == "__main__":
    main()
