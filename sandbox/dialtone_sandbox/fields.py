# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The parameters of a request, wherever they stand: query, urlencoded form, multipart form, JSON object."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Message, Scope

KEY = "dialtone.fields"


def fields(request: Request) -> dict[str, str]:
    """The text parameters, as the gate read them; the last one of a name counts."""
    found: dict[str, str] = request.scope[KEY]
    return found


async def read_fields(scope: Scope, body: bytes) -> dict[str, str]:
    """Parse query and body; of an uploaded file, its name and size."""
    kind = dict(scope["headers"]).get(b"content-type", b"")
    found = _pairs(scope["query_string"])
    if kind.startswith(b"multipart/form-data"):
        return found | await _multipart(scope, body)
    if kind.startswith(b"application/json"):
        return found | _members(body)
    return found | _pairs(body) if kind.startswith(b"application/x-www-form-urlencoded") else found


def _members(body: bytes) -> dict[str, str]:
    """Of an object; what is none has no parameters."""
    try:
        whole = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return {name: str(value) for name, value in whole.items()} if isinstance(whole, dict) else {}


def _pairs(text: bytes) -> dict[str, str]:
    return dict(parse_qsl(text.decode("latin-1"), keep_blank_values=True)) if text else {}


async def _multipart(scope: Scope, body: bytes) -> dict[str, str]:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async with Request(scope, receive).form() as form:
        return {
            name: f"{value.filename} ({value.size} bytes)" if isinstance(value, UploadFile) else value
            for name, value in form.multi_items()
        }
