# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Files come whole or not at all, from the carrier's host alone, and without its credentials."""

from __future__ import annotations

import errno
import io
import socketserver
import threading
from collections.abc import Iterator

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    ContractError,
    LostAnswerError,
    RefusedError,
    TelecomError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport import download
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.download import Downloads
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings

OK = b"HTTP/1.1 200 OK\r\n"
WHOLE = OK + b"Content-Length: 5\r\n\r\nwhole"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
KEY = "the-account-s-key"


class Server(socketserver.ThreadingTCPServer):
    """Answers each path with its bytes, one after the other (the last one for ever), then hangs up."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Handler)
        self.answers: dict[str, list[bytes]] = {}
        self.requests: list[str] = []
        self.url = f"http://{host}:{self.server_address[1]}"


class Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        head = b"".join(iter(self.rfile.readline, b"\r\n")).decode()
        server = self.server
        assert isinstance(server, Server)
        server.requests.append(head)
        left = server.answers[head.split()[1]]
        answer = left.pop(0) if len(left) > 1 else left[0]
        # Said, so that no client takes the connection for one to use again.
        self.wfile.write(answer.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}).start()
        yield running
        running.shutdown()


def downloads(server: Server, *, anywhere: bool = False, retries: int = 0) -> Downloads:
    settings = Settings(base_url=f"{server.url}/api", retries=retries, timeout=1)
    return Downloads(Session(settings, secrets=[Secret(KEY)]), anywhere=anywhere)


def fetch(server: Server, *answers: bytes, link: str = "/file", anywhere: bool = False) -> bytes:
    server.answers["/file"] = list(answers)
    file = io.BytesIO()
    downloads(server, anywhere=anywhere, retries=len(answers) - 1).fetch(link, file)
    return file.getvalue()


@pytest.mark.parametrize("answer", [WHOLE, CHUNKED + b"3\r\nwho\r\n2\r\nle\r\n0\r\n\r\n"])
def test_a_whole_file_comes_as_it_is(server: Server, answer: bytes) -> None:
    assert fetch(server, answer) == b"whole"


@pytest.mark.parametrize("link", ["/file", "../file", " /file ", "{url}/file"])
def test_links_may_be_relative_to_the_api(server: Server, link: str) -> None:
    assert fetch(server, WHOLE, link=link.format(url=server.url)) == b"whole"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 9\r\n\r\nwhole",
        CHUNKED + b"3\r\nwho\r\n",
        CHUNKED + b"9\r\nwho",
        b"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy",
        b"HTTP/1.1 429 Slow\r\nContent-Length: 0\r\nRetry-After: 0\r\n\r\n",
        b"",
    ],
)
def test_half_a_file_is_fetched_anew(server: Server, answer: bytes) -> None:
    with pytest.raises(LostAnswerError):
        fetch(server, answer)
    assert fetch(server, answer, WHOLE) == b"whole"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (OK + b"\r\nwhole", "length is not announced"),
        (OK + b"Content-Length: many\r\n\r\nwhole", "length is not announced"),
        (OK + b"Content-Length: 0\r\n\r\n", "it is empty"),
        (OK + b"Content-Type: text/html\r\nContent-Length: 5\r\n\r\n<html", "a web page came"),
    ],
)
def test_what_cannot_be_a_whole_file_is_none(server: Server, answer: bytes, words: str) -> None:
    with pytest.raises(ContractError, match=words):
        fetch(server, answer)


@pytest.mark.parametrize("status", [b"404 Not Found", b"403 Forbidden", b"204 No Content"])
def test_no_file_is_told_at_once(server: Server, status: bytes) -> None:
    with pytest.raises(RefusedError, match=status[:3].decode()):
        fetch(server, b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n", WHOLE)
    assert len(server.requests) == 1


def test_a_long_pause_is_told_instead_of_waited_for(server: Server) -> None:
    with pytest.raises(RefusedError, match="429"):
        fetch(server, b"HTTP/1.1 429 Slow\r\nContent-Length: 0\r\nRetry-After: 3600\r\n\r\n")


@pytest.mark.parametrize("head", [OK + b"Content-Length: 5\r\n\r\n", CHUNKED + b"5\r\n"])
def test_a_file_that_is_too_large_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch, head: bytes) -> None:
    monkeypatch.setattr(download, "LARGEST_FILE", 4)
    with pytest.raises(TelecomError, match="it is larger than"):
        fetch(server, head + b"whole\r\n0\r\n\r\n", WHOLE)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "link",
    [
        "http://localhost:{port}/file",
        "http://127.0.0.1:1/file",
        "https://127.0.0.1:{port}x/file",
        "ftp://127.0.0.1:{port}/file",
        "file:///etc/passwd",
        "http://user:word@127.0.0.1:{port}/file",
        "//example.com/file",
        "http://[half/file",
    ],
)
def test_other_places_are_refused_before_anything_is_sent(server: Server, link: str) -> None:
    link = link.format(port=server.server_address[1])
    assert downloads(server).problem(link)
    with pytest.raises(TelecomError, match="the link"):
        fetch(server, WHOLE, link=link)
    assert not server.requests


def test_another_host_is_followed_when_allowed(server: Server) -> None:
    link = f"http://localhost:{server.server_address[1]}/file"
    assert "Set allow_other_hosts" in str(downloads(server).problem(link))
    assert fetch(server, WHOLE, link=link, anywhere=True) == b"whole"


def test_the_usual_ports_are_one_place(server: Server) -> None:
    found = Downloads(Session(Settings(base_url="https://api.example.com/did")), anywhere=False)
    assert found.problem("http://API.example.com/uploads/a.csv") is None
    assert found.problem("http://api.example.com:8080/uploads/a.csv") is not None


def test_a_redirect_within_the_host_is_followed(server: Server) -> None:
    server.answers["/there"] = [WHOLE]
    assert fetch(server, b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n") == b"whole"


def test_a_redirect_to_another_host_is_not(server: Server) -> None:
    away = b"HTTP/1.1 302 Found\r\nLocation: http://localhost:%d/file\r\n\r\n" % server.server_address[1]
    with pytest.raises(TelecomError, match="not the carrier's host"):
        fetch(server, away)
    assert len(server.requests) == 1


def test_redirects_without_end_end(server: Server) -> None:
    with pytest.raises(TelecomError, match="redirects without end"):
        fetch(server, b"HTTP/1.1 302 Found\r\nLocation: /file\r\nContent-Length: 0\r\n\r\n")
    assert len(server.requests) == download.MOST_REDIRECTS + 1


def test_no_credentials_are_sent(server: Server) -> None:
    fetch(server, WHOLE)
    (request,) = server.requests
    assert "authorization" not in request.lower()
    assert "cookie" not in request.lower()
    assert KEY not in request


def test_requests_are_counted_and_traced_with_secrets_masked(server: Server) -> None:
    found = downloads(server)
    server.answers[f"/file?token={KEY}"] = [WHOLE]
    found.fetch(f"/file?token={KEY}", io.BytesIO())
    assert found.session.calls.read == 1
    assert found.session.trace == [f"GET {server.url}/file?token=********"]


class FullDisk(io.BytesIO):
    def write(self, _data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_what_the_disk_refuses_is_told_as_that(server: Server) -> None:
    server.answers["/file"] = [WHOLE]
    with pytest.raises(TelecomError, match="No space left"):
        downloads(server, retries=3).fetch("/file", FullDisk())
    assert len(server.requests) == 1
