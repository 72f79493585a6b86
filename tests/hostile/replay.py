# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Runs of modules with all that the sandbox answered them; and the same runs again, with answers that lie."""

from __future__ import annotations

import io
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from ansible_collections.dialtone.telecom.plugins.module_utils.transport import session
from tests.support import customer
from tests.support.modules import run_module


@dataclass(frozen=True)
class Answer:
    """What a carrier sends back, as it goes over the wire; ``body`` may be a stream without end."""

    status: int
    headers: dict[str, str]
    body: bytes | io.RawIOBase

    def stream(self) -> HTTPResponse:
        body = io.BytesIO(self.body) if isinstance(self.body, bytes) else io.BufferedReader(self.body)
        return HTTPResponse(
            body, headers=self.headers, status=self.status, reason="", preload_content=False, decode_content=False
        )


@dataclass
class Run:
    """One run of a module; ``answers``: what each call was answered, one time after the other."""

    carrier: str
    module: str
    params: dict[str, Any]
    check: bool
    answers: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))


#: From a call, how many times it was made before, and what the carrier would answer, to what it answers.
Spoil: TypeAlias = Callable[[str, int, Answer], Answer]


def call_of(request: PreparedRequest) -> str:
    """The short name of a call; of files that are fetched it is ``download``."""
    parts = urlsplit(str(request.url))
    action = parse_qs(parts.query).get("action")
    name = action[0] if action else parts.path.rstrip("/").rpartition("/")[2]
    return "download" if "." in name.removesuffix(".php") else name


class _Tapped(HTTPAdapter):
    """Passes requests on, and keeps the answers."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run

    def send(self, request: PreparedRequest, *args: Any, **more: Any) -> Response:
        response = super().send(request, *args, **more)
        body = response.raw.read(decode_content=False)
        told = ("Content-Type", "Content-Length", "Retry-After", "Location")
        headers = {name: response.headers[name] for name in told if name in response.headers}
        answer = Answer(response.status_code, headers, body)
        self._run.answers[call_of(request)].append(answer)
        return self.build_response(request, answer.stream())


@dataclass
class Replay(HTTPAdapter):
    """Answers as in a run that was; ``sent`` keeps the requests. The last answer of a call is repeated."""

    run: Run
    spoil: Spoil
    why: str = ""
    sent: list[PreparedRequest] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._made: dict[str, int] = defaultdict(int)
        self._lock = threading.Lock()

    def send(self, request: PreparedRequest, *_args: Any, **_more: Any) -> Response:
        call = call_of(request)
        with self._lock:
            self.sent.append(request)
            before = self._made[call]
            self._made[call] += 1
        known = self.run.answers.get(call, [])
        good = known[min(before, len(known) - 1)] if known else Answer(404, {}, b'{"status":"404","error":"Invalid"}')
        return self.build_response(request, self.spoil(call, before, good).stream())

    def result(self, *, check: bool | None = None, **more: Any) -> dict[str, Any]:
        """What the module returns now; every request is answered here, so none goes out."""
        planned = self.run.check if check is None else check
        with patch.object(session, "bounded_adapter", lambda _concurrency: self):
            return run_module(self.run.module, {**self.run.params, **more}, check=planned, diff=True, verbosity=4)


def record(carrier: str, module: str, params: dict[str, Any], *, check: bool = False, **more: Any) -> tuple[Run, Any]:
    """A run of a module, and its result."""
    run = Run(carrier, module, params, check)
    with patch.object(session, "bounded_adapter", lambda _concurrency: _Tapped(run)):
        result = run_module(module, params, check=check, **more)
    return replace(run, answers=dict(run.answers)), result


@contextmanager
def recorded(carrier: str, found: list[Run]) -> Iterator[None]:
    """Keep every run of a module by customers meanwhile."""

    def tapped(module: str, params: dict[str, Any], **more: Any) -> Any:
        run, result = record(carrier, module, params, **more)
        found.append(run)
        return result

    with patch.object(customer, "run_module", tapped):
        yield
