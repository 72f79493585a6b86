# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""account_payment: keep a minimum balance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from ..carriers.capabilities.payments import PAYMENTS
from ..domain import money
from ..domain.action import Action, Outcome, Plan, Report
from ..domain.problem import Problems
from ..execution import Handlers
from ..planning import payments as planning
from ..planning.payments import PaymentsObserved, PaymentWish
from .card import CARD_SPEC, read_card
from .resource import Resource

PAYMENT_SPEC: dict[str, Any] = {
    "minimum_balance": {"type": "str", "required": True},
    "card": CARD_SPEC,
    "again": {"type": "bool", "default": False},
}


class PaymentResource(Resource):
    """account_payment."""

    capability = PAYMENTS

    def check_input(self) -> Problems:
        problems = Problems()
        minimum = _minimum(self.params["minimum_balance"], problems)
        self._card = read_card(self.params["card"], problems)
        self._wish = PaymentWish(account=self.params["account"].strip(), minimum=minimum, again=self.params["again"])
        return problems

    def plan(self) -> Plan:
        """The balance first, then what was paid: a payment that lands in between is seen, and not made again."""
        now = datetime.now(UTC).replace(tzinfo=None)
        # A day more, for a carrier that takes the beginning of a period as its own time of day.
        self._since = datetime.combine(planning.lately(now) - timedelta(days=1), time.min)
        balance = self.carrier.balance()
        payments = self.carrier.card_payments(self._since) if planning.falls_short(balance, self._wish.minimum) else []
        self._observed = PaymentsObserved(balance=balance, payments=payments, now=now)
        return planning.plan_payment(self._wish, self._observed)

    def handlers(self, plan: Plan) -> Handlers:
        return {("payment", "pay"): self._pay}

    def _pay(self, actions: Sequence[Action], report: Report) -> None:
        """A payment that is listed and not credited yet takes its time at the carrier."""
        before = self._observed.balance or money.ZERO
        for action in actions:
            paid = self.carrier.pay(self._card, before, self._observed.payments, self._since)
            facts: dict[str, Any] = planning.payment_facts(paid.payment) if paid.payment else {}
            facts["balance"] = money.text(paid.balance)
            report(Outcome(action=action, status="done" if paid.credited else "pending", facts=facts))


def _minimum(given: str, problems: Problems) -> Decimal:
    found = money.amount(given) if money.PLAIN.fullmatch(given.removeprefix("-")) else None
    if found is None:
        problems.add((), ("minimum_balance",), f"{given!r} is not an amount such as 25.00")
    return money.ZERO if found is None else found
