# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Routing and releasing on tcxc: repeatable requests, and one look afterwards that all took effect (seed 002)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ...domain.action import NumberUpdate, Outcome, Release, Report
from ...domain.errors import ContractError, LostAnswerError, TelecomError
from ...domain.number import OwnedNumber, number_facts
from ...transport.confirm import settled
from ..outcome import failure
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
            self._wire.repeatable("unsubscribe", {"unsubscribe": str(release.owned.id)})

        self._each(releases, send, lambda _release, row: row is None)

    def _each(
        self, actions: Sequence[A], send: Callable[[A], None], took_effect: Callable[[A, OwnedNumber | None], bool]
    ) -> None:
        def try_to(action: A) -> TelecomError | None:
            try:
                send(action)
            except TelecomError as error:
                return error
            return None

        errors = self._wire.session.parallel(try_to, actions)
        pairs = list(zip(actions, errors, strict=True))
        looked: list[Mapping[str, OwnedNumber]] = []

        def effect(action: A) -> bool:
            # An account that could not be read shows nothing, not even that a number is gone.
            return bool(looked) and took_effect(action, looked[-1].get(action.name))

        def look() -> bool | None:
            looked.append(self._owned.of([action.name for action in actions]))
            return all(effect(action) or (error and not _is_open(error)) for action, error in pairs) or None

        settled(look, self._wire.session.settings.patience, at_once=True)
        for action, error in pairs:
            row = looked[-1].get(action.name) if looked else None
            self._report(_outcome(action, error, effect=effect(action), row=row))


def _is_open(error: TelecomError) -> bool:
    """Whether a request that ended so may have taken effect, or may do so yet."""
    return isinstance(error, (LostAnswerError, ContractError))


def _outcome(
    action: NumberUpdate | Release, error: TelecomError | None, *, effect: bool, row: OwnedNumber | None
) -> Outcome:
    facts: Mapping[str, object] = number_facts(row or action.owned)
    if effect:
        return Outcome(action=action, status="done", facts=facts)
    if error is not None:
        outcome = failure(action, error)
        return replace(outcome, status="unknown") if _is_open(error) else outcome
    text = "the carrier answered success, but the account does not show it. Run again to see"
    return Outcome(action=action, status="unknown", facts=facts, error=text)
