# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is told of numbers that were not bought."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.refusals import lost_reservation, not_had
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Purchase
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    NotSentError,
    RefusedError,
    TelecomError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.limit import limit_reached

ONE = Purchase(name="+12062190001", offer=Offer(number="+12062190001"))
AGAIN = "It was not bought: run again to see what can be had"


@pytest.mark.parametrize(
    "known", [None, RefusedError("sold"), RefusedError("the carrier refused: Run again", hint="Why.")]
)
def test_after_a_refusal_another_run_sees_what_can_be_had(known: TelecomError | None) -> None:
    outcome = not_had(ONE, known, partial=False)
    assert (outcome.status, str(outcome.error).endswith(AGAIN)) == ("failed", True)
    assert not_had(ONE, known, partial=True).status == "skipped"


@pytest.mark.parametrize("partial", [False, True])
@pytest.mark.parametrize(
    "known", [lost_reservation(), AmbiguousError("no answer", hint="Later it shows."), limit_reached("vitcom reserve")]
)
def test_what_is_left_open_says_itself_what_to_do_and_is_no_shortage(known: TelecomError, partial: bool) -> None:
    outcome = not_had(ONE, known, partial=partial)
    assert (outcome.status, outcome.error) == ("failed", f"{str(known).rstrip('.')}. It was not bought")


@pytest.mark.parametrize("partial", [False, True])
def test_what_was_not_asked_for_any_more_is_skipped(partial: bool) -> None:
    assert not_had(ONE, NotSentError("not sent"), partial=partial).status == "skipped"
