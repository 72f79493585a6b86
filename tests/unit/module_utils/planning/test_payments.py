# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""When a payment is due: below the minimum, and not when one was made yesterday or today."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Plan
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.payment import Payment
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.payments import (
    PaymentsObserved,
    PaymentWish,
    plan_payment,
)

NOON = "2026-11-21T12:00:00"


def plan(balance: str | None, *made: str, minimum: str = "10", again: bool = False, now: str = NOON) -> Plan:
    """The plan at that moment, with payments made at these."""
    return plan_payment(
        PaymentWish(account="VC1", minimum=Decimal(minimum), again=again),
        PaymentsObserved(
            balance=None if balance is None else Decimal(balance),
            payments=[Payment(reference="880001", made=datetime.fromisoformat(each)) for each in made],
            now=datetime.fromisoformat(now),
        ),
    )


@pytest.mark.parametrize("balance", ["10", "10.00", "11"])
def test_enough_is_enough(balance: str) -> None:
    assert (plan(balance).actions, plan(balance).items[0].status) == ((), "ok")


@pytest.mark.parametrize("balance", ["9.99", "-3", None])
def test_too_little_is_paid(balance: str | None) -> None:
    (action,) = plan(balance).actions
    assert (action.action, action.name, action.after) == ("pay", "VC1", {"minimum_balance": "10"})


def test_an_account_that_holds_nothing_may_be_wanted_so() -> None:
    assert plan(None, minimum="0").actions == ()


@pytest.mark.parametrize(
    ("made", "now"),
    [
        ("2026-11-21T11:00:00", NOON),
        ("2026-11-20T00:00:01", NOON),
        ("2026-11-20T00:00:00", NOON),
        ("2026-11-20T00:01:00", "2026-11-21T18:00:00"),
        ("2026-11-22T02:00:00", NOON),
        # A nightly task, and a carrier eight hours behind UTC: its day before is ours before yesterday.
        ("2026-11-19T16:30:00", "2026-11-21T00:30:00"),
        ("2026-11-19T00:00:00", "2026-11-21T00:30:00"),
    ],
)
def test_paid_yesterday_or_today_is_not_paid_again(made: str, now: str) -> None:
    found = plan("1", made, now=now)
    assert (found.actions, found.items[0].status, len(found.warnings)) == ((), "skipped", 1)
    assert plan("1", made, now=now, again=True).actions


def test_of_several_payments_the_last_one_is_told() -> None:
    found = plan("1", "2026-11-20T08:00:00", "2026-11-21T08:00:00")
    assert found.items[0].facts["date"] == "2026-11-21T08:00:00"
    assert "2026-11-21T08:00:00" in found.warnings[0]


@pytest.mark.parametrize("made", ["2026-11-19T23:59:59", "2026-11-19T00:00:00"])
def test_paid_before_is_paid_again(made: str) -> None:
    assert plan("1", made).actions
