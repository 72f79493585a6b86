# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Paying against the sandbox, with broken answers: once at most, and never silent about it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.payments import VitcomPayments
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    ContractError,
    RefusedError,
    TelecomError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.payment import Card, Paid, Payment
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer
from tests.support.payments import DECLINED_CARD, GOOD_CARD, pay
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import Customer

SINCE = datetime(2015, 1, 1)
BEFORE = Decimal("1000.00")


def carrier(sandbox: Sandbox, patience: float = 0.3) -> VitcomPayments:
    return VitcomPayments(Customer(sandbox, patience=patience).account)


def card(number: str = GOOD_CARD, cvv: str = "123") -> Card:
    parts = {"first_name": "Ada", "last_name": "Example", "exp_month": "12", "exp_year": "2099"}
    return Card(number=Secret(number), cvv=Secret(cvv), **{name: Secret(part) for name, part in parts.items()})


def paid(sandbox: Sandbox, number: str = GOOD_CARD, known: tuple[Payment, ...] = (), **more: Any) -> Paid:
    return carrier(sandbox, **more).pay(card(number), BEFORE, known, SINCE)


def sent(sandbox: Sandbox) -> list[str]:
    return sandbox.calls(writes=True)


def test_a_payment_is_told_with_the_balance(sandbox: Sandbox) -> None:
    found = paid(sandbox)
    assert found.payment is not None
    assert (found.payment.funded_amount, found.payment.status) == (Decimal("50.00"), "1")
    assert (found.balance, found.credited) == (Decimal("1048.25"), True)


def test_only_payments_by_card_are_listed(sandbox: Sandbox) -> None:
    assert carrier(sandbox).card_payments(SINCE) == []
    pay(sandbox)
    assert len(carrier(sandbox).card_payments(SINCE)) == 1
    assert carrier(sandbox).card_payments(datetime(2199, 1, 1)) == []


def test_money_that_came_by_bank_is_no_payment_by_card_though_the_carrier_lists_it(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    pay(sandbox)
    found = carrier(sandbox)
    read = found._wire.read
    monkeypatch.setattr(found._wire, "read", lambda *asked, **params: read(*asked, **params | {"method": None}))
    assert [payment.method for payment in found.card_payments(SINCE)] == ["paypal"]


def test_what_was_there_before_settles_nothing(sandbox: Sandbox) -> None:
    pay(sandbox)
    known = tuple(carrier(sandbox).card_payments(SINCE))
    sandbox.fault("make_payment", "drop_before")
    with pytest.raises(AmbiguousError):
        paid(sandbox, known=known)


@pytest.mark.parametrize("kind", ["drop_before", "error_500", "html"])
def test_a_lost_answer_that_nothing_shows_of_is_ambiguous_and_never_sent_again(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("make_payment", kind)
    with pytest.raises(AmbiguousError, match="Look at billing_info"):
        paid(sandbox)
    assert sent(sandbox) == ["make_payment"]


def test_a_success_that_nothing_shows_of_is_ambiguous(sandbox: Sandbox) -> None:
    sandbox.fault("make_payment", "no_effect")
    with pytest.raises(AmbiguousError, match="answered success, but no payment shows"):
        paid(sandbox)
    assert sent(sandbox) == ["make_payment"]


def test_an_effect_that_comes_late_is_waited_for(sandbox: Sandbox) -> None:
    sandbox.fault("make_payment", "late_effect", seconds=0.6, answer="drop")
    assert paid(sandbox, patience=3.0).credited
    assert sent(sandbox) == ["make_payment"]


@pytest.mark.parametrize("answer", ["drop", "success"])
def test_it_is_looked_after_for_four_times_the_patience(sandbox: Sandbox, answer: str) -> None:
    """Nobody waits for it but this request, and the next run would pay once more."""
    sandbox.fault("make_payment", "late_effect", seconds=1.0, answer=answer)
    assert paid(sandbox, patience=0.4).credited
    assert sent(sandbox) == ["make_payment"]


def test_a_lost_decline_is_ambiguous_and_names_the_payment(sandbox: Sandbox) -> None:
    sandbox.fault("make_payment", "drop_after")
    with pytest.raises(AmbiguousError, match=r"payment 88\d+ \(status 0\) is listed, and the balance is no higher"):
        paid(sandbox, DECLINED_CARD)
    assert sent(sandbox) == ["make_payment"]


def test_a_success_that_is_listed_and_not_credited_is_told_as_that(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The sandbox credits at once.
    monkeypatch.setattr(VitcomPayments, "balance", lambda _self: BEFORE)
    found = paid(sandbox)
    assert (found.payment is not None, found.credited) == (True, False)


def test_a_refusal_is_no_lost_answer(sandbox: Sandbox) -> None:
    with pytest.raises(RefusedError, match="Invalid cardnumber"):
        paid(sandbox, DECLINED_CARD)
    assert sent(sandbox) == ["make_payment"]


def test_a_refusal_that_names_a_category_is_not_sent_in_another_spelling(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The sandbox refuses by parameter only.
    payments = carrier(sandbox)
    refusal = '{"error": "Invalid merchant category"}'
    answers = answer_with(payments, refusal, monkeypatch)
    with pytest.raises(RefusedError, match="merchant category"):
        payments.pay(card(), BEFORE, (), SINCE)
    assert answers == ["make_payment"]


@pytest.mark.parametrize(
    "echo",
    [
        '{"error": "Card 4111111111111111 with 123 declined"}',
        '{"error": "Declined: 4111-1111-1111-1111 (123)"}',
        f"<html>{' ' * 150}<p>4111111111111111<p>123",
    ],
)
def test_a_carrier_that_repeats_the_card_is_not_quoted(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, echo: str
) -> None:
    payments = carrier(sandbox)
    answer_with(payments, echo, monkeypatch)
    with pytest.raises(TelecomError) as told:
        payments.pay(card(), BEFORE, (), SINCE)
    assert "********" in str(told.value)
    assert not [part for part in ("4111", "1111", "123") if part in str(told.value)]


def test_a_payment_without_a_date_is_no_payment(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    payments = carrier(sandbox)
    answer_with(payments, '{"status": "200", "data": [{"referenceno": "1", "date": ""}]}', monkeypatch, "get_payments")
    with pytest.raises(ContractError, match=r"\$\.data\[0\]\.date: expected a date"):
        payments.card_payments(SINCE)


def answer_with(
    payments: VitcomPayments, text: str, monkeypatch: pytest.MonkeyPatch, call: str = "make_payment"
) -> list[str]:
    """Let a call be answered so, for the sandbox never does; returns the calls answered."""
    session = payments._wire.session
    answered: list[str] = []
    exchange = session._exchange

    def other(request: Any, *, writes: bool) -> Any:
        if request.call != f"vitcom {call}":
            return exchange(request, writes=writes)
        answered.append(call)
        return Answer(status=200, content_type="", text=text), None

    monkeypatch.setattr(session, "_exchange", other)
    return answered
