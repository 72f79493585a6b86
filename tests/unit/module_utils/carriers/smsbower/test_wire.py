# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Words and JSON, as the seed writes them and as they were seen live; and a key that is never shown."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.account import Account
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.smsbower.billing import SmsbowerBilling
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.smsbower.wire import (
    Reply,
    Wire,
    WordError,
    reply_of,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AuthenticationError,
    ContractError,
    LostAnswerError,
    RefusedError,
    TelecomError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings
from tests.support.accounts import account
from tests.support.sandbox import Sandbox, free_port

KEY = "0123456789abcdef-secret"


def local(**settings: Any) -> Account:
    """An account where nobody listens."""
    url = f"http://127.0.0.1:{free_port()}/handler_api.php"
    session = Session(Settings(base_url=url, retries=0, **settings), secrets=[Secret(KEY)])
    return Account(carrier="smsbower", login="", api_key=Secret(KEY), auth="signature", session=session)


def interpreted(text: str, status: int = 200) -> Reply:
    wire = Wire(local())
    return wire._interpreter("getStatus", lambda reply: reply, {"id": "7"})(
        Answer(status=status, content_type="text/html", text=text)
    )


def refusal(text: str, status: int = 200) -> TelecomError:
    with pytest.raises(TelecomError) as raised:
        interpreted(text, status)
    assert KEY not in str(raised.value)
    return raised.value


@pytest.mark.parametrize(
    ("text", "word", "detail"),
    [
        ("ACCESS_READY", "ACCESS_READY", ""),
        ("STATUS_OK:12:34 5", "STATUS_OK", "12:34 5"),
        ("STATUS_OK: '482915'", "STATUS_OK", "'482915'"),
        ("ACCESS_NUMBER:300:14155550142\n", "ACCESS_NUMBER", "300:14155550142"),
        ("STATUS_OK:two\nlines", "STATUS_OK", "two\nlines"),
    ],
)
def test_a_word_ends_at_its_first_colon(text: str, word: str, detail: str) -> None:
    assert interpreted(text) == Reply(word=word, detail=detail)


@pytest.mark.parametrize("text", ['{"cost": 0.10}', '{"cost": 0.10,\n}'])
def test_json_keeps_amounts_as_they_are_written(text: str) -> None:
    assert reply_of(text) == Reply(data={"cost": "0.10"})


@pytest.mark.parametrize(
    ("text", "status"), [("BAD_KEY", 200), ('{"error": "No access"}', 401), ("<p>No", 403), ("BAD_KEY", 401)]
)
def test_a_wrong_key_is_an_authentication_error(text: str, status: int) -> None:
    error = refusal(text, status)
    assert isinstance(error, AuthenticationError)
    assert "Check api_key" in str(error)


@pytest.mark.parametrize(
    ("text", "status", "word"),
    [
        ("NO_NUMBERS", 200, "NO_NUMBERS"),
        ("WRONG_MAX_PRICE:0.07", 200, "WRONG_MAX_PRICE"),
        ("BANNED:2026-12-01 10:00:00", 200, "BANNED"),
        ('{"error": "Bad service"}', 200, "BAD_SERVICE"),
        ("NO_ACTIVATION", 404, "NO_ACTIVATION"),
        ('{"title": "EARLY_CANCEL_DENIED"}', 409, "EARLY_CANCEL_DENIED"),
    ],
)
def test_an_error_word_is_explained(text: str, status: int, word: str) -> None:
    error = refusal(text, status)
    assert isinstance(error, WordError)
    assert error.word == word
    assert error.message.startswith("the carrier refused: ")
    assert word in error.message
    assert text.startswith("{") or text in error.message


def test_an_unknown_word_is_reported_as_it_is() -> None:
    error = refusal("NO_CONNECTION:later")
    assert isinstance(error, RefusedError)
    assert error.message == "the carrier refused: NO_CONNECTION:later"


def test_an_error_of_the_database_settles_nothing() -> None:
    assert isinstance(refusal("ERROR_SQL"), LostAnswerError)


@pytest.mark.parametrize(
    ("text", "status"), [("<html>", 200), ("", 200), ("ACCESS_READY", 400), ("{", 200), ("[" * 9999, 200)]
)
def test_anything_else_is_a_broken_contract(text: str, status: int) -> None:
    assert isinstance(refusal(text, status), ContractError)


@pytest.mark.parametrize(
    "whole", ["ACCESS_NUMBER:300:14155550142", "STATUS_OK:482915", "ERROR_SQL", '{"a": "ACCESS_"}']
)
def test_a_word_that_is_cut_short_is_no_refusal(whole: str) -> None:
    """Nothing was done, it would say, where a number was rented."""
    for end in range(1, len(whole) if whole[0] == "{" or ":" not in whole else 7):
        assert isinstance(refusal(whole[:end]), ContractError), whole[:end]


def test_an_answer_that_repeats_the_key_is_masked() -> None:
    assert "********" in str(refusal(f"<p>api_key={KEY} is wrong</p>"))
    assert "********" in str(refusal(f"ODD:{KEY}"))


def test_an_unreachable_handler_is_named_without_its_url() -> None:
    wire = Wire(local())
    with pytest.raises(TelecomError, match=r"127\.0\.0\.1:\d+ cannot be reached") as raised:
        wire.read("getBalance", lambda reply: reply)
    assert KEY not in str(raised.value)
    assert wire.session.trace == ["GET  api_key=******** action=getBalance"]


@pytest.mark.parametrize("kind", ["refuse", "drop_after", "truncated", "error_500", "html", "redirect", "slow"])
def test_no_failure_tells_the_key(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("getBalance", kind, seconds=2)
    ours = account(sandbox, "smsbower", retries=0, timeout=0.5)
    with pytest.raises(TelecomError) as raised:
        SmsbowerBilling(ours).balance()
    chain: BaseException | None = raised.value
    assert ours.api_key.reveal() not in str(chain)
    assert ours.api_key.reveal() not in "".join(ours.session.trace)


@pytest.mark.parametrize("live", ["seed", "live"])
def test_the_balance(sandbox: Sandbox, live: str) -> None:
    sandbox.control("readings", {"live_errors": live})
    balance = SmsbowerBilling(account(sandbox, "smsbower")).balance()
    assert str(balance) == sandbox.state()["smsbower"]["balance"]["customer"]


@pytest.mark.parametrize("reply", [Reply(word="ACCESS_READY"), Reply(word="ACCESS_BALANCE", detail="12.")])
def test_another_word_is_no_balance_and_one_cut_at_its_point_neither(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    billing = SmsbowerBilling(account(sandbox, "smsbower"))
    monkeypatch.setattr(billing._wire, "read", lambda _action, interpret: interpret(reply))
    with pytest.raises(ValueError, match="no ACCESS_BALANCE"):
        billing.balance()
