# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A minimum balance, and what the account holds and paid lately, to a plan. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from ..domain.action import Action, Item, Plan
from ..domain.money import UNTOLD, ZERO, text
from ..domain.payment import Payment

NO_AMOUNT = "the API takes no amount: the carrier charges the card with its own"
#: The carrier states no time zone: a day of 24 hours ends up to 12 hours later there than here.
LATELY = timedelta(hours=36)


@dataclass(frozen=True, kw_only=True)
class PaymentWish:
    """``again``: pay though it was paid lately."""

    account: str
    minimum: Decimal
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class PaymentsObserved:
    """``balance``: None where no money ever moved; ``payments``: those by card; ``now``: in UTC, without a zone."""

    balance: Decimal | None
    payments: Sequence[Payment]
    now: datetime


def falls_short(balance: Decimal | None, minimum: Decimal) -> bool:
    """Whether something has to be paid. An account on which no money ever moved holds nothing."""
    return (balance or ZERO) < minimum


def lately(now: datetime) -> datetime:
    """From when on a payment counts as made yesterday or today, wherever the carrier is."""
    return min(datetime.combine(now - timedelta(days=1), time.min), now - LATELY)


def plan_payment(wish: PaymentWish, observed: PaymentsObserved) -> Plan:
    """Pay once when the balance is too low, and not when that was done yesterday or today, whatever came of it."""
    facts: dict[str, Any] = {"balance": text(observed.balance)}
    if not falls_short(observed.balance, wish.minimum):
        return Plan.of([Item(name=wish.account, facts=facts)])
    since = lately(observed.now)
    recent = [payment for payment in observed.payments if _latest(payment) >= since]
    if recent and not wish.again:
        why = _not_again(observed.balance, wish.minimum, recent[-1])
        item = Item(name=wish.account, status="skipped", facts=facts | payment_facts(recent[-1]), error=why)
        return Plan.of([item], warnings=(why,))
    after = {"minimum_balance": text(wish.minimum)}
    action = Action(action="pay", resource="payment", name=wish.account, after=after, cost=UNTOLD)
    return Plan.of([Item(name=wish.account, action=action, facts=facts)], notes=(NO_AMOUNT,))


def _latest(payment: Payment) -> datetime:
    """When it was made at the latest: midnight is how a mere day is printed."""
    made = payment.made
    return datetime.combine(made, time.max) if made.time() == time.min else made


def _not_again(balance: Decimal | None, minimum: Decimal, payment: Payment) -> str:
    return (
        f"the balance {text(balance or ZERO)} is below {text(minimum)}, and nothing was paid, because a payment by "
        f"card of {payment.made.isoformat()} is listed (reference {payment.reference}, status {payment.status}): look "
        "at billing_info, and set again to pay all the same"
    )


def payment_facts(payment: Payment) -> dict[str, Any]:
    """What a result tells of a payment; money as decimal strings."""
    return {
        "reference": payment.reference,
        "date": payment.made.isoformat(),
        "payment_status": payment.status,
        **{key: text(getattr(payment, key)) for key in ("funded_amount", "charges", "amount")},
    }
