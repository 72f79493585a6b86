# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Routing, cancelling and adopting on vitcom: updatenumber takes many numbers in one call (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from ...domain.action import NumberUpdate, Outcome, Release, Report
from ...domain.errors import LimitError, RefusedError, TelecomError
from ...domain.number import number_facts
from ...domain.open_order import Adoption
from ..line import Line, few_first
from ..seen import see_through
from .handles import KEY, Handles
from .ordering import outcome, process
from .owned import STATUS_CODES, held, read_numbers
from .wire import Wire, chunks, done, joined

A = TypeVar("A", NumberUpdate, Release)
#: The id of a trunk group and a status; None leaves it as it is.
Target: TypeAlias = "tuple[str | None, str | None]"


class Router:
    """Updates, releases and adoptions of one plan."""

    def __init__(self, wire: Wire, handles: Handles, report: Report) -> None:
        self._wire = wire
        self._handles = handles
        self._report = report
        self._line = Line()

    def route(self, updates: Sequence[NumberUpdate]) -> None:
        """One request for each target and thousand numbers."""
        ids = self._handles.ids
        targets: dict[Target, list[NumberUpdate]] = {}
        for update in updates:
            target = ids.get(update.routing.get(KEY, "")), update.routing.get("status")
            targets.setdefault(target, []).append(update)
        self._update(targets)

    def release(self, releases: Sequence[Release]) -> None:
        """A cancelled number cannot be had back."""
        self._update({(None, "cancelled"): releases})

    def _update(self, targets: Mapping[Target, Sequence[A]]) -> None:
        """Send all, then look at each target."""
        session = self._wire.session
        requests = [
            (target, part) for target in targets for part in chunks([action.name for action in targets[target]])
        ]
        parts = few_first(session, lambda request: self._send(*request), requests)
        errors = {name: error for part in parts for name, error in part.items()}

        def look_through(target: Target) -> None:
            sent = [(action, errors.get(action.name)) for action in targets[target]]
            see_through(session, sent, lambda waiting: self._shown(target, waiting), self._report)

        session.parallel(look_through, targets)

    def _shown(self, target: Target, actions: Sequence[A]) -> Iterable[Outcome]:
        """A cancelled number is gone; what is routed shows in its target trunk group and status."""
        group_id, status = target
        shown = held(read_numbers(self._wire, trunkId=group_id))
        for action in actions:
            row = shown.get(action.name)
            if row is None if status == "cancelled" else row and status in (None, row.status):
                yield Outcome(action=action, status="done", facts=number_facts(row or action.owned))

    def _send(self, target: Target, numbers: Sequence[str]) -> dict[str, TelecomError]:
        """Update numbers; one that is gone makes the carrier refuse the whole call, so the rest goes without it."""
        group_id, status = target
        to = {"trunkId": group_id, "status": STATUS_CODES.get(status or "")}
        error = self._line.attempt(lambda: self._wire.write("updatenumber", done, number=joined(numbers), **to))
        if error is None:
            return {}
        if isinstance(error, LimitError) or not isinstance(error, RefusedError):
            return dict.fromkeys(numbers, error)
        try:
            owned = held(read_numbers(self._wire))
        except TelecomError:
            return dict.fromkeys(numbers, error)
        gone = [number for number in numbers if number not in owned]
        rest = [number for number in numbers if number in owned]
        if not gone:
            return dict.fromkeys(numbers, error)
        told: dict[str, TelecomError] = {} if status == "cancelled" else dict.fromkeys(gone, error)
        return told | (self._send(target, rest) if rest else {})

    def adopt(self, adoptions: Sequence[Adoption]) -> None:
        """Process the orders that an earlier run left."""
        orders: dict[str, list[Adoption]] = {}
        for adoption in adoptions:
            orders.setdefault(adoption.order_id, []).append(adoption)
        few_first(self._wire.session, lambda order: self._adopt(*order), [*orders.items()])

    def _adopt(self, order_id: str, adoptions: list[Adoption]) -> None:
        fates = process(self._wire, order_id, [adoption.name for adoption in adoptions], line=self._line, adopted=True)
        for adoption in adoptions:
            self._report(outcome(adoption, fates[adoption.name], adoption.name, order_id))
