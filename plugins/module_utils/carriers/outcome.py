# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Errors of one item, told as its outcome, so that the others go on."""

from __future__ import annotations

from ..domain.action import Action, Outcome, Status
from ..domain.errors import AmbiguousError, NotSentError, TelecomError


def failure(action: Action, error: TelecomError) -> Outcome:
    """The outcome of an action that ended in an error."""
    status: Status = "skipped" if isinstance(error, NotSentError) else "failed"
    if isinstance(error, AmbiguousError):
        status = "unknown"
    return Outcome(action=action, status=status, error=str(error))
