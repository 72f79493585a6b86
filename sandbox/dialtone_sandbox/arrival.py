# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A request as it arrived, free of its connection, so that it can be run now, later, or again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope

from dialtone_sandbox.delivery import Answer
from dialtone_sandbox.fields import KEY, read_fields


@dataclass(frozen=True)
class Arrival:
    """One request to the API `api`; `path` is relative to it, `raw_path` as sent; `received` is sandbox time."""

    api: str
    method: str
    path: str
    query: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes
    received: float
    raw_path: str = ""
    params: dict[str, str] = field(default_factory=dict)

    @property
    def full_path(self) -> str:
        """The URL path."""
        return f"/{self.api}{self.path}"

    def scope(self) -> Scope:
        """The ASGI scope that the API's routes see."""
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "http",
            "method": self.method,
            "path": self.path,
            "raw_path": self.raw_path.encode("latin-1"),
            "root_path": "",
            "query_string": self.query,
            "headers": self.headers,
            KEY: self.params,
        }

    def kept(self) -> str:
        """All but the body, as text for the store."""
        pairs = [[name.decode("latin-1"), value.decode("latin-1")] for name, value in self.headers]
        return json.dumps([self.api, self.method, self.path, self.raw_path, self.query.decode("latin-1"), pairs])


async def arrived(api: str, scope: Scope, receive: Receive, received: float) -> Arrival | None:
    """Read a request to the end; None when the client hung up before that."""
    path = scope["path"].removeprefix(scope.get("root_path", "")).rstrip("/") or "/"
    body = await _body(receive)
    if body is None:
        return None
    params = await read_fields(scope, body)
    method, query, raw_path = scope["method"], scope["query_string"], scope["raw_path"].decode("latin-1")
    return Arrival(api, method, path, query, scope["headers"], body, received, raw_path, params)


async def restored(kept: str, body: bytes, received: float) -> Arrival:
    """The request that `kept` wrote down."""
    api, method, path, raw_path, query, pairs = json.loads(kept)
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs]
    arrival = Arrival(api, method, path, query.encode("latin-1"), headers, body, received, raw_path)
    arrival.params.update(await read_fields(arrival.scope(), body))
    return arrival


async def _body(receive: Receive) -> bytes | None:
    parts = []
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


async def run(app: ASGIApp, arrival: Arrival) -> Answer:
    """Let the API answer the request; the answer is collected, not sent."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": arrival.body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(arrival.scope(), receive, send)
    return Answer(sent[0]["status"], list(sent[0]["headers"]), b"".join(part.get("body", b"") for part in sent[1:]))
