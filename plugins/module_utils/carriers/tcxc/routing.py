# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Routing and releasing on tcxc: repeatable requests, and one look afterwards that all took effect (seed 002)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from ...domain.action import NumberUpdate, Outcome, Release, Report
from ...domain.errors import LimitError, RefusedError
from ...domain.number import OwnedNumber, number_facts
from ..sending import carry_out
from .owned import OwnedList
from .wire import Wire

A = TypeVar("A", NumberUpdate, Release)


class Router:
    """Updates and releases numbers of one plan."""

    def __init__(self, wire: Wire, owned: OwnedList, report: Report) -> None:
        self._wire = wire
        self._owned = owned
        self._report = report

    def route(self, updates: Sequence[NumberUpdate]) -> None:
        """Both contacts are sent, for one left out would be emptied."""

        def send(update: NumberUpdate) -> None:
            contacts = {**update.owned.routing, **update.routing}
            self._wire.repeatable("update", {"submit_edit": "1", "edit": str(update.owned.id), **contacts})

        def took_effect(update: NumberUpdate, row: OwnedNumber | None) -> bool:
            return row is not None and all(row.routing[key] == value for key, value in update.routing.items())

        self._each(updates, send, took_effect)

    def release(self, releases: Sequence[Release]) -> None:
        """A number that is not on the account any more is released, whatever the answer was."""

        def send(release: Release) -> None:
            try:
                self._wire.repeatable("unsubscribe", {"unsubscribe": str(release.owned.id)})
            except RefusedError as error:
                if isinstance(error, LimitError) or self._owned.of([release.name]):
                    raise

        self._each(releases, send, lambda _release, row: row is None)

    def _each(
        self, actions: Sequence[A], send: Callable[[A], None], took_effect: Callable[[A, OwnedNumber | None], bool]
    ) -> None:
        def look(waiting: Sequence[A]) -> Iterable[Outcome]:
            owned = self._owned.of([action.name for action in waiting])
            return [_done(action, owned) for action in waiting if took_effect(action, owned.get(action.name))]

        carry_out(self._wire.session, actions, send, look, self._report)


def _done(action: NumberUpdate | Release, owned: Mapping[str, OwnedNumber]) -> Outcome:
    return Outcome(action=action, status="done", facts=number_facts(owned.get(action.name, action.owned)))
