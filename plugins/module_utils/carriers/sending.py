# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes that are sent for all items at once, until it is clear that the carrier takes no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..domain.action import Report
from ..transport.session import Session
from .line import Line, few_first
from .seen import A, Look, see_through


def carry_out(
    session: Session, actions: Sequence[A], send: Callable[[A], object], look: Look[A], report: Report
) -> None:
    """Send each action's request, several in flight, then look until each effect shows; report every outcome."""
    line = Line()
    came = few_first(session, lambda action: line.attempt(lambda: send(action)), actions)
    see_through(session, zip(actions, came, strict=True), look, report)
