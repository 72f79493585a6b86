# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Paying by card: make_payment takes no amount, tells nothing, and is never sent twice (seed 003)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from ...domain import money
from ...domain.errors import AmbiguousError, TelecomError
from ...domain.payment import Card, Paid, Payment
from ...domain.secret import MASK
from ...transport.confirm import LONGER, settled
from .billing import VitcomBilling
from .statements import read_payments
from .typed import amount
from .values import date
from .wire import Body, text

CALL = "make_payment"
#: A payment's method is written so, and read "paypal" in the samples: the filter tells what was paid by card.
METHOD = "Credit Card"
_FIELDS = {
    "firstname": "first_name",
    "lastname": "last_name",
    "cardnumber": "number",
    "expmonth": "exp_month",
    "expyear": "exp_year",
    "zipcode": "zip_code",
    **{name: name for name in ("cvv", "address", "address2", "city", "state")},
}
_LOOK = (
    "Look at billing_info (report payments) before the next run: without again it pays unless a payment by card shows "
    "there, and with again it pays whatever shows."
)
_LISTED = "It is not paid again while that one is of today or yesterday, unless again is set."


class VitcomPayments(VitcomBilling):
    """The ``payments`` capability of VitCom."""

    def card_payments(self, since: dt.datetime) -> list[Payment]:
        found = read_payments(self._wire, _payment, method=METHOD, begin=since)
        # Seed 003 filters by other words than its rows hold: money that came by bank must not pass for the card's.
        return [payment for payment in found if "bank" not in (payment.method or "").lower()]

    def pay(self, card: Card, before: Decimal, known: Sequence[Payment], since: dt.datetime) -> Paid:
        """Pay once. A payment shows once it is listed and the balance is higher than ``before``.

        After a success answer one of both is enough. Raises AmbiguousError where neither shows, or where the answer
        was lost and not both show.
        """
        looks: list[Paid] = []
        old = {payment.identity for payment in known}

        def look() -> Paid | None:
            new = [payment for payment in self.card_payments(since) if payment.identity not in old]
            paid = Paid(payment=new[-1] if new else None, before=before, balance=self.balance() or money.ZERO)
            looks.append(paid)
            return paid if paid.payment and paid.credited else None

        self._send(card, look, looks)

        def shown() -> Paid | None:
            return look() or next((paid for paid in reversed(looks) if paid.payment or paid.credited), None)

        patience = self._wire.session.settings.patience
        found = settled(look, patience, at_once=True) or settled(shown, patience * (LONGER - 1), at_once=True)
        if found is None:
            raise AmbiguousError(
                "the carrier answered success, but no payment shows", call=f"vitcom {CALL}", hint=_LOOK
            )
        return found

    def _send(self, card: Card, look: Callable[[], Paid | None], looks: Sequence[Paid]) -> None:
        """The one request that holds the card. What is told of its failure never does."""
        session = self._wire.session
        session.hide(card.given().values())
        fields = {name: part.reveal() for name, option in _FIELDS.items() if (part := card.given().get(option))}
        try:
            self._wire.write_once(CALL, _taken, look, fields)
        except TelecomError as error:
            error.message = _scrubbed(session.redact.text(error.message), card)
            if isinstance(error, AmbiguousError):
                listed = next((paid.payment for paid in reversed(looks) if paid.payment), None)
                error.message += "" if listed is None else f": {_named(listed)} is listed, and the balance is no higher"
                error.hint = _LOOK if listed is None else _LISTED
            raise


def _taken(_body: Body) -> Paid | None:
    """The answer tells no more than that it worked."""
    return None


def _payment(row: Body) -> Payment:
    made = date(row, "date")
    if made is None:
        raise ValueError("date is missing")
    return Payment(
        reference=text(row, "reference"),
        made=dt.datetime.fromisoformat(made).replace(tzinfo=None),
        method=text(row, "method"),
        status=text(row, "status"),
        **{name: amount(row, name) for name in ("funded_amount", "charges", "amount")},
    )


def _named(payment: Payment) -> str:
    return f"payment {payment.reference} (status {payment.status})"


def _scrubbed(message: str, card: Card) -> str:
    """Without the number, however it is grouped, and without the security code where it stands alone."""
    number = "[ -]?".join(card.number.reveal())
    shown = re.sub(rf"(?<!\d){number}(?!\d)", MASK, message)
    return re.sub(rf"(?<![\w.])(?<!HTTP ){card.cvv.reveal()}(?![\w.])", MASK, shown)
