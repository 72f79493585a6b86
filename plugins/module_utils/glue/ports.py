# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""lnp_order and lnp_check_info: their options, and what they ask of the carrier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ..carriers.capabilities.port_ins import PORT_INS, PortIns
from ..domain import money
from ..domain.action import Action, Item, Outcome, Plan, Report, Status
from ..domain.errors import InputError, TelecomError
from ..domain.money import Cost, shares
from ..domain.phone import is_toll_free, listed
from ..domain.port_in import Portability, PortIn, PortOrder
from ..domain.problem import Problem, Problems
from ..domain.secret import Secret
from ..execution import Handlers, Outcomes
from ..planning import ports as planning
from ..planning.ports import PortInsObserved, PortInWish
from .bulk import read_amount
from .documents import read_document
from .phones import read_all_numbers
from .resource import Resource
from .waiting import PASSING, turns, wait_problems, wait_spec

LNP_CHECK_SPEC: dict[str, Any] = {
    "numbers": {"type": "list", "elements": "str"},
    "numbers_file": {"type": "path"},
}
LNP_ORDER_SPEC: dict[str, Any] = {
    **LNP_CHECK_SPEC,
    "category": {"type": "str", "choices": ["landline", "tollfree"]},
    "subscriber_type": {"type": "str", "choices": ["residential", "business"]},
    "loa_authorizing_person": {"type": "str"},
    "loa_files": {"type": "list", "elements": "path"},
    "carrier_files": {"type": "list", "elements": "path"},
    "requested_foc_date": {"type": "str"},
    "wireless_account_number": {"type": "str", "no_log": True},
    "wireless_pin": {"type": "str", "no_log": True},
    "on_rejected": {"type": "str", "choices": ["fail", "skip"], "default": "fail"},
    "wait_for": {"type": "str", "choices": ["none", "foc"], "default": "none"},
    **wait_spec(timeout=3600, interval=60),
    "budget": {"type": "dict", "options": {"setup": {"type": "str"}}},
}
_NEEDED_TO_ORDER = ("category", "subscriber_type", "loa_authorizing_person", "loa_files", "carrier_files")
_WEEKEND = {6: "Saturday", 7: "Sunday"}


class PortInResource(Resource):
    """lnp_order."""

    capability = PORT_INS

    def check_input(self) -> Problems:
        problems = Problems()
        numbers = read_all_numbers(self.params, problems)
        self._foc_date = _foc_date(self.params["requested_foc_date"], problems)
        self._documents = {
            option: document
            for option in ("loa_files", "carrier_files")
            if (document := read_document(option, self.params[option] or (), problems))
        }
        problems += _category_problems(self.params["category"], numbers)
        self._left = read_amount((self.params["budget"] or {}).get("setup"), (), ("budget", "setup"), problems)
        problems += wait_problems(self.params)
        self._dropped: list[str] = []
        self._wish = PortInWish(
            numbers=numbers,
            options=self._options(),
            lacking=tuple(self._lacking()),
            skip_rejected=self.params["on_rejected"] == "skip",
        )
        return problems

    def _options(self) -> dict[str, str]:
        """What the plan tells of the order; who authorized it stays out of plans and artifacts."""
        told = {key: self.params[key] for key in ("category", "subscriber_type")}
        told["requested_foc_date"] = self._foc_date and f"{self._foc_date:%Y-%m-%dT%H:%M:%SZ}"
        return {key: value for key, value in told.items() if value}

    def _lacking(self) -> list[str]:
        """Why nothing can be ordered; no matter where everything is ordered already."""
        absent = [key for key in _NEEDED_TO_ORDER if not self.params[key]]
        lacking = [f"to order it, {' and '.join(absent)} must be given"] if absent else []
        if self._foc_date is not None and self._foc_date <= datetime.now(UTC):
            given = self.params["requested_foc_date"]
            lacking.append(f"requested_foc_date {given} is in the past: give a working day that is still to come")
        if self._left is not None and self._left <= 0:
            lacking.append(planning.NOTHING_LEFT)
        return lacking

    def plan(self) -> Plan:
        """Look at the orders, then at the numbers, and have the carrier check what is neither here nor ordered."""
        self._observed = self._observe(self._wish.numbers)
        unknown = [number for number in self._wish.numbers if planning.standing(number, self._observed) is None]
        self._portability = self.carrier.check(unknown) if unknown else Portability(accepted=(), rejected=())
        return planning.plan_port_ins(self._wish, self._observed, self._portability)

    def _observe(self, numbers: Sequence[str]) -> PortInsObserved:
        orders = planning.orders_by_number(self.carrier.port_ins())
        owned = self.carrier.owned_numbers() if planning.unsettled(numbers, orders) else set()
        return PortInsObserved(orders=orders, owned=frozenset(owned))

    def handlers(self, plan: Plan) -> Handlers:
        return {("port_in", "port"): self._order}

    def _order(self, actions: Sequence[Action], report: Report) -> None:
        """One order for all; which of its numbers the carrier took shows in the answer."""
        placed = self.carrier.order(self._port_order(tuple(action.name for action in actions)))
        orders = {**self._observed.orders, **dict.fromkeys(placed.numbers, placed)}
        self._observed = replace(self._observed, orders=orders)
        taken = [action for action in actions if action.name in placed.numbers]
        parts = [None] * len(taken) if placed.amount is None or not taken else shares(placed.amount, len(taken))
        for action, part in zip(taken, parts, strict=True):
            facts = planning.order_facts(action.name, placed) | {"setup_fee": money.text(part)}
            report(Outcome(action=action, status="pending", facts=facts, cost=Cost(part, None)))
        self._dropped = [action.name for action in actions if action.name not in placed.numbers]
        error = f"order {placed.id} was taken without this number: {planning.REJECTED}"
        status: Status = "skipped" if self._wish.skip_rejected else "failed"
        for action in actions:
            if action.name in self._dropped:
                report(Outcome(action=action, status=status, facts={"number": action.name}, error=error))

    def _port_order(self, numbers: tuple[str, ...]) -> PortOrder:
        pin = self.params["wireless_pin"]
        return PortOrder(
            numbers=numbers,
            loa=self._documents["loa_files"],
            carrier_document=self._documents["carrier_files"],
            requested_foc_date=self._foc_date,
            wireless_pin=None if pin is None else Secret(pin),
            **{key: self.params[key] for key in ("category", "subscriber_type", "loa_authorizing_person")},
            wireless_account_number=self.params["wireless_account_number"],
        )

    def finish(self, plan: Plan, outcomes: Outcomes) -> Plan | None:
        """Wait until each number that is on its way has a FOC date."""
        told = [outcome for action in plan.actions if (outcome := outcomes.of(action)) is not None]
        ordered = {outcome.action.name: outcome for outcome in told if outcome.status == "pending"}
        waiting = [item.name for item in plan.items if item.action is None and item.status == "pending"]
        if self.params["wait_for"] == "none" or not (waiting or ordered):
            return None
        now = self._wait([*waiting, *ordered])
        for name, outcome in ordered.items():
            outcomes.report(replace(outcome, status="done", facts={**outcome.facts, **now[name].facts}))
        return replace(plan, items=tuple(now[item.name] if item.name in waiting else item for item in plan.items))

    def _wait(self, numbers: Sequence[str]) -> dict[str, Item]:
        """What is known of each number in the end. Raises a TelecomError when ``wait_timeout`` is over."""
        waiting = turns(self.params)
        while True:
            with suppress(*PASSING):
                self._observed = self._observe(numbers)
            found = {number: planning.standing(number, self._observed) for number in numbers}
            settled = {number: item for number, item in found.items() if item is not None and item.status == "ok"}
            if len(settled) == len(numbers):
                return settled
            if not next(waiting, False):
                raise TelecomError(self._time_out([number for number in numbers if number not in settled]))

    def _time_out(self, numbers: list[str]) -> str:
        orders = {self._observed.orders[number].id for number in numbers if number in self._observed.orders}
        return (
            f"after {self.params['wait_timeout']:g} s no FOC date is set yet for {listed(numbers)} (order "
            f"{', '.join(sorted(orders)) or 'not listed any more'}). Nothing is lost: what is ordered stays ordered, "
            "and the carrier goes on with it. Run again to see, or raise wait_timeout"
        )

    def extras(self, plan: Plan, outcomes: Outcomes) -> dict[str, Any]:
        """``orders`` that hold the numbers, and what the carrier said of those that none held."""
        orders = {order.id: order for number in self._wish.numbers if (order := self._observed.orders.get(number))}
        return {
            "orders": [port_in_row(order) for order in orders.values()],
            "accepted": [number for number in self._portability.accepted if number not in self._dropped],
            "rejected": [*self._portability.rejected, *self._dropped],
        }


def _foc_date(given: str | None, problems: Problems) -> datetime | None:
    """The date in UTC. The carrier refuses weekends (and holidays, which it alone knows), seed 003."""
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given.strip())
    except ValueError:
        problems.add((), ("requested_foc_date",), f"{given!r} is not an ISO 8601 date such as 2026-05-14T16:33:24Z")
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if moment.isoweekday() in _WEEKEND:
        day = _WEEKEND[moment.isoweekday()]
        words = f"{given} is a {day} (UTC): numbers are ported on working days only"
        problems.add((), ("requested_foc_date",), words)
    return moment


def _category_problems(category: str | None, numbers: Sequence[str]) -> list[Problem]:
    """One order has one category."""
    if category is None:
        return []
    strange = [number for number in numbers if is_toll_free(number) != (category == "tollfree")]
    words = f"is {category}, but {listed(strange)} is of the other: order them apart"
    return [Problem((), ("category",), words)] if strange else []


def port_in_row(order: PortIn) -> dict[str, Any]:
    """An order for results: the options' names, money as decimal string."""
    return {
        "order_id": order.id,
        "numbers": list(order.numbers),
        "requested_foc_date": order.requested_foc_date,
        "actual_foc_date": order.actual_foc_date,
        "amount": money.text(order.amount),
    }


def read_portability(carrier: PortIns, params: Mapping[str, Any]) -> dict[str, Any]:
    """lnp_check_info: which numbers can be ported in."""
    problems = Problems()
    numbers = read_all_numbers(params, problems)
    if problems:
        raise InputError(problems)
    found = carrier.check(numbers)
    return {"accepted": list(found.accepted), "rejected": list(found.rejected)}
