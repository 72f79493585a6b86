# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes for many items are given up once it is clear that the carrier takes no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from ..domain.errors import (
    AmbiguousError,
    ContractError,
    LimitError,
    LostAnswerError,
    NotSentError,
    TelecomError,
    UnreachableError,
)
from ..transport.session import Session

S = TypeVar("S")
T = TypeVar("T")
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

    def attempt(self, send: Callable[[], object]) -> TelecomError | None:
        """Send one request, if the line is open; the error that came of it, or NotSentError."""
        if why := self.closed():
            return NotSentError(why)
        came = None
        try:
            send()
        except TelecomError as error:
            came = error
        self.note(came)
        return came


def few_first(session: Session, attempt: Callable[[S], T], items: Sequence[S]) -> list[T]:
    """``attempt`` over all items, several in flight.

    The first few end before the others begin, so that a carrier that takes none is not asked for more.
    """
    return [*session.parallel(attempt, items[:GONE]), *session.parallel(attempt, items[GONE:])]
