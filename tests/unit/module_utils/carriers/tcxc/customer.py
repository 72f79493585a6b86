# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A customer of tcxc in the sandbox: carries actions out and keeps what was told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.listing import TcxcNumberRows
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.numbers import Observed, TcxcNumbers
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import (
    NumberUpdate,
    Outcome,
    Plan,
    Purchase,
    Release,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import UNTOLD, Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer, Routing
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import NO_MARKET, NumbersWish
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.spares import SpareOffers
from tests.support.accounts import account
from tests.support.numbers import pool
from tests.support.sandbox import Sandbox

CONTACTS: Routing = {
    "contact": "sip:{number}@here.example.com",
    "smpp_contact": "smpp:me:hush:{number}@smpp.example.com:2776",
}
#: Numbers that the tests put on the market, all at the same price.
ADDED = [f"+120621900{at:02}" for at in range(1, 13)]
PRICE = Decimal("2.5000")


@dataclass
class Customer:
    """Carries actions out on an account and keeps what was told of them."""

    sandbox: Sandbox
    carrier: TcxcNumbers
    told: list[Outcome] = field(default_factory=list)

    def rows(self) -> TcxcNumberRows:
        return TcxcNumberRows(account(self.sandbox))

    def observed(self) -> Observed:
        """The account as it is found when nothing is wanted of it."""
        return self.carrier.read_account(NumbersWish())

    def purchase(self, number: str, group: str | None = None, payer: str = "1") -> Purchase:
        """A purchase as the plan makes it, of a number that is for sale."""
        offer = self.carrier.market.of([number])[number]
        return Purchase.of(offer, CONTACTS, payer, group)

    def buy(self, *purchases: Purchase, spares: Sequence[Offer] = ()) -> dict[str, str]:
        """What became of each purchase, by its planned number."""
        claims = SpareOffers(Plan(spares={"p": tuple(spares)}), NumbersWish(pools=(pool(1, routing=CONTACTS),)))
        self.observed().buy(purchases, NO_MARKET, claims, UNTOLD, self.told.append)
        return self.statuses()

    def statuses(self) -> dict[str, str]:
        return {outcome.action.name: outcome.status for outcome in self.told}

    def owned(self) -> set[str]:
        """What the carrier says that the account owns, in E.164."""
        state = self.sandbox.state()["tcxc"]["owned"][self.sandbox.accounts["tcxc"]["account"]]
        return {f"+{row['number']}" for row in state}

    def bought(self) -> list[str]:
        """Every purchase that the carrier booked for this account, in order."""
        login = self.sandbox.accounts["tcxc"]["account"]
        ledger = self.sandbox.state()["tcxc"]["ledger"]
        return [f"+{row['number']}" for row in ledger if (row["account"], row["action"]) == (login, "purchase")]

    def grant(self, *numbers: str) -> None:
        """Make numbers owned, routed to CONTACTS."""
        digits = [number[1:] for number in numbers]
        self.sandbox.control("grant", {"api": "tcxc", "numbers": digits, "fields": dict(CONTACTS)})

    def update(self, number: str, routing: Routing) -> NumberUpdate:
        owned = self.carrier.owned.of([number])[number]
        return NumberUpdate(name=number, owned=owned, after=routing)

    def release(self, number: str) -> Release:
        owned = self.carrier.owned.of([number])[number]
        return Release(name=number, owned=owned, cost=Cost())
