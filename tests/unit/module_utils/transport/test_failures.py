# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What HTTP libraries raise, as our errors."""

from __future__ import annotations

import pytest
import requests
from urllib3.exceptions import DecodeError, ProtocolError
from urllib3.exceptions import TimeoutError as BodyTimeout

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import LostAnswerError, UnreachableError
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.failures import host_of, told

URL = "https://api.example.com/number/list"


def raised(error: Exception) -> Exception:
    with pytest.raises((LostAnswerError, UnreachableError)) as caught, told(URL, "tcxc list", 30):
        raise error
    return caught.value


@pytest.mark.parametrize(
    "error",
    [
        ProtocolError("Connection broken", ConnectionResetError(104, "Connection reset by peer")),
        requests.ConnectionError(ProtocolError("Connection aborted.", ConnectionResetError(104, "reset by peer"))),
        DecodeError("not gzip"),
        requests.exceptions.ChunkedEncodingError("broken"),
        BrokenPipeError(32, "Broken pipe"),
    ],
)
def test_what_breaks_after_sending_is_a_lost_answer(error: Exception) -> None:
    assert isinstance(raised(error), LostAnswerError)


@pytest.mark.parametrize(
    "error",
    [requests.ReadTimeout("late"), TimeoutError("late"), BodyTimeout("late")],
)
def test_a_time_out_says_how_long_it_was(error: Exception) -> None:
    assert "no answer within 30 s. Run again, or raise timeout." in str(raised(error))


@pytest.mark.parametrize("error", [requests.ConnectTimeout("late"), ConnectionRefusedError(111, "Connection refused")])
def test_what_never_connected_sent_nothing(error: Exception) -> None:
    found = raised(error)
    assert isinstance(found, UnreachableError)
    assert "api.example.com cannot be reached" in str(found)


def test_the_innermost_words_are_shown() -> None:
    inner = ConnectionResetError(104, "Connection reset by peer")
    text = str(raised(requests.ConnectionError(ProtocolError("Connection aborted.", inner))))
    assert text == (
        "tcxc list: the connection broke before the answer was whole (Connection reset by peer). Run again later."
    )


def test_an_error_of_ours_passes() -> None:
    with pytest.raises(ZeroDivisionError), told(URL, "tcxc list", 30):
        raise ZeroDivisionError


def test_a_host_is_shown_without_credentials() -> None:
    assert host_of("https://me:key@api.example.com:8443/x") == "api.example.com:8443"
