# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How far a run is, for the callback dialtone.telecom.plan: modules have no other way to tell while they run."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from ..domain.action import Action, Outcome, Plan
from ..domain.progress import PROGRESS
from ..execution import Outcomes
from ..transport.session import Session

#: Seconds between two notes.
RARELY = 0.5


def noted(plan: Plan, session: Session) -> Outcomes:
    """Outcomes that the callback is told of, as are the requests that end."""
    outcomes = NotedOutcomes(plan, os.environ[PROGRESS])
    session.ended = outcomes.ended
    return outcomes


class NotedOutcomes(Outcomes):
    """Outcomes that are also counted in a file of this process in the callback's folder; it goes with the last of them.

    An action counts from when its request was answered, though its outcome may be known only when all are looked at.
    Nothing that is wrong with the file is ever the run's concern.
    """

    def __init__(self, plan: Plan, folder: str, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._total = len(plan.actions)
        self._what = plan.actions[0].resource if plan.actions else ""
        self._path = Path(folder) / f"{os.getpid()}.json"
        self._ended: set[int] = set()
        self._clock, self._began = clock, clock()
        self._noted = self._began

    def ended(self, item: object) -> None:
        """What is no action is a page that was read, or the like."""
        if isinstance(item, Action):
            self._count(item)

    def report(self, outcome: Outcome) -> None:
        super().report(outcome)
        self._count(outcome.action)

    def _count(self, action: Action) -> None:
        now = self._clock()
        with self._lock:
            self._ended.add(id(action))
            if len(self._known) >= self._total:
                self._write(None)
            elif now - self._noted >= RARELY:
                self._noted = now
                told = {"done": len(self._ended), "total": self._total, "what": self._what}
                self._write({**told, "began": self._began, "now": now})

    def _write(self, note: dict[str, object] | None) -> None:
        draft = self._path.with_suffix(".draft")
        try:
            if note is None:
                self._path.unlink(missing_ok=True)
                return
            draft.write_text(json.dumps(note))
            draft.replace(self._path)
        except OSError:
            self._noted = float("inf")
