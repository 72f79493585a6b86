# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes to many items at once, given up once the carrier is clearly gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.sending import GONE, NOT_SENT, carry_out
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Action, Outcome
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    ContractError,
    LostAnswerError,
    RefusedError,
    TelecomError,
    UnreachableError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings


def told(*errors: TelecomError | None) -> list[tuple[str, str | None]]:
    """What becomes of actions, one after the other, whose requests come to this; nothing takes effect by itself."""
    actions = [Action(action="update", resource="number", name=str(at)) for at in range(len(errors))]
    outcomes: dict[str, Outcome] = {}

    def send(action: Action) -> None:
        if error := errors[int(action.name)]:
            raise error

    def look(waiting: Sequence[Action]) -> Iterable[Outcome]:
        return [Outcome(action=each, status="done") for each in waiting if errors[int(each.name)] is None]

    here = Session(Settings(base_url="http://127.0.0.1:9", concurrency=1, patience=0.0))
    carry_out(here, actions, send, look, lambda outcome: outcomes.update({outcome.action.name: outcome}))
    return [(outcomes[action.name].status, outcomes[action.name].error) for action in actions]


@pytest.mark.parametrize("kind", [UnreachableError, LostAnswerError, ContractError, AmbiguousError])
def test_after_so_many_without_an_answer_the_rest_is_not_sent(kind: type[TelecomError]) -> None:
    came = told(*[kind("gone")] * GONE, None, None)
    assert came[GONE:] == [("skipped", NOT_SENT)] * 2
    assert {status for status, _error in came[:GONE]} <= {"failed", "unknown"}


@pytest.mark.parametrize("answer", [None, RefusedError("no")])
def test_an_answer_shows_that_the_carrier_is_there(answer: TelecomError | None) -> None:
    lost = [LostAnswerError("gone")] * (GONE - 1)
    came = told(*lost, answer, *lost, None)
    assert [status for status, _error in came].count("skipped") == 0
    assert came[-1] == ("done", None)
