# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The accounts of the sandbox: who may call, with which key. Made from the seed alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialtone_sandbox.context import Api

FEWEST = 3
"""The customer, another buyer, and one more: so many each API has at least."""


@dataclass(frozen=True)
class Account:
    """One customer of one API; `balance` is what it starts with."""

    api: str
    account: str
    api_key: str
    balance: Decimal


class Accounts:
    """All accounts, `count` of each API. The first is the customer, the others are strangers."""

    def __init__(self, apis: Mapping[str, Api], seed: int, balance: Decimal, count: int = FEWEST) -> None:
        self._paths = {name: api.PATH for name, api in apis.items()}
        rng, more = Random(f"accounts:{seed}"), Random(f"more accounts:{seed}")
        # The first of each API stay the same, however many there are.
        self._all = [_account(api, apis, n, rng, balance) for api in apis for n in range(FEWEST)]
        self._all += [_account(api, apis, n, more, balance) for api in apis for n in range(FEWEST, count)]
        self._by_login = {(entry.api, entry.account): entry for entry in self._all}

    def of(self, api: str) -> list[Account]:
        """The accounts of one API, the customer first."""
        return [entry for entry in self._all if entry.api == api]

    def find(self, api: str, account: str) -> Account | None:
        """The account with this login or number, or None."""
        return self._by_login.get((api, account))

    def stranger(self, api: str) -> Account:
        """The other buyer, who takes what was wanted."""
        return self.of(api)[1]

    def path(self, api: str) -> str:
        """The path of an API's base URL."""
        return self._paths[api]

    def listing(self, base_url: str) -> dict[str, object]:
        """As GET /_sandbox/accounts shows them."""
        shown = [
            (entry, {"account": entry.account, "api_key": entry.api_key, "api_url": base_url + self.path(entry.api)})
            for entry in self._all
        ]
        first = {api: next(row for entry, row in shown if entry.api == api) for api in self._paths}
        more = [{"api": entry.api, **row} for entry, row in shown if row is not first[entry.api]]
        return {**first, "more": more}


def _account(name: str, apis: Mapping[str, Api], n: int, rng: Random, balance: Decimal) -> Account:
    return Account(name, apis[name].login(n, rng), f"{rng.getrandbits(160):040x}", balance)
