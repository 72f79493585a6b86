# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A wire-tap in front of the sandbox: passes all bytes on, and keeps those that clients sent."""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from contextlib import suppress

REQUEST_LINE = re.compile(rb"^[A-Z]+ (\S+) HTTP/1\.1\r$", re.MULTILINE)


class Recorder(socketserver.ThreadingTCPServer):
    """Listens on a port of its own; to be used as a context manager."""

    daemon_threads = True

    def __init__(self, upstream: int) -> None:
        super().__init__(("127.0.0.1", 0), _Relay)
        self.upstream = upstream
        #: What clients sent, one piece a connection.
        self.sent: list[bytearray] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def targets(self) -> list[str]:
        """What was asked for: path and query of each request, as sent."""
        return [target.decode() for sent in self.sent for target in REQUEST_LINE.findall(bytes(sent))]

    def server_close(self) -> None:
        self.shutdown()
        super().server_close()


class _Relay(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Recorder)
        kept = bytearray()
        self.server.sent.append(kept)
        with socket.create_connection(("127.0.0.1", self.server.upstream)) as upstream:
            for end in (upstream, self.request):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            back = threading.Thread(target=_pass_on, args=(upstream, self.request), daemon=True)
            back.start()
            _pass_on(self.request, upstream, kept)
            back.join(5)


def _pass_on(source: socket.socket, target: socket.socket, kept: bytearray | None = None) -> None:
    """Until the source hangs up, or the target does."""
    with suppress(OSError):
        while part := source.recv(65536):
            if kept is not None:
                kept += part
            target.sendall(part)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
