# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is told of a request that is harmless when sent twice, once no attempt brought a usable answer."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    ContractError,
    LimitError,
    LostAnswerError,
    TelecomError,
    UnreachableError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.lost import repeated
from tests.support.patience import hurry

LOST, CONTRACT, LIMIT, DOWN = LostAnswerError("lost"), ContractError("?"), LimitError("429"), UnreachableError("down")


def told(first: TelecomError, *others: TelecomError | None) -> tuple[str, int]:
    """What is raised in the end, or that it went well, and how many attempts that took. None is one that goes well."""
    left = list(others)

    def send() -> str:
        if error := left.pop(0):
            raise error
        return "well"

    try:
        came = repeated(first, send, 3)
    except TelecomError as error:
        came = error.message
    return came, 1 + len(others) - len(left)


@pytest.mark.parametrize(
    ("attempts", "came"),
    [
        ([LOST, None], ("well", 2)),
        ([DOWN, CONTRACT, LOST, None], ("well", 4)),
        ([LOST] * 9, ("lost", 4)),
        ([DOWN] * 9, ("down", 4)),
        ([LOST, CONTRACT, LOST, CONTRACT, None], ("?", 4)),
    ],
)
def test_it_is_repeated_within_the_retries(
    monkeypatch: pytest.MonkeyPatch, attempts: list[Any], came: tuple[str, int]
) -> None:
    hurry(monkeypatch)
    assert told(*attempts) == came


@pytest.mark.parametrize(
    ("attempts", "came"),
    [
        ([LOST, DOWN, DOWN, DOWN], ("lost", 4)),
        ([DOWN, CONTRACT, DOWN, DOWN], ("?", 4)),
        ([LOST, LIMIT, None], ("lost", 2)),
        ([DOWN, LIMIT, None], ("429", 2)),
    ],
)
def test_what_did_nothing_does_not_hide_an_attempt_that_may_have_taken_effect(
    monkeypatch: pytest.MonkeyPatch, attempts: list[Any], came: tuple[str, int]
) -> None:
    hurry(monkeypatch)
    assert told(*attempts) == came
