# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""TLS: certificates are verified, and what is wrong with one is told."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


class _NoNumbers(BaseHTTPRequestHandler):
    """Answers every call with an empty list of numbers; counts what it is sent."""

    asked = 0

    def do_POST(self) -> None:
        type(self).asked += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        body = b'{"status": "success", "dids": []}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *_args: object) -> None:  # noqa: A002 - the name of the base class
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certificate of an authority that no system knows, with a server's below it."""
    folder = tmp_path_factory.mktemp("tls")
    made = trustme.CA()
    made.cert_pem.write_to_path(str(folder / "ca.pem"))
    made.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
    made.issue_cert("other.example.com").private_key_and_cert_chain_pem.write_to_path(str(folder / "other.pem"))
    return folder


@pytest.fixture
def server(authority: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a carrier over TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / getattr(request, "param", "server.pem"))
    _NoNumbers.asked = 0
    with ThreadingHTTPServer(("127.0.0.1", 0), _NoNumbers) as listening:
        listening.socket = context.wrap_socket(listening.socket, server_side=True)
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield f"https://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


def listed(url: str, **more: Any) -> dict[str, Any]:
    account = {"carrier": "tcxc", "account": "acme", "api_key": "key", "api_url": url, "retries": 0}
    return run_module("number_info", {**account, **more})


def test_an_unknown_authority_is_told_and_nothing_is_sent(server: str) -> None:
    result = listed(server)
    assert result["failed"]
    for words in (f"the TLS certificate of {server[8:]} is not accepted", "local issuer certificate", "in ca_path"):
        assert words in result["msg"]
    assert "so nothing was sent" in result["msg"]
    assert _NoNumbers.asked == 0


@pytest.mark.parametrize("server", ["other.pem"], indirect=True)
def test_a_certificate_for_another_host_is_told(server: str, authority: Path) -> None:
    result = listed(server, ca_path=str(authority / "ca.pem"))
    assert "is not accepted" in result["msg"]
    assert "127.0.0.1" in result["msg"]
    assert _NoNumbers.asked == 0


def test_an_authority_that_is_given_is_trusted(server: str, authority: Path) -> None:
    result = listed(server, ca_path=str(authority / "ca.pem"))
    assert (result["failed"], result["numbers"]) == (False, [])


def test_an_authority_may_come_from_the_environment(
    server: str, authority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIALTONE_CA_PATH", str(authority / "ca.pem"))
    assert not listed(server)["failed"]


def test_verification_can_be_switched_off(server: str, recwarn: pytest.WarningsRecorder) -> None:
    assert not listed(server, validate_certs=False)["failed"]


def test_https_at_a_port_of_plain_http_is_told_as_that(sandbox: Sandbox) -> None:
    result = listed(f"https://127.0.0.1:{sandbox.port}")
    assert f"api_url begins with https, but 127.0.0.1:{sandbox.port} does not speak TLS" in result["msg"]
    assert "so nothing was sent. Give the host and port that speak https" in result["msg"]
    assert "certificate" not in result["msg"]


def test_an_authority_that_is_not_there_is_told_before_any_request(server: str) -> None:
    assert "ca_path '/no/such.pem' does not exist" in listed(server, ca_path="/no/such.pem")["msg"]


def test_a_file_that_is_no_certificate_is_told(server: str, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("hello")
    result = listed(server, ca_path=str(tmp_path / "ca.pem"))
    assert result["failed"]
    assert "ca_path" in result["msg"]
    assert _NoNumbers.asked == 0
