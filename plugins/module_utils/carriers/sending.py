# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes that are sent for all items at once, until the carrier is clearly gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..domain.action import Outcome, Report
from ..domain.errors import AmbiguousError, ContractError, LostAnswerError, TelecomError, UnreachableError
from ..transport.session import Session
from .seen import A, Look, see_through

#: After so many items in a row without an answer the carrier is gone, and no more are sent.
GONE = 8
NOT_SENT = "not sent, because the carrier did not answer any more. Run again: it goes on from there"


def carry_out(
    session: Session, actions: Sequence[A], send: Callable[[A], object], look: Look[A], report: Report
) -> None:
    """Send each action's request, several in flight, then look until each effect shows; report every outcome."""
    lost: list[A] = []
    unsent: set[int] = set()

    def attempt(action: A) -> TelecomError | None:
        if len(lost) >= GONE:
            unsent.add(id(action))
            return None
        try:
            send(action)
        except (AmbiguousError, ContractError, LostAnswerError, UnreachableError) as error:
            lost.append(action)
            return error
        except TelecomError as error:
            lost.clear()
            return error
        lost.clear()
        return None

    sent = list(zip(actions, session.parallel(attempt, actions), strict=True))
    see_through(session, (pair for pair in sent if id(pair[0]) not in unsent), look, report)
    for action in actions:
        if id(action) in unsent:
            report(Outcome(action=action, status="skipped", error=NOT_SENT))
