# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Live calls: the CSV of any page, and what a page that is none says."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.live_calls import (
    TcxcLiveCalls,
    _rows,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.call import LiveCallQuery
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AuthenticationError,
    ContractError,
    RefusedError,
    TelecomError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer
from tests.support.accounts import account
from tests.support.sandbox import Sandbox


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("CLI,CLD\n1,2\n", [{"CLI": "1", "CLD": "2"}]),
        ("\ufeffCLI,CLD\r\n1,2\r\n\r\n", [{"CLI": "1", "CLD": "2"}]),
        ('CLI,Vendor\n1,"Bolt ""B"", Inc.\nLondon"\n', [{"CLI": "1", "Vendor": 'Bolt "B", Inc.\nLondon'}]),
        ("CLI,CLD\n1\n", [{"CLI": "1", "CLD": None}]),
        ("CLI, CLD ,,CLI\n1,2,3,4,5,\n", [{"CLI": "1", "CLD": "2", "column_3": "3", "CLI_4": "4", "column_5": "5"}]),
        ("CLI,CLD\n", []),
        ("", []),
    ],
)
def test_any_columns_are_read_by_their_header(text: str, rows: list[dict[str, Any]]) -> None:
    assert _rows(text) == rows


def test_a_broken_csv_is_a_broken_contract() -> None:
    with pytest.raises(ContractError, match="line 2"):
        _rows('CLI\n"1" 2\n')


def refusal(sandbox: Sandbox, text: str, status: int = 200, kind: str = "text/html; charset=utf-8") -> TelecomError:
    with pytest.raises(TelecomError) as raised:
        TcxcLiveCalls(account(sandbox))._calls(Answer(status=status, content_type=kind, text=text))
    return raised.value


@pytest.mark.parametrize("words", ["Wrong signature", "Please log in", "You are not authorized"])
def test_words_about_credentials_are_an_authentication_error(sandbox: Sandbox, words: str) -> None:
    error = refusal(sandbox, f"<p>{words}</p>")
    assert isinstance(error, AuthenticationError)
    assert words in str(error)
    assert error.hint.startswith("Check account, api_key and login_type, and this machine's clock, for a clock off by")


def test_other_words_are_a_refusal(sandbox: Sandbox) -> None:
    error = refusal(sandbox, "<p>Search prefix is too short</p>")
    assert isinstance(error, RefusedError)
    assert str(error) == "tcxc live calls: the carrier refused: Search prefix is too short"


def test_an_endless_page_is_cut(sandbox: Sandbox) -> None:
    assert len(str(refusal(sandbox, "<p>so sorry " * 100_000))) < 400


@pytest.mark.parametrize(
    ("status", "kind", "error"),
    [(401, "text/html", AuthenticationError), (404, "text/html", RefusedError), (200, "image/png", ContractError)],
)
def test_an_answer_of_another_kind(sandbox: Sandbox, status: int, kind: str, error: type[TelecomError]) -> None:
    assert isinstance(refusal(sandbox, "", status, kind), error)


def test_what_is_sent_is_what_was_signed(sandbox: Sandbox) -> None:
    filters: dict[str, str | list[str]] = {
        "like": "is like",
        "prefix": ["1954", "44"],
        "odd": "é ~*+&%/?=[]#;,'\"()!$@:",
        "none": "",
        "show": "all",
    }
    TcxcLiveCalls(account(sandbox)).live_calls(
        LiveCallQuery(login_type="buyer", path="/v_livecalls.php", filters=filters)
    )
    sent = sandbox.log()[0]["params"]
    assert [*sent][:5] == [*filters]
    assert (sent["odd"], sent["login_type"]) == (filters["odd"], "buyer")
