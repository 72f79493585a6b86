# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Answers that are read until the time-out and no longer, whichever way their connection came about."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
import requests

from ansible_collections.dialtone.telecom.plugins.module_utils.transport.deadline import bounded_adapter

HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"


@contextmanager
def server(*pieces: bytes, pause: float = 0.05) -> Iterator[str]:
    """The address of a server that answers one request with these pieces and then closes the connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError), listener.accept()[0] as client:
                client.recv(10_000)
                for piece in pieces:
                    client.sendall(piece)
                    time.sleep(pause)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    thread.join()


def get(url: str, timeout: float = 5) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        session.mount("http://", bounded_adapter(1))
        return session.get(url, timeout=timeout)


def test_an_answer_in_pieces_comes_whole() -> None:
    with server(HEAD[:20], HEAD[20:] + b"\r\nsome", b" words") as url:
        assert get(url).text == "some words"


def test_a_body_that_drips_ends_with_the_time_out() -> None:
    begin = time.monotonic()
    with server(HEAD + b"\r\n", *[b"x"] * 20) as url, pytest.raises(requests.RequestException, match="timed out"):
        get(url, timeout=0.2)
    assert time.monotonic() - begin < 1.5


def test_the_next_answer_on_a_connection_has_all_of_its_time() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    with socket.create_server(("127.0.0.1", 0)) as listener, requests.Session() as session:

        def serve() -> None:
            with listener.accept()[0] as client:
                for _request in range(2):
                    client.recv(10_000)
                    time.sleep(0.3)
                    client.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        session.trust_env = False
        session.mount("http://", bounded_adapter(1))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        assert [session.get(url, timeout=0.5).text for _request in range(2)] == ["ok", "ok"]
    thread.join()


@pytest.mark.filterwarnings("ignore:.*get_connection:DeprecationWarning")
def test_connections_are_bounded_by_whichever_name_requests_asks_for_them() -> None:
    url = "http://127.0.0.1:9/"
    request = requests.Request("GET", url).prepare()
    pools: list[Any] = [
        bounded_adapter(1).get_connection(url),
        bounded_adapter(1).get_connection_with_tls_context(request, True),
    ]
    assert {pool.ConnectionCls.response_class.__name__ for pool in pools} == {"_Bounded"}
