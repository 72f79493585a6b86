# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Stands in front of the sandbox and answers some calls with what it is told; the others reach the sandbox."""

from __future__ import annotations

import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.sandbox import Sandbox


class Impostor(ThreadingHTTPServer):
    """``answers``: the body by call, as the carriers name it. Listens on a port of its own; a context manager."""

    daemon_threads = True

    def __init__(self, sandbox: Sandbox, answers: dict[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sandbox = sandbox
        self.answers = answers
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def options(self, carrier: str) -> dict[str, Any]:
        """The account options of a module that talks to the sandbox through here."""
        given = self.sandbox.options(carrier)
        url = given["api_url"].replace(self.sandbox.url, f"http://127.0.0.1:{self.server_address[1]}")
        return {**given, "api_url": url, "retries": 0}

    def server_close(self) -> None:
        self.shutdown()
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Impostor

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        call = parse_qs(parts.query).get("action", [parts.path.rpartition("/")[2]])[0]
        told = self.server.answers.get(call)
        status, content = (200, told.encode()) if told is not None else self._passed_on(body)
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self) -> None:
        self.do_GET()

    def _passed_on(self, body: bytes) -> tuple[int, bytes]:
        carrier = HTTPConnection("127.0.0.1", self.server.sandbox.port, timeout=20)
        carrier.request(self.command, self.path, body, {"Content-Type": self.headers.get("Content-Type") or ""})
        answer = carrier.getresponse()
        content = answer.read()
        carrier.close()
        return answer.status, content

    def log_message(self, format: str, *_args: object) -> None:  # noqa: A002 - the name of the base class
        """Keep the test's output clean."""
