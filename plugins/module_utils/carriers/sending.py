# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes that are sent for all items at once, until it is clear that the carrier takes no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..domain.action import Outcome, Report
from ..domain.errors import (
    AmbiguousError,
    ContractError,
    LimitError,
    LostAnswerError,
    TelecomError,
    UnreachableError,
)
from ..transport.session import Session
from .seen import A, Look, see_through

#: After so many items in a row in vain the line is closed: no more are sent.
GONE = 8
NOT_SENT = "not sent, because the carrier did not answer any more. Run again: it goes on from there"
_IN_VAIN = (AmbiguousError, ContractError, LimitError, LostAnswerError, UnreachableError)


class Line:
    """Whether the carrier still takes requests. Safe for use by several threads."""

    def __init__(self) -> None:
        self._in_vain: list[TelecomError] = []

    def note(self, error: TelecomError | None) -> None:
        """What came of one item: no answer and a limit that lasts are in vain, any other answer opens the line."""
        if isinstance(error, _IN_VAIN):
            self._in_vain.append(error)
        else:
            self._in_vain.clear()

    def closed(self) -> str:
        """Why nothing more is sent; empty while the line is open."""
        last = self._in_vain[-GONE:]
        if len(last) < GONE:
            return ""
        limit = last[-1] if isinstance(last[-1], LimitError) else None
        return f"not sent, because {limit.message}. Run again later: it goes on from there" if limit else NOT_SENT


def carry_out(
    session: Session, actions: Sequence[A], send: Callable[[A], object], look: Look[A], report: Report
) -> None:
    """Send each action's request, several in flight, then look until each effect shows; report every outcome.

    The first few end before the others begin, so that a carrier that takes none is not asked for more.
    """
    line = Line()
    unsent: dict[int, str] = {}

    def attempt(action: A) -> TelecomError | None:
        if why := line.closed():
            unsent[id(action)] = why
            return None
        came = None
        try:
            send(action)
        except TelecomError as error:
            came = error
        line.note(came)
        return came

    came = [*session.parallel(attempt, actions[:GONE]), *session.parallel(attempt, actions[GONE:])]
    sent = list(zip(actions, came, strict=True))
    see_through(session, (pair for pair in sent if id(pair[0]) not in unsent), look, report)
    for action in actions:
        if why := unsent.get(id(action)):
            report(Outcome(action=action, status="skipped", error=why))
