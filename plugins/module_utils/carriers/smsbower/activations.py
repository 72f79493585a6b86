# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Renting a number, asking for its code, and moving it on: getNumber, getNumberV2, getStatus, setStatus (seed 004)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ...domain import money
from ...domain.activation import Activation, LostRentalError, Rental, TooEarlyError
from ...domain.errors import AmbiguousError, ContractError, LostAnswerError, RefusedError, TelecomError
from ...domain.phone import e164
from ...transport.confirm import settled
from ..account import Account
from .billing import SmsbowerBilling
from .prices import SmsbowerPrices
from .wire import Reply, Wire, WordError

_STATES = {
    "STATUS_WAIT_CODE": "waiting",
    "STATUS_WAIT_RESEND": "another",
    "STATUS_WAIT_RETRY": "another",
    "STATUS_CANCEL": "cancelled",
    "STATUS_OK": "received",
}
READY = "1"
#: The status that is set for each step, and the state that shows that it is taken already: of a completed activation
#: the API tells no more than that its code was received.
_STEPS = {"another": ("3", "another"), "complete": ("6", "received"), "cancel": ("8", "cancelled")}
_NEXT = {
    "waiting": "Wait for its code with state received.",
    "received": "Its code has come: end it with state completed.",
    "another": "One more code was asked for: wait for it with state received, or end it with state completed.",
    "cancelled": "Rent another number, without activation_id.",
}


class SmsbowerActivations:
    """The ``activations`` capability."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)
        self._billing = SmsbowerBilling(account)
        self._prices = SmsbowerPrices(account)
        self._patience = account.session.settings.patience

    def price(self, rental: Rental) -> Decimal | None:
        """The lowest price at which such a number is to be had now, as far as the price list tells."""
        if rental.providers or rental.except_providers:
            return self._lowest(rental, "by_provider")
        price = self._lowest(rental, "simple")
        if price is None or rental.max_price is None or price <= rental.max_price:
            return price
        # The simple list tells one price a place, and not that there is no lower one.
        return self._lowest(rental, "by_provider")

    def _lowest(self, rental: Rental, detail: str) -> Decimal | None:
        try:
            rows = self._prices.prices(rental.service, rental.country, detail)
        except WordError as error:
            if error.parameter in ("service", "country"):
                raise
            return None
        except ContractError:
            return None
        wanted, unwanted = rental.providers, rental.except_providers
        fitting = [row for row in rows if not wanted or row.provider_id in wanted]
        prices = [row.price for row in fitting if row.count and row.price and row.provider_id not in unwanted]
        return min(prices, default=None)

    def activation(self, identifier: str) -> Activation:
        """Its state and code; the API does not tell its number again."""
        return self._wire.read("getStatus", lambda reply: _state(identifier, reply), id=identifier)

    def rent(self, rental: Rental) -> Activation:
        """Rent a number, never twice: a lost answer is settled by the balance alone. Raises LostRentalError."""
        try:
            return self._rent_once(rental)
        except WordError as error:
            error.hint = f"Nothing was rented. {error.hint}".strip()
            raise

    def _rent_once(self, rental: Rental) -> Activation:
        before = self._billing.balance()
        params = _params(rental)
        if rental.except_prefixes or rental.ref:
            rented = self._rent("getNumber", params, before)
        else:
            try:
                rented = self._rent("getNumberV2", params, before)
            except WordError as error:
                if error.word != "BAD_ACTION":
                    raise
                rented = self._rent("getNumber", params, before)
        # Both are told to be optional, and what is rented must not be lost over them.
        with suppress(TelecomError):
            self._set(rented.id, READY)
        if rented.cost is None:
            with suppress(TelecomError):
                rented = replace(rented, cost=self._fallen(before))
        return rented

    def _fallen(self, before: Decimal) -> Decimal | None:
        """By how much the balance is lower than it was; None when it is not."""
        fallen = before - self._billing.balance()
        return fallen if fallen > 0 else None

    def _rent(self, action: str, params: dict[str, str], before: Decimal) -> Activation:
        def interpret(reply: Reply) -> Activation | Decimal:
            return _rented(reply)

        try:
            rented = self._wire.once(action, interpret, lambda: self._fallen(before), **params)
        except AmbiguousError as error:
            raise LostRentalError(
                f"no usable answer to {action} came, and the balance did not fall within {self._patience:g} s, so most "
                "likely no number was rented",
                spent=money.ZERO,
                hint="See the carrier's own list of activations before you run this again.",
            ) from error
        if isinstance(rented, Decimal):
            raise LostRentalError(
                f"no usable answer to {action} came, and the balance fell by {money.text(rented)}: a number was "
                "rented, and the API does not tell its id and number again",
                spent=rented,
                hint="It was not rented a second time. See the carrier's own list of activations.",
            )
        return rented

    def move(self, identifier: str, step: str) -> bool:
        """Take a step: ``another``, ``complete`` or ``cancel``. False when it was taken before.

        Raises TooEarlyError, or RefusedError where the activation's state does not allow it. Another code is refused
        where one was asked for before and has come: "to activation with status 3" only 6 (seed 004).
        """
        status, reached = _STEPS[step]
        sent = self._wire.session.calls.write
        try:
            self._set(identifier, status)
            return True
        except WordError as error:
            if error.word == "EARLY_CANCEL_DENIED":
                raise TooEarlyError(error.message, hint="It stays open. Run again later, or with wait.") from error
            if error.word != "BAD_STATUS":
                error.hint = f"Nothing was changed. {error.hint}".strip()
                raise
        except (LostAnswerError, ContractError) as error:
            return self._settled(identifier, step, error)
        now = self.activation(identifier).status
        if now != reached and (step, now) != ("another", "received"):
            words = f"the carrier refused to {step} it in its present state, {now} (BAD_STATUS)"
            raise RefusedError(words, hint=f"Nothing was changed. {_NEXT.get(now, '')}".strip())
        # More than one request: an earlier one took the step, and its answer was lost.
        return self._wire.session.calls.write - sent > 1

    def _settled(self, identifier: str, step: str, lost: TelecomError) -> bool:
        """After the last answer was lost, too: whether the step shows. Raises AmbiguousError."""
        _status, reached = _STEPS[step]

        def look() -> bool:
            return self.activation(identifier).status == reached

        if step == "complete" or not settled(look, self._patience):
            from ...transport.failures import left_open

            raise left_open(lost)
        return True

    def _set(self, identifier: str, status: str) -> None:
        self._wire.repeatable("setStatus", _accepted, id=identifier, status=status)


def _params(rental: Rental) -> dict[str, str]:
    """The parameters as the API names them; those left out are not sent."""
    given = {
        "service": rental.service,
        "country": rental.country,
        "maxPrice": money.text(rental.max_price),
        "providerIds": ",".join(rental.providers),
        "exceptProviderIds": ",".join(rental.except_providers),
        "phoneException": ",".join(rental.except_prefixes),
        "ref": rental.ref,
    }
    return {name: value for name, value in given.items() if value}


def _rented(reply: Reply) -> Activation:
    """Either answer to either call: ``ACCESS_NUMBER:id:phone``, or JSON. Raises ValueError."""
    if reply.word == "ACCESS_NUMBER":
        identifier, _colon, phone = reply.detail.partition(":")
        return _activation({"activationId": identifier, "phoneNumber": phone})
    if not isinstance(reply.data, dict):
        raise ValueError("neither ACCESS_NUMBER nor an activation")
    return _activation(reply.data)


def _activation(row: dict[str, Any]) -> Activation:
    identifier, phone = row.get("activationId"), row.get("phoneNumber")
    if any(type(told) not in (str, int) or told == "" for told in (identifier, phone)):
        raise ValueError("activationId or phoneNumber is missing")
    operator = row.get("activationOperator")
    return Activation(
        id=str(identifier),
        number=_number(phone),
        cost=_cost(row.get("activationCost")),
        operator=None if operator in (None, "") else str(operator),
    )


def _number(phone: object) -> str:
    """E.164, or what the carrier wrote: what is rented must not be lost over its spelling."""
    try:
        return e164(phone, nanp=False)
    except ValueError:
        return str(phone)


def _cost(value: object) -> Decimal | None:
    """An amount, or None for what is none: the balance tells it then."""
    try:
        return money.amount(value)
    except ValueError:
        return None


def _state(identifier: str, reply: Reply) -> Activation:
    state = _STATES.get(reply.word)
    if state is None:
        raise ValueError("no state of an activation")
    code = reply.detail.strip("'") if state == "received" else ""
    if state == "received" and not code:
        raise ValueError("STATUS_OK without a code")
    return Activation(id=identifier, status=state, code=code or None)


def _accepted(reply: Reply) -> None:
    if not reply.word.startswith("ACCESS_"):
        raise ValueError("no ACCESS_ word")
