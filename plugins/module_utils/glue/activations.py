# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""sms_activation: its options, what they ask of the carrier, and waiting for what takes time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..carriers.capabilities.activations import ACTIVATIONS
from ..carriers.outcome import failure
from ..domain import money
from ..domain.action import Action, Outcome, Plan, Report, Status
from ..domain.activation import Activation, LostRentalError, Rental, TooEarlyError
from ..domain.errors import RefusedError, TelecomError
from ..domain.money import Cost
from ..domain.problem import Problems
from ..execution import Handlers, Outcomes
from ..planning.activations import plan_activation, plan_rental
from .bulk import read_amount
from .resource import Resource
from .waiting import PASSING, turns, wait_problems, wait_spec

if TYPE_CHECKING:
    from ..domain.kinds import Kind

_TEXTS = ("service", "country", "max_price", "ref", "activation_id", "known_code")
_LISTS = ("providers", "except_providers", "except_prefixes")
_STATES = ["received", "completed", "another", "cancelled"]
SMS_ACTIVATION_SPEC: dict[str, Any] = {
    **{option: {"type": "str"} for option in _TEXTS},
    **{option: {"type": "list", "elements": "str"} for option in _LISTS},
    "state": {"type": "str", "choices": _STATES, "default": "received"},
    "wait": {"type": "bool", "default": True},
    **wait_spec(timeout=300, interval=3),
}


class ActivationResource(Resource):
    """sms_activation."""

    capability = ACTIVATIONS

    def check_input(self) -> Problems:
        problems = Problems()
        self._activation = Activation(id=(self.params["activation_id"] or "").strip())
        # Beside activation_id nothing is rented, and what would be does not matter.
        self._rental = self._read_rental(Problems() if self._activation.id else problems)
        self._known_code = (self.params["known_code"] or "").strip()
        if self._known_code and self.params["state"] != "another":
            words = f"is for state another, and state is {self.params['state']}"
            problems.add((), ("known_code",), words, ("state",))
        problems += wait_problems(self.params)
        return problems

    def _read_rental(self, problems: Problems) -> Rental:
        """What is to be rented; what cannot be goes to problems."""
        if self.params["state"] != "received":
            problems.add((), ("state",), f"{self.params['state']} needs activation_id", ("activation_id",))
        service, country, ref = ((self.params[option] or "").strip() for option in ("service", "country", "ref"))
        if self.params["state"] == "received" and not service:
            words = "is required to rent a number (or activation_id, to go on with one)"
            problems.add((), ("service",), words, ("activation_id",))
        lists = {option: _digits(option, self.params[option], problems) for option in _LISTS}
        both = sorted(set(lists["providers"]) & set(lists["except_providers"]))
        if both:
            problems.add((), ("providers",), f"and except_providers both name {', '.join(both)}")
        price = _price(self.params["max_price"], problems)
        return Rental(service=service, country=country or None, max_price=price, ref=ref or None, **lists)

    def plan(self) -> Plan:
        """Look up the price of a number to rent, or the state of the activation."""
        if not self._activation.id:
            return plan_rental(self._rental, self.carrier.price(self._rental))
        self._activation = self.carrier.activation(self._activation.id)
        return plan_activation(self.params["state"], self._activation, self._known_code)

    def handlers(self, plan: Plan) -> Handlers:
        moves: tuple[Kind, ...] = ("complete", "another", "cancel")
        return {("activation", "rent"): self._rent, **{("activation", step): self._move for step in moves}}

    def _rent(self, actions: Sequence[Action], report: Report) -> None:
        (action,) = actions
        try:
            self._activation = self.carrier.rent(self._rental)
        except LostRentalError as error:
            report(replace(failure(action, error), cost=Cost(setup=error.spent)))
        else:
            report(self._rented(action, "pending"))

    def _rented(self, action: Action, status: Status) -> Outcome:
        """The outcome of a rental; its result bears the number, which nobody knew before."""
        known = self._activation
        cost = action.cost if known.cost is None else Cost(setup=known.cost)
        facts = {"name": known.number, "id": known.id, "number": known.number, "code": known.code}
        return Outcome(action=action, status=status, facts=facts, cost=cost)

    def _move(self, actions: Sequence[Action], report: Report) -> None:
        """A step. What comes too early is waited for afterwards, where that is wanted."""
        (action,) = actions
        try:
            self._take(action, report)
        except TooEarlyError:
            if not self.params["wait"]:
                raise
            report(Outcome(action=action, status="pending"))

    def _take(self, action: Action, report: Report) -> None:
        taken = self.carrier.move(self._activation.id, action.action)
        if action.action != "another":
            self._activation = replace(self._activation, status=self.params["state"])
        elif taken:
            self._activation = replace(self._activation, status="another", code=None)
        else:
            self._look()
        if not taken and self._known_code and self._activation.code == self._known_code:
            hint = "Nothing was changed. End it with state completed, and rent another number for another code."
            raise RefusedError("the carrier does not let it ask for another code (BAD_STATUS)", hint=hint)
        facts = {"code": self._activation.code}
        report(Outcome(action=action, status="done" if taken else "ok", facts=facts))

    def _look(self) -> None:
        now = self.carrier.activation(self._activation.id)
        self._activation = replace(self._activation, status=now.status, code=now.code)

    def finish(self, plan: Plan, outcomes: Outcomes) -> Plan | None:
        """Wait for the code, or for the time from which on the carrier cancels."""
        if self.params["state"] == "received":
            return self._received(plan, outcomes) if self.params["wait"] else None
        for action in plan.actions:
            outcome = outcomes.of(action)
            if outcome is not None and outcome.status == "pending":
                self._await_cancel(action, outcomes.report)
        return plan

    def _received(self, plan: Plan, outcomes: Outcomes) -> Plan:
        self._await_code()
        for action in plan.actions:
            outcomes.report(self._rented(action, "done"))
        return plan if plan.actions else plan_activation("received", self._activation)

    def _await_code(self) -> None:
        """Look until the code is there. Raises a TelecomError when it does not come."""
        waiting = turns(self.params)
        while self._activation.status != "received":
            if self._activation.status == "cancelled":
                gone = f"activation {self._activation.id} was cancelled before a code came"
                raise TelecomError(gone, hint="Rent another number, without activation_id.")
            if not next(waiting, False):
                raise TelecomError(self._time_out())
            with suppress(*PASSING):
                self._look()

    def _time_out(self) -> str:
        known = self._activation
        number = f" on {known.number}" if known.number else ""
        end = "end it with state completed" if known.status == "another" else "give it back with state cancelled"
        return (
            f"no code came{number} within {self.params['wait_timeout']:g} s. Activation {known.id} stays open: go on "
            f"waiting with activation_id {known.id}, or {end} and this activation_id"
        )

    def _await_cancel(self, action: Action, report: Report) -> None:
        """Ask again until the carrier cancels it."""
        for _turn in turns(self.params):
            try:
                return self._take(action, report)
            except (TooEarlyError, *PASSING):
                continue
            except TelecomError as error:
                return report(failure(action, error))
        words = f"the carrier does not cancel it yet after {self.params['wait_timeout']:g} s of waiting"
        return report(failure(action, RefusedError(words, hint="It stays open. Run again, or raise wait_timeout.")))

    def extras(self, plan: Plan, outcomes: Outcomes) -> dict[str, Any]:
        """``activation`` as it is now, null where none was rented."""
        known = self._activation
        if not known.id:
            return {"activation": None}
        row = {key: getattr(known, key) for key in ("id", "number", "code", "status", "operator")}
        return {"activation": row | {"cost": money.text(known.cost)}}


def _digits(option: str, given: Sequence[str] | None, problems: Problems) -> tuple[str, ...]:
    """Ids of providers, or prefixes of numbers, as digits."""
    values = [str(value).strip().removeprefix("+") for value in given or ()]
    for at, value in enumerate(values):
        if not value.isdecimal():
            problems.add((option, at), (), f"{value!r} is no number")
    return tuple(values)


def _price(given: str | None, problems: Problems) -> Decimal | None:
    price = read_amount(given, (), ("max_price",), problems)
    if price == 0:
        problems.add((), ("max_price",), f"is {given}; it must be more than 0")
    return price
