# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The wire under a request: the only place that can break it."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import cast

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

TRANSPORT = "dialtone.transport"
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Protocol(H11Protocol):
    """uvicorn's HTTP protocol, which also tells the app which connection a request came in on."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        app = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, TRANSPORT: transport}, receive, send)

        self.app = with_transport
        # asyncio does so only for sockets made with IPPROTO_TCP; with Nagle's delay each request takes 40 ms.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(cast(asyncio.Transport, transport))


class Wire:
    """The connection of one request that came in by way of Protocol."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._transport: asyncio.Transport = scope[TRANSPORT]
        self._receive = receive
        self._send = send

    async def start(self, status: int, headers: list[tuple[bytes, bytes]]) -> None:
        """Send the status line and the headers."""
        await self._send({"type": "http.response.start", "status": status, "headers": headers})

    async def body(self, part: bytes, more: bool = False) -> None:
        """Send a part of the body."""
        await self._send({"type": "http.response.body", "body": part, "more_body": more})

    @property
    def gone(self) -> bool:
        """Whether the other side has hung up."""
        return self._transport.is_closing()

    async def cut(self) -> None:
        """Close the connection, after what was sent so far."""
        self._transport.close()
        await self._lost()

    async def reset(self) -> None:
        """Tear the connection down, so that the client gets "connection reset"."""
        self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        self._transport.abort()
        await self._lost()

    async def _lost(self) -> None:
        """Wait until uvicorn knows; otherwise it would answer for us."""
        while (await self._receive())["type"] != "http.disconnect":
            pass
