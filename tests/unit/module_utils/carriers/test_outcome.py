# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Errors of one item, told as its outcome."""

from __future__ import annotations

import pytest
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.outcome import attempt, failure
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Action, Outcome
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    RefusedError,
    TelecomError,
)

ACTION = Action(action="update", resource="number", name="+12062190001")


@pytest.mark.parametrize(
    ("error", "status"), [(RefusedError("no", hint="Ask."), "failed"), (AmbiguousError("lost", hint="Ask."), "unknown")]
)
def test_an_error_becomes_the_outcome_with_its_remedy(error: TelecomError, status: str) -> None:
    def do() -> Outcome:
        raise error

    assert attempt(ACTION, do) == failure(ACTION, error)
    assert (failure(ACTION, error).status, failure(ACTION, error).error) == (status, f"{error.message}. Ask.")


def test_what_went_well_is_told_as_it_is() -> None:
    done = Outcome(action=ACTION, status="done")
    assert attempt(ACTION, lambda: done) is done


def test_an_error_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(ACTION, lambda: Outcome(action=ACTION, status=str(1 // 0)))
