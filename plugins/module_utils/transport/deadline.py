# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The time-out of requests is for one read of the socket; headers that drip would never end."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from requests.adapters import HTTPAdapter


def bounded_adapter(concurrency: int) -> HTTPAdapter:
    """Connections that are cut when the headers of an answer are not there by the time-out."""
    from requests.adapters import HTTPAdapter
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Plain(HTTPConnection):
        getresponse = _bounded(HTTPConnection.getresponse)

    class Tls(HTTPSConnection):
        getresponse = _bounded(HTTPSConnection.getresponse)

    class Adapter(HTTPAdapter):
        def get_connection_with_tls_context(self, *args: Any, **more: Any) -> Any:
            pool: Any = super().get_connection_with_tls_context(*args, **more)
            pool.ConnectionCls = Tls if pool.scheme == "https" else Plain
            return pool

    return Adapter(pool_connections=2, pool_maxsize=concurrency, max_retries=0)


def _bounded(getresponse: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def within_time(connection: Any) -> Any:
        watch = threading.Timer(connection.timeout, _cut, [connection.sock])
        watch.daemon = True
        watch.start()
        try:
            return getresponse(connection)
        finally:
            watch.cancel()

    return within_time


def _cut(open_socket: socket.socket) -> None:
    """Whoever reads the socket then finds that nothing more comes."""
    with suppress(OSError):  # the other side was faster
        # Of TLS too: its own shutdown is not made for being called by another thread.
        socket.socket.shutdown(open_socket, socket.SHUT_RDWR)
