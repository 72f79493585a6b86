# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Writes that must not be sent twice: how a lost answer is settled."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    AuthenticationError,
    ContractError,
    LostAnswerError,
    RefusedError,
    TelecomError,
    UnreachableError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.confirm import (
    OnceWrite,
    confirmed,
    looks,
    settled,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, Request
from tests.support.patience import hurry

REQUEST = Request(call="tcxc purchase", path="/number/purchase", params=dict)
LOST = LostAnswerError("no answer within 30 s")


class Carrier:
    """Answers each attempt with the next of ``answers``; the effect shows from the ``shows_at``-th look on."""

    def __init__(self, *answers: TelecomError | str, shows_at: int = 10**9) -> None:
        self.answers = list(answers)
        self.shows_at = shows_at
        self.sent = self.looked = 0

    def send(self) -> str:
        self.sent += 1
        answer = self.answers.pop(0)
        if isinstance(answer, TelecomError):
            raise answer
        return answer

    def settle(self) -> str | None:
        self.looked += 1
        return "seen" if self.looked >= self.shows_at else None

    def confirmed(self, *, resend: bool = False, retries: int = 2, patience: float = 0.12) -> str:
        write = OnceWrite(request=REQUEST, interpret=_text, settle=self.settle, resend=resend)
        return confirmed(self.send, write, retries=retries, patience=patience)


def _text(answer: Answer) -> str:
    return answer.text


def test_an_answer_needs_no_look() -> None:
    carrier = Carrier("done")
    assert carrier.confirmed() == "done"
    assert (carrier.sent, carrier.looked) == (1, 0)


@pytest.mark.parametrize("error", [LOST, ContractError("expected JSON, got HTML")])
def test_a_lost_answer_whose_effect_shows_is_done_and_not_sent_again(error: TelecomError) -> None:
    carrier = Carrier(error, "sent twice", shows_at=1)
    assert carrier.confirmed(resend=True) == "seen"
    assert carrier.sent == 1


def test_an_effect_that_shows_late_is_found() -> None:
    carrier = Carrier(LOST, shows_at=3)
    assert carrier.confirmed(patience=2) == "seen"
    assert (carrier.sent, carrier.looked) == (1, 3)


def test_what_does_not_show_is_unknown_and_never_sent_again() -> None:
    carrier = Carrier(LOST, "sent twice")
    with pytest.raises(AmbiguousError, match=r"no answer within 30 s.*does not show.*Run again"):
        carrier.confirmed()
    assert carrier.sent == 1
    assert carrier.looked > 1


def test_what_can_take_effect_only_once_is_sent_again_after_looking() -> None:
    carrier = Carrier(LOST, LOST, "done")
    assert carrier.confirmed(resend=True) == "done"
    assert carrier.sent == 3


def test_sending_again_ends_with_the_retries() -> None:
    carrier = Carrier(*[LOST] * 9)
    with pytest.raises(AmbiguousError):
        carrier.confirmed(resend=True, retries=1)
    assert carrier.sent == 2


def test_a_refusal_is_final_when_nothing_was_lost_before() -> None:
    carrier = Carrier(RefusedError("already sold"))
    with pytest.raises(RefusedError):
        carrier.confirmed(resend=True)
    assert carrier.looked == 0


def test_a_refusal_after_a_lost_answer_may_mean_that_the_first_one_took_effect() -> None:
    carrier = Carrier(LOST, RefusedError("already sold"), shows_at=4)
    assert carrier.confirmed(resend=True, patience=0.3) == "seen"
    assert carrier.sent == 2


def test_a_refusal_after_a_lost_answer_that_shows_nothing_is_unknown() -> None:
    carrier = Carrier(LOST, RefusedError("already sold"), "sent a third time")
    with pytest.raises(AmbiguousError):
        carrier.confirmed(resend=True)
    assert carrier.sent == 2


def test_a_connection_that_was_never_made_is_tried_again_without_a_look() -> None:
    carrier = Carrier(UnreachableError("refused"), "done")
    assert carrier.confirmed() == "done"
    assert (carrier.sent, carrier.looked) == (2, 0)


def test_a_carrier_out_of_reach_did_nothing() -> None:
    with pytest.raises(UnreachableError):
        Carrier(*[UnreachableError("refused")] * 9).confirmed(retries=1)


def test_a_carrier_that_goes_away_after_a_lost_answer_leaves_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    carrier = Carrier(LOST, UnreachableError("refused"), UnreachableError("refused"), "sent again")
    with pytest.raises(AmbiguousError):
        carrier.confirmed(resend=True)
    assert carrier.sent == 3


def test_wrong_credentials_are_no_lost_answer() -> None:
    carrier = Carrier(AuthenticationError("wrong key"))
    with pytest.raises(AuthenticationError):
        carrier.confirmed(resend=True)
    assert carrier.looked == 0


@pytest.mark.parametrize("nothing", [None, False])
def test_a_look_that_gives_nothing_settles_nothing(nothing: bool | None) -> None:
    given = iter([nothing, nothing, True])
    assert settled(lambda: next(given), 5) is True
    assert settled(lambda: nothing, 0.05) is None


def test_what_is_empty_or_zero_settles_all_the_same() -> None:
    assert settled(tuple, 0.05) == ()
    assert settled(lambda: 0, 0.05) == 0


def test_a_look_that_fails_settles_nothing() -> None:
    attempts: list[int] = []

    def look() -> str | None:
        attempts.append(1)
        if len(attempts) == 1:
            raise LOST
        return "seen"

    assert settled(look, 0.5) == "seen"
    assert settled(_always_lost, 0.05) is None


def _always_lost() -> str | None:
    raise LOST


@pytest.mark.parametrize("patience", [0.2, 0.6])
def test_looking_ends_with_the_patience(patience: float) -> None:
    begin = time.monotonic()
    times = [time.monotonic() - begin for _look in looks(patience)]
    assert times[0] == pytest.approx(0.1, abs=0.05)
    assert times[-1] == pytest.approx(patience, abs=0.1)
    assert len(times) >= 2


def test_the_first_look_may_be_at_once() -> None:
    begin = time.monotonic()
    next(looks(5, at_once=True))
    assert time.monotonic() - begin < 0.05


def test_the_usual_looks_back_off() -> None:
    waits: list[float] = []
    patched: Callable[[float], None] = waits.append
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", patched)
        for _turn in zip(range(6), looks(30), strict=False):
            pass
    assert waits == [0.1, 0.25, 0.5, 1.0, 2.0, 4.0]
