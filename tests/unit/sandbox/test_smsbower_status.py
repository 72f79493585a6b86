# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The life of a rented number on smsbower: codes, another code, completion, cancellation."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.smsbower_client import Smsbower


def test_a_code_comes_two_seconds_after_renting(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    assert smsbower.status(activation) == "STATUS_WAIT_CODE"
    code = smsbower.code(activation)
    assert code.isdecimal()
    assert smsbower.status(activation) == f"STATUS_OK:{code}"


def test_another_code_comes_two_seconds_after_it_was_asked_for(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    first = smsbower.code(activation)
    assert smsbower.change(activation, 3) == "ACCESS_RETRY_GET"
    assert smsbower.status(activation) == "STATUS_WAIT_RESEND"
    assert smsbower.code(activation) != first
    assert smsbower.change(activation, 6) == "ACCESS_ACTIVATION"


@pytest.mark.parametrize(("reading", "answer"), [("same", "ACCESS_RETRY_GET"), ("bad_status", "BAD_STATUS")])
def test_another_code_is_asked_for_once(smsbower: Smsbower, reading: str, answer: str) -> None:
    smsbower.read(repeated_status=reading)
    activation = smsbower.rent()
    smsbower.code(activation)
    smsbower.change(activation, 3)
    smsbower.code(activation)
    assert smsbower.change(activation, 3) == answer


def test_live_the_wait_for_another_code_names_the_last(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    code = smsbower.code(activation)
    smsbower.read(live_errors="live")
    smsbower.change(activation, 3)
    assert smsbower.status(activation) == f"STATUS_WAIT_RETRY:{code}"


def test_a_completed_activation_keeps_code_and_money(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    before, code = smsbower.balance, smsbower.code(activation)
    assert smsbower.change(activation, 6) == "ACCESS_ACTIVATION"
    assert smsbower.status(activation) == f"STATUS_OK:{code}"
    assert smsbower.change(activation, 8) == "BAD_STATUS"
    assert smsbower.balance == before


def test_cancelling_takes_two_minutes_and_pays_back(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    assert smsbower.change(activation, 8) == "EARLY_CANCEL_DENIED"
    smsbower.advance(119)
    assert smsbower.change(activation, 8) == "EARLY_CANCEL_DENIED"
    assert smsbower.balance < 1000
    smsbower.advance(1)
    assert smsbower.change(activation, 8) == "ACCESS_CANCEL"
    assert smsbower.status(activation) == "STATUS_CANCEL"
    assert smsbower.balance == 1000
    assert [row["action"] for row in smsbower.state["ledger"]] == ["rent", "cancel"]


def test_a_number_that_nobody_polled_gets_no_code_after_two_minutes(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    smsbower.advance(121)
    assert smsbower.status(activation) == "STATUS_WAIT_CODE"
    assert smsbower.change(activation, 8) == "ACCESS_CANCEL"


def test_a_number_with_a_code_cannot_be_cancelled(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    smsbower.code(activation)
    smsbower.advance(200)
    assert smsbower.change(activation, 8) == "BAD_STATUS"


def test_ready_allows_only_cancelling(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    assert smsbower.change(activation, 1) == "ACCESS_READY"
    assert [smsbower.change(activation, status) for status in (3, 6)] == ["BAD_STATUS"] * 2
    assert smsbower.change(activation, 8) == "EARLY_CANCEL_DENIED"
    assert smsbower.code(activation)


def test_completing_needs_a_code_but_no_poll(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    assert smsbower.change(activation, 6) == "BAD_STATUS"
    smsbower.advance(3)
    assert smsbower.change(activation, 6) == "ACCESS_ACTIVATION"


@pytest.mark.parametrize(("reading", "answer"), [("same", "ACCESS_ACTIVATION"), ("bad_status", "BAD_STATUS")])
def test_a_status_set_twice(smsbower: Smsbower, reading: str, answer: str) -> None:
    smsbower.read(repeated_status=reading)
    activation = smsbower.rent()
    smsbower.code(activation)
    smsbower.change(activation, 6)
    assert smsbower.change(activation, 6) == answer


def test_cancelled_twice_is_paid_back_once(smsbower: Smsbower) -> None:
    smsbower.read(repeated_status="same")
    activation = smsbower.rent()
    smsbower.advance(120)
    assert [smsbower.change(activation, 8) for _time in range(2)] == ["ACCESS_CANCEL"] * 2
    assert smsbower.balance == 1000


def test_codes_may_never_come(smsbower: Smsbower) -> None:
    smsbower.read(sms_code="never")
    activation = smsbower.rent()
    smsbower.advance(60)
    assert smsbower.status(activation) == "STATUS_WAIT_CODE"


def test_a_code_of_any_text_can_be_delivered(smsbower: Smsbower) -> None:
    activation = smsbower.rent()
    smsbower.served.control("sms", {"id": activation, "code": "G-12: 34 56"})
    assert smsbower.status(activation) == "STATUS_OK:G-12: 34 56"
    assert smsbower.served.post("sms", {"id": activation, "code": "1"}).status_code == 400
    assert smsbower.served.post("sms", {"id": "x", "code": "1"}).status_code == 400


@pytest.mark.parametrize("status", ["", "2", "-1", "x"])
def test_unknown_statuses_are_refused(smsbower: Smsbower, status: str) -> None:
    assert smsbower.word("setStatus", id=smsbower.rent(), status=status) == "BAD_STATUS"


@pytest.mark.parametrize("activation", ["", "1", "x"])
def test_unknown_activations_are_refused(smsbower: Smsbower, activation: str) -> None:
    assert smsbower.word("getStatus", id=activation) == "NO_ACTIVATION"
    assert smsbower.word("setStatus", id=activation, status=8) == "NO_ACTIVATION"
