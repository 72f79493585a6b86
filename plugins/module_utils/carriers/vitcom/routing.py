# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Routing, cancelling and adopting on vitcom: updatenumber takes many numbers in one call (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from ...domain.action import NumberUpdate, Outcome, Release, Report
from ...domain.errors import RefusedError, TelecomError
from ...domain.number import number_facts
from ...domain.open_order import Adoption
from ..seen import see_through
from .handles import KEY, Handles
from .ordering import outcome, process
from .owned import STATUS_CODES, held, read_numbers
from .wire import Wire, chunks, done, joined

CANCEL = STATUS_CODES["cancelled"]
A = TypeVar("A", NumberUpdate, Release)


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
        ids = self._handles.ids
        self._wire.session.parallel(
            lambda target: self._update(targets[target], ids.get(target[0] or ""), target[1]), targets
        )

    def release(self, releases: Sequence[Release]) -> None:
        """A cancelled number cannot be had back."""
        self._update(releases, None, "cancelled")

    def _update(self, actions: Sequence[A], group_id: str | None, status: str | None) -> None:
        code = STATUS_CODES.get(status or "")
        parts = self._wire.session.parallel(
            lambda chunk: self._send(chunk, trunkId=group_id, status=code), chunks([action.name for action in actions])
        )
        errors = {name: error for part in parts for name, error in part.items()}

        def look(actions: Sequence[A]) -> Iterable[Outcome]:
            """A cancelled number is gone; what is routed shows in its target trunk group and status."""
            shown = held(read_numbers(self._wire, trunkId=group_id))
            for action in actions:
                row = shown.get(action.name)
                if row is None if status == "cancelled" else row and status in (None, row.status):
                    yield Outcome(action=action, status="done", facts=number_facts(row or action.owned))

        sent = ((action, errors.get(action.name)) for action in actions)
        see_through(self._wire.session, sent, look, self._report)

    def _send(self, numbers: Sequence[str], **target: str | None) -> dict[str, TelecomError]:
        """Update numbers; one that is gone makes the carrier refuse the whole call, so the rest goes without it."""
        try:
            self._wire.write("updatenumber", done, number=joined(numbers), **target)
        except RefusedError as error:
            owned = held(read_numbers(self._wire))
            gone = [number for number in numbers if number not in owned]
            rest = [number for number in numbers if number in owned]
            if not gone:
                return dict.fromkeys(numbers, error)
            told: dict[str, TelecomError] = {} if target["status"] == CANCEL else dict.fromkeys(gone, error)
            return told | (self._send(rest, **target) if rest else {})
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
        fates = process(self._wire, order_id, [adoption.name for adoption in adoptions], adopted=True)
        for adoption in adoptions:
            self._report(outcome(adoption, fates[adoption.name], adoption.name, order_id))
