# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is told of numbers that were not bought."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.refusals import lost_reservation, not_had
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    RefusedError,
    TelecomError,
)

AGAIN = "It was not bought: run again to see what can be had"


@pytest.mark.parametrize(
    "known", [None, RefusedError("sold"), RefusedError("the carrier refused: Run again", hint="Why.")]
)
def test_after_a_refusal_another_run_sees_what_can_be_had(known: TelecomError | None) -> None:
    assert not_had(known).endswith(AGAIN)


@pytest.mark.parametrize("known", [lost_reservation(), AmbiguousError("no answer", hint="Later it shows.")])
def test_what_is_left_open_says_itself_what_to_do(known: TelecomError) -> None:
    assert not_had(known) == f"{str(known).rstrip('.')}. It was not bought"
