# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Routing, cancelling and adopting on vitcom: updatenumber takes many numbers in one call (seed 003)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ...domain.action import Adoption, NumberUpdate, Outcome, Release
from ...domain.errors import AmbiguousError, RefusedError, TelecomError
from ...domain.number import OwnedNumber, number_facts
from ...domain.phone import national
from ...transport.confirm import settled
from ..capabilities import Report
from ..outcome import failure
from .handles import KEY, Handles
from .ordering import process
from .owned import STATUS_CODES, held, read_numbers
from .wire import MOST_NUMBERS, Wire, done

A = TypeVar("A", NumberUpdate, Release)
Errors = dict[str, TelecomError]


class Router:
    """Updates, releases and adoptions of one plan."""

    def __init__(self, wire: Wire, handles: Handles, report: Report) -> None:
        self._wire = wire
        self._handles = handles
        self._report = report

    def route(self, updates: Sequence[NumberUpdate]) -> None:
        """One request for each target and thousand numbers."""
        targets: dict[tuple[str | None, str | None], list[NumberUpdate]] = {}
        for update in updates:
            targets.setdefault((update.routing.get(KEY), update.routing.get("status")), []).append(update)
        for (handle, status), members in targets.items():
            group_id = None if handle is None else self._handles.ids[handle]
            self._update(members, group_id, status)

    def release(self, releases: Sequence[Release]) -> None:
        """A cancelled number cannot be had back."""
        self._update(releases, None, "cancelled")

    def _update(self, actions: Sequence[A], group_id: str | None, status: str | None) -> None:
        errors: Errors = {}
        for start in range(0, len(actions), MOST_NUMBERS):
            chunk = [action.name for action in actions[start : start + MOST_NUMBERS]]
            errors |= self._send(chunk, trunkId=group_id, status=STATUS_CODES.get(status or ""))
        shown: Mapping[str, OwnedNumber] = {}

        def took_effect(number: str) -> bool:
            """A cancelled number is gone; what is routed shows with its target trunk group, in its status."""
            row = shown.get(number)
            return row is None if status == "cancelled" else row is not None and status in (None, row.status)

        def look() -> bool | None:
            nonlocal shown
            shown = held(read_numbers(self._wire, trunkId=group_id))
            return all(action.name in errors or took_effect(action.name) for action in actions) or None

        looked = settled(look, self._wire.session.settings.patience, at_once=True)
        for action in actions:
            effect = took_effect(action.name) and (status != "cancelled" or bool(looked))
            self._report(_outcome(action, errors.get(action.name), effect=effect, row=shown.get(action.name)))

    def _send(self, numbers: list[str], **target: str | None) -> Errors:
        """Update numbers; one that is gone makes the carrier refuse the whole call, so the rest goes without it."""
        try:
            self._wire.write("updatenumber", done, number=",".join(map(national, numbers)), **target)
        except RefusedError as error:
            owned = held(read_numbers(self._wire))
            gone = [number for number in numbers if number not in owned]
            rest = [number for number in numbers if number in owned]
            if not gone or not rest:
                return dict.fromkeys(numbers, error)
            return dict.fromkeys(gone, error) | self._send(rest, **target)
        except TelecomError as error:
            return dict.fromkeys(numbers, error)
        return {}

    def adopt(self, adoptions: Sequence[Adoption]) -> None:
        """Process the orders that an earlier run left."""
        orders: dict[str, list[Adoption]] = {}
        for adoption in adoptions:
            orders.setdefault(adoption.order_id, []).append(adoption)
        self._wire.session.parallel(lambda order: self._adopt(*order), orders.items())

    def _adopt(self, order_id: str, adoptions: list[Adoption]) -> None:
        fates = process(self._wire, order_id, [adoption.name for adoption in adoptions])
        for adoption in adoptions:
            fate, facts = fates[adoption.name], {"number": adoption.name, "order_id": order_id}
            if isinstance(fate, TelecomError):
                self._report(replace(failure(adoption, fate), facts=facts))
            else:
                self._report(Outcome(action=adoption, status="done", facts={**number_facts(fate), **facts}))


def _outcome(
    action: NumberUpdate | Release, error: TelecomError | None, *, effect: bool, row: OwnedNumber | None
) -> Outcome:
    facts = number_facts(row or action.owned)
    if effect:
        return Outcome(action=action, status="done", facts=facts)
    if error is None:
        error = AmbiguousError(
            "the carrier answered success, but the account does not show it", hint="Run again to see."
        )
    return replace(failure(action, error), facts=facts)
