# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A server on loopback that means ill: it sends whatever bytes it is told, for ever when they have no end."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeAlias

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#: From the head of a request to what is sent, piece by piece.
Script: TypeAlias = Callable[[str], Iterator[bytes]]


class Villain(socketserver.ThreadingTCPServer):
    """``heads``: what it was asked; ``bodies``: what came with that."""

    daemon_threads = True

    def __init__(self, script: Script) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = script
        self.heads: list[str] = []
        self.bodies: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def heard(self) -> str:
        """All that it was ever told."""
        return "\n".join([*self.heads, *self.bodies])

    def options(self, carrier: str, **more: Any) -> dict[str, Any]:
        """The account options of a module that falls for it."""
        path = "/handler" if carrier == "smsbower" else ""
        account = {"carrier": carrier, "account": "4711", "api_key": "sEcReT-9f3b", "api_url": f"{self.url}{path}"}
        return {**account, "retries": 0, "timeout": 30, **more}


class _Handler(socketserver.StreamRequestHandler):
    server: Villain

    def handle(self) -> None:
        head = b"".join(iter(self.rfile.readline, b"\r\n")).decode("latin-1")
        length = [line.split(":")[1] for line in head.splitlines() if line.lower().startswith("content-length:")]
        self.server.bodies.append(self.rfile.read(int(length[0]) if length else 0).decode("latin-1"))
        self.server.heads.append(head)
        with suppress(OSError):  # the client hung up
            for piece in self.server.script(head):
                self.wfile.write(piece)


@contextmanager
def villain(script: Script | bytes) -> Iterator[Villain]:
    """Listens on a port of its own meanwhile."""
    told = (lambda _head: iter([script])) if isinstance(script, bytes) else script
    with Villain(told) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
