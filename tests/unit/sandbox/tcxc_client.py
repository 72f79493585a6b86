# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A small tcxc client that shares nothing with the collection's: requests, signed as the PHP samples of seed 002 do."""

from __future__ import annotations

import hashlib
import time
from typing import Any

import requests

from tests.unit.sandbox.served import Served

CONTROLLERS = {
    "/number/market": "dids_market",
    "/number/purchase": "purchase_did",
    "/buyers/callhistory": "c_cdrs",
    "/dids_market.php": "dids_market",
    "/purchase_did.php": "purchase_did",
    "/c_cdrs.php": "c_cdrs",
}


class Tcxc:
    """One buyer of one sandbox."""

    def __init__(self, served: Served, account: dict[str, str] | None = None) -> None:
        self.served = served
        self.account = account or served.get("accounts")["tcxc"]

    def signed(self, path: str, **params: object) -> dict[str, str]:
        """The form fields of a request."""
        ts = str(params.pop("ts", int(time.time())))
        login, key = self.account["account"], self.account["api_key"]
        secret = CONTROLLERS.get(path.rstrip("/"), "c_dids") + key + login + ts
        signature = hashlib.sha256(secret.encode()).hexdigest()
        return {"ts": ts, "api_login": login, "signature": signature} | {name: str(v) for name, v in params.items()}

    def send(self, path: str, **params: object) -> requests.Response:
        """POST a signed request."""
        form = self.signed(path, **params)
        url = self.account["api_url"] + path
        return self.served.http.post(url, data=form, timeout=20, allow_redirects=False)

    def call(self, path: str, **params: object) -> Any:
        """The JSON of the answer."""
        return self.send(path, **params).json()

    def market(self, **params: object) -> list[dict[str, Any]]:
        """The rows for sale."""
        return list(self.call("/number/market", searchform=1, **params)["dids"])

    def owned(self, **params: object) -> list[dict[str, str]]:
        """The rows owned."""
        return list(self.call("/number/list", searchform=1, **params)["dids"])

    def for_sale(self) -> str:
        """The id of a number that can be bought with the two contacts of `buy`."""
        return next(str(row["i_did"]) for row in self.market(prefix="1206", verification_required=0) if "i_did" in row)

    def buy(self, i_did: object, **params: object) -> Any:
        """Purchase one number."""
        contacts = {"contact": "sip:a@192.0.2.1:5060", "smpp_contact": "smpp:login:secret:a@192.0.2.1:2776"}
        return self.call("/number/purchase", **{"add": 1, "i_did": i_did, "billing_i_account": 1, **contacts, **params})

    def state(self) -> Any:
        """The tcxc part of the sandbox's state."""
        return self.served.get("state")["tcxc"]
