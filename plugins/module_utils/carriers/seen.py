# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes whose answer proves little: believed once the carrier shows their effect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ..domain.action import Action, Outcome, Report
from ..domain.errors import ContractError, LostAnswerError, TelecomError
from ..transport.confirm import settled
from ..transport.session import Session
from .outcome import failure

A = TypeVar("A", bound=Action)
#: Given the actions still open, the outcomes of those whose effect shows (or cannot be told apart).
Look = Callable[[Sequence[A]], Iterable[Outcome]]
NOT_SHOWN = "the carrier answered success, but it does not show. Run again to see"


def see_through(session: Session, sent: Iterable[tuple[A, TelecomError | None]], look: Look[A], report: Report) -> None:
    """Look until the effect of each action that was sent shows, each with the error of its request, if it had one.

    An answer that is lost for good leaves an action open, too: what shows is done, what does not is ``unknown``.
    """
    waiting: list[tuple[A, TelecomError | None]] = []
    for action, error in sent:
        if error is None or isinstance(error, (LostAnswerError, ContractError)):
            waiting.append((action, error))
        else:
            report(failure(action, error))

    def turn() -> bool:
        told = {id(outcome.action): outcome for outcome in look([action for action, _error in waiting])}
        for outcome in told.values():
            report(outcome)
        waiting[:] = [pair for pair in waiting if id(pair[0]) not in told]
        return not waiting

    if waiting:
        settled(turn, session.settings.patience, at_once=True)
    if waiting:
        from ..transport.failures import left_open

        for action, error in waiting:
            told = NOT_SHOWN if error is None else left_open(error)
            report(Outcome(action=action, status="unknown", error=str(told)))
