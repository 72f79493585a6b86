# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A vitcom customer of the sandbox, who wishes, plans and buys as the modules do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.account import Account
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom import CARRIER
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.listing import VitcomNumberRows
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.numbers import Observed, VitcomNumbers
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import Wire
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Outcome, Plan
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import OwnedNumber, Routing, Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import (
    NO_MARKET,
    Holdings,
    NumbersWish,
    WantedNumber,
    WantedPool,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.execution import Handlers, Outcomes, execute
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.matching import matched
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.numbers import left_to_buy, plan_numbers
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.spares import SpareOffers
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings
from tests.support.sandbox import Sandbox

TRUNK = {"trunk_group": "in"}
SEATTLE = Select(state="WA")


@dataclass
class Run:
    """What one run planned and what became of it."""

    plan: Plan
    outcomes: list[Outcome]
    warnings: list[str]

    @property
    def statuses(self) -> list[str]:
        return [outcome.status for outcome in self.outcomes]

    @property
    def errors(self) -> str:
        return "\n".join(outcome.error or "" for outcome in self.outcomes)

    @property
    def bought(self) -> list[str]:
        return sorted(outcome.name for outcome in self.outcomes if outcome.status == "done")


@dataclass
class Customer:
    """One account; every run reads it anew."""

    sandbox: Sandbox
    patience: float = 0.6
    token: str = ""
    _ids: dict[str, str] = field(default_factory=dict)

    @property
    def account(self) -> Account:
        given = self.sandbox.accounts["vitcom"]
        key = Secret(self.token or given["api_key"])
        settings = Settings(base_url=given["api_url"], patience=self.patience, retries=2, timeout=5)
        session = Session(settings, secrets=[key], secret_keys=CARRIER.secret_keys)
        return Account(carrier="vitcom", login=given["account"], api_key=key, auth="signature", session=session)

    def numbers(self) -> VitcomNumbers:
        return VitcomNumbers(self.account)

    def rows(self) -> VitcomNumberRows:
        return VitcomNumberRows(self.account)

    def observed(self, wish: NumbersWish) -> Observed:
        """The account as it is found for a wish."""
        return self.numbers().read_account(wish)

    def trunk_group(self, title: str = "in") -> str:
        """A new trunk group; returns its id."""
        wire = Wire(self.account)
        options = {"primaryTrunk": "192.0.2.1", "billingType": "Metered"}
        wire.write("defineTrunk", lambda body: body, title=title, **options)
        return wire.read("get_trunk", lambda body: str(body["data"][-1]["id"]))

    def run(self, wish: NumbersWish, *, check: bool = False) -> Run:
        """Plan and, unless it has problems, carry it out."""
        account = self.account
        carrier = VitcomNumbers(account)
        seen = carrier.read_account(wish)
        match = matched(seen.wish, seen.holdings)
        market = seen.read_market(match.lack) if match.lack else NO_MARKET
        plan = plan_numbers(seen.wish, match, market, carrier.purchase_problems)
        outcomes = Outcomes()
        spares, budget = SpareOffers(plan, seen.wish), left_to_buy(plan, wish.budget)
        handlers: Handlers = {
            ("number", "purchase"): lambda actions, report: seen.buy(actions, market, spares, budget, report),
            ("number", "adopt"): seen.adopt,
            ("number", "update"): seen.route,
            ("number", "release"): seen.release,
        }
        if not plan.problems and not check:
            execute(plan, handlers, outcomes)
        return Run(plan, [told for action in plan.actions if (told := outcomes.of(action))], account.warnings)

    def for_sale(self, state: str = "WA") -> list[str]:
        """Numbers for sale in a state, lowest first."""
        return [offer.number for offer in self.rows().list_market(Select(state=state), None)]

    def state(self, key: str) -> Any:
        """A part of what the carrier holds for all accounts."""
        return self.sandbox.state()["vitcom"][key]

    def nothing_left(self) -> bool:
        """Whether nothing stays in the cart, and every order was paid for."""
        return not self.state("reservations") and all(order["processed"] for order in self.state("orders"))

    def bought_nothing(self) -> bool:
        """Whether no money left the account and no number came to it."""
        return not self.owned() and not self.spent()

    def spent(self) -> Decimal:
        """What left the balance."""
        return Decimal(1000) - Decimal(self.state("balance")[self.sandbox.accounts["vitcom"]["account"]])

    def grant(self, numbers: list[str], **fields: Any) -> None:
        """Numbers owned at once."""
        self.sandbox.control("grant", {"api": "vitcom", "numbers": numbers, "fields": fields})

    def holdings(self, wish: NumbersWish) -> Holdings:
        """What the account holds of a wish."""
        return self.observed(wish).holdings

    def owned_rows(self, numbers: list[str]) -> Mapping[str, OwnedNumber]:
        """Those of these numbers that are owned, with their trunk group."""
        return self.holdings(explicit(numbers)).owned

    def owned(self) -> list[str]:
        """The numbers paid for and not cancelled."""
        return [f"+1{row['number']}" for row in self.state("numbers") if row["status"] != "2"]


def explicit(numbers: Sequence[str], routing: Routing | None = None, **more: Any) -> NumbersWish:
    """A wish for these numbers."""
    target = TRUNK if routing is None else routing
    return NumbersWish(numbers=tuple(WantedNumber(number=number, routing=target) for number in numbers), **more)


def pool(count: int, select: Select = SEATTLE, routing: Routing | None = None, **more: Any) -> NumbersWish:
    """A wish for a pool."""
    wanted = WantedPool(name="pool", count=count, select=select, routing=TRUNK if routing is None else routing)
    return NumbersWish(pools=(wanted,), **more)


def two_groups(customer: Customer, count: int = 3) -> NumbersWish:
    """A wish for an explicit number for one trunk group and a pool for another."""
    customer.trunk_group("other")
    first = customer.for_sale()[0]
    return NumbersWish(numbers=explicit([first]).numbers, pools=pool(count, routing={"trunk_group": "other"}).pools)
