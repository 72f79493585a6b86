# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Errors of one item, told as its outcome."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.outcome import failure
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Action
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    NotSentError,
    RefusedError,
    TelecomError,
)

ACTION = Action(action="update", resource="number", name="+12062190001")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RefusedError("no", hint="Ask."), "failed"),
        (AmbiguousError("lost", hint="Ask."), "unknown"),
        (NotSentError("all is taken", hint="Ask."), "skipped"),
    ],
)
def test_an_error_becomes_the_outcome_with_its_remedy(error: TelecomError, status: str) -> None:
    outcome = failure(ACTION, error)
    assert (outcome.action, outcome.status, outcome.error) == (ACTION, status, f"{error.message}. Ask.")
