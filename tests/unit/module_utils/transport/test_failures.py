# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What HTTP libraries raise, as our errors."""

from __future__ import annotations

import json
import ssl
from http.client import BadStatusLine, RemoteDisconnected

import pytest
import requests
from urllib3.exceptions import DecodeError, IncompleteRead, ProtocolError, ProxyError
from urllib3.exceptions import TimeoutError as BodyTimeout

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import LostAnswerError, UnreachableError
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.failures import host_of, unreadable
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.redact import Redactor
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, translated_failures

URL = "https://api.example.com/number/list"


def raised(error: Exception) -> Exception:
    with pytest.raises((LostAnswerError, UnreachableError)) as caught, translated_failures(URL, "tcxc list", 30):
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


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RemoteDisconnected("Remote end closed connection without response"), "the other side closed it without"),
        (IncompleteRead(15, 15), "a part of the answer is missing"),
        (BadStatusLine("SSH-2.0-OpenSSH"), "what came is no HTTP"),
        (ssl.SSLEOFError(8, "[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred (_ssl.c:1006)"), "(EOF occurred)"),
    ],
)
def test_no_class_and_no_object_of_python_is_named(error: Exception, words: str) -> None:
    text = str(raised(requests.ConnectionError(ProtocolError("Connection aborted.", error))))
    assert words in text
    assert not [noise for noise in ("Error", "Disconnected", "Incomplete", "BadStatus", "_ssl", "[") if noise in text]


def test_a_proxy_out_of_reach_is_named_as_that() -> None:
    inner = ProxyError("Cannot connect to proxy.", ConnectionRefusedError(111, "Connection refused"))
    text = str(raised(requests.exceptions.ProxyError(inner)))
    assert "cannot be reached through the proxy that the environment names (Connection refused). Check http" in text


def test_a_tls_failure_that_is_no_certificate_is_told_as_that() -> None:
    failure = ssl.SSLError(1, "[SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:1006)")
    text = str(raised(requests.exceptions.SSLError(failure)))
    assert "no TLS connection to api.example.com came about (tlsv1 alert protocol version), so nothing was sent" in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "<html><h1>Sorry</h1>We are down.</html>",
            "a web page came in place of the API's answer (HTTP 503, it says \"So",
        ),
        (f"<html><p>{'long ' * 99}", "long..."),
        ("<html><script>track()</script></html>", "answer (HTTP 503). Check api_url"),
        ("upstream died", "(it is no JSON): HTTP 503 with upstream died"),
        ("", "HTTP 503 with nothing"),
    ],
)
def test_what_came_in_place_of_an_answer_is_told_without_markup(text: str, words: str) -> None:
    answer = Answer(status=503, content_type="text/html", text=text)
    told_as = str(unreadable(answer, Redactor([]), "tcxc list", json.JSONDecodeError("Expecting value", text, 0)))
    assert words in told_as
    assert "<" not in told_as


def test_an_error_of_ours_passes() -> None:
    with pytest.raises(ZeroDivisionError), translated_failures(URL, "tcxc list", 30):
        raise ZeroDivisionError


def test_a_host_is_shown_without_credentials() -> None:
    assert host_of("https://me:key@api.example.com:8443/x") == "api.example.com:8443"
