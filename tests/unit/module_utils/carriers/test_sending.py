# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes to many items at once, given up once the carrier clearly takes no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.line import GONE, NOT_SENT
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.sending import carry_out
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Action, Outcome
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    ContractError,
    LimitError,
    LostAnswerError,
    RefusedError,
    TelecomError,
    UnreachableError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.limit import limit_reached
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings

LIMITED = (
    "not sent, because the carrier takes no more calls at present (HTTP 429{}). Run again later: it goes on from there"
)


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


def test_after_so_many_over_the_limit_the_rest_is_not_sent_and_the_pause_is_told() -> None:
    came = told(*[limit_reached("call", 60.0)] * GONE, None, None)
    assert {status for status, _error in came[:GONE]} == {"failed"}
    assert came[GONE:] == [("skipped", LIMITED.format(", Retry-After 60 s"))] * 2


def test_the_last_of_those_in_vain_tells_why() -> None:
    lost, limit = LostAnswerError("gone"), LimitError("all is taken")
    assert told(*[limit] * (GONE - 1), lost, None)[GONE] == ("skipped", NOT_SENT)
    assert "because all is taken. Run again later" in str(told(*[lost] * (GONE - 1), limit, None)[GONE])


@pytest.mark.parametrize("answer", [None, RefusedError("no")])
def test_an_answer_shows_that_the_carrier_is_there(answer: TelecomError | None) -> None:
    lost = [LostAnswerError("gone")] * (GONE - 1)
    came = told(*lost, answer, *lost, None)
    assert [status for status, _error in came].count("skipped") == 0
    assert came[-1] == ("done", None)
