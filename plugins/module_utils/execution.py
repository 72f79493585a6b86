# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Carries a plan out: stage by stage in the plan's order, every action with its outcome."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias

from .carriers.outcome import failure
from .domain.action import FAILED, Action, Outcome, Plan, Report
from .domain.errors import TelecomError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .domain.kinds import Kind, Thing

#: What carries out the actions of one kind, given as (resource, action).
Handler: TypeAlias = Callable[[Sequence[Any], Report], None]
Handlers: TypeAlias = "Mapping[tuple[Thing, Kind], Handler]"
#: Actions that cannot be taken back wait until everything before them went well.
LAST: frozenset[Kind] = frozenset({"release"})


class Outcomes:
    """Collects outcomes as they become known; told by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # An action holds mappings and is no key; the plan keeps it alive, and a replacement tells of the one planned.
        self._known: dict[int, Outcome] = {}

    def report(self, outcome: Outcome) -> None:
        with self._lock:
            self._known[id(outcome.action)] = outcome

    def of(self, action: Action) -> Outcome | None:
        return self._known.get(id(action))

    def went_wrong(self, actions: Iterable[Action]) -> bool:
        """Whether any of the actions did not come to what was planned."""
        outcomes = (self.of(action) for action in actions)
        return any(outcome is None or outcome.status in {*FAILED, "skipped"} for outcome in outcomes)


def execute(plan: Plan, handlers: Handlers, outcomes: Outcomes) -> None:
    """Carry out every action of the plan. Never raises a TelecomError: each ends as an outcome."""
    done: list[Action] = []
    for (resource, kind), group in groupby(plan.actions, key=lambda action: (action.resource, action.action)):
        actions = list(group)
        if kind in LAST and outcomes.went_wrong(done):
            _skip(actions, "held back, because an earlier step of this run failed; run again", outcomes)
        else:
            _stage(handlers[resource, kind], actions, outcomes)
        done += actions


def _stage(handler: Handler, actions: list[Action], outcomes: Outcomes) -> None:
    try:
        handler(actions, outcomes.report)
    except TelecomError as error:
        for action in actions:
            if outcomes.of(action) is None:
                outcomes.report(failure(action, error))
    _skip([action for action in actions if outcomes.of(action) is None], "not reached", outcomes)


def _skip(actions: Iterable[Action], why: str, outcomes: Outcomes) -> None:
    for action in actions:
        outcomes.report(Outcome(action=action, status="skipped", error=why))
