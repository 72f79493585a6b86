# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The time-out of requests is for one read of the socket; an answer that drips would never end."""

from __future__ import annotations

import io
import socket
import time
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from requests.adapters import HTTPAdapter


def bounded_adapter(concurrency: int) -> HTTPAdapter:
    """Connections of which nothing is read after the time-out, counted from when the request was sent."""
    from requests.adapters import HTTPAdapter
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Plain(HTTPConnection):
        response_class = _Bounded

    class Tls(HTTPSConnection):
        response_class = _Bounded

    class Adapter(HTTPAdapter):
        def get_connection(self, *args: Any, **more: Any) -> Any:
            """What requests before 2.32.2 asks for."""
            return bounded(super().get_connection(*args, **more))

        def get_connection_with_tls_context(self, *args: Any, **more: Any) -> Any:
            return bounded(super().get_connection_with_tls_context(*args, **more))

    def bounded(pool: Any) -> Any:
        pool.ConnectionCls = Tls if pool.scheme == "https" else Plain
        return pool

    return Adapter(pool_connections=2, pool_maxsize=concurrency, max_retries=0)


class _Bounded(HTTPResponse):
    """An answer that is read, headers and all, within the time that its socket gives to one read."""

    def __init__(self, sock: socket.socket, *args: Any, **more: Any) -> None:
        super().__init__(sock, *args, **more)
        self.fp = io.BufferedReader(_Until(sock, self.fp.detach()))


class _Until(io.RawIOBase):
    """What comes by a socket in time. Raises TimeoutError for what does not."""

    def __init__(self, open_socket: socket.socket, unbounded: io.RawIOBase) -> None:
        self._socket = open_socket
        self._unbounded = unbounded
        self._end = time.monotonic() + (open_socket.gettimeout() or 0.0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if (left := self._end - time.monotonic()) <= 0:
            raise TimeoutError("timed out")
        self._socket.settimeout(left)
        count: int | None = self._unbounded.readinto(buffer)
        return count

    def close(self) -> None:
        self._unbounded.close()
        super().close()
