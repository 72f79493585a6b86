# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Requests to one account: pooled, paced, bounded in time and size; reads repeated, writes never by accident."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from urllib.parse import urlencode

from ..domain.errors import ContractError, LostAnswerError, TelecomError, UnreachableError
from ..domain.secret import Secret
from .confirm import OnceWrite, RepeatableWrite, confirmed
from .deadline import bounded_adapter
from .pace import LONGEST_PAUSE, Pace, retry_after
from .redact import Redactor
from .settings import Settings

if TYPE_CHECKING:
    import requests

T = TypeVar("T")
S = TypeVar("S")
#: An answer over this is refused unread, in bytes.
LARGEST_ANSWER = 64 * 1024 * 1024
#: Each takes some hundred bytes once it is read: 64 MiB of "[],[]," would fill the memory.
MOST_VALUES = 3_000_000
CHUNK = 256 * 1024
GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
#: A list of values is sent as the same parameter several times.
Params: TypeAlias = "Mapping[str, str | list[str]]"
Files = Mapping[str, tuple[str, bytes, str]]


@dataclass(frozen=True, kw_only=True)
class Request:
    """One call. ``params`` is made anew each time it is sent, for signatures hold the time (seed 002).

    ``method``: GET takes the parameters along in the URL, others as a form, or as an object (``as_json``).
    ``private``: the trace shows none of its parameters.
    """

    call: str
    path: str
    params: Callable[[], Params]
    method: str = "POST"
    as_json: bool = False
    files: Files | None = None
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back, whole."""

    status: int
    content_type: str
    text: str


@dataclass
class Calls:
    """Requests sent, repeats included."""

    read: int = 0
    write: int = 0


@dataclass
class Session:
    """One account's connections. Safe for use by several threads."""

    settings: Settings
    secrets: Sequence[Secret] = ()
    #: The carrier's names of what is never shown.
    secret_keys: frozenset[str] = frozenset()
    calls: Calls = field(default_factory=Calls)
    #: Told of each item that ``parallel`` is through with.
    ended: Callable[[object], None] | None = None

    def __post_init__(self) -> None:
        self.hide(())
        self.pace = Pace(self.settings.concurrency, self.settings.rate_limit)
        self._lock = threading.Lock()
        self._sent: list[tuple[str, Params | None]] = []
        self._connected: requests.Session | None = None

    @property
    def _http(self) -> requests.Session:
        """Made for the first request: options are checked without one, and requests takes its time to import."""
        with self._lock:
            self._connected = self._connected or connect(self.settings)
            return self._connected

    def authenticate(self, way: Callable[[requests.PreparedRequest], requests.PreparedRequest]) -> None:
        """Show the account in the headers of each request from now on: by HTTP Digest, or by a bearer token."""
        self._http.auth = way

    def hide(self, secrets: Iterable[Secret]) -> None:
        """Never show these either, from now on."""
        self.secrets = [*self.secrets, *secrets]
        self.redact = Redactor(self.secrets, self.secret_keys)

    def read(self, request: Request, interpret: Callable[[Answer], T]) -> T:
        """Send a request that changes nothing; repeated within ``retries`` when no usable answer comes."""
        return self.repeat(lambda: interpret(self._send(request, writes=False)))

    def write(self, write: RepeatableWrite[T] | OnceWrite[T]) -> T:
        """The only way to send a request that changes something: with what makes its repetition safe."""

        def send() -> T:
            return write.interpret(self._send(write.request, writes=True))

        if isinstance(write, RepeatableWrite):
            return self.repeat(send)
        return confirmed(send, write, retries=self.settings.retries, patience=self.settings.patience)

    def parallel(self, function: Callable[[S], T], items: Iterable[S]) -> list[T]:
        """``function`` over all items, ``concurrency`` at a time, in their order; the first error is raised."""
        work = list(items)
        if len(work) < 2:
            return [function(item) for item in work]
        from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

        if self.ended is not None:
            from .ended import then_told

            function = then_told(function, self.ended)
        with ThreadPoolExecutor(min(self.settings.concurrency, len(work))) as pool:
            tasks = [pool.submit(function, item) for item in work]
            try:
                # Waiting for one after the other would take this thread a turn at each.
                wait(tasks, return_when=FIRST_EXCEPTION)
            finally:
                for task in tasks:
                    task.cancel()
            return [task.result() for task in tasks]

    def repeat(self, send: Callable[[], T]) -> T:
        """``send`` anew, within ``retries``, when no usable answer comes: only for what is harmless when sent twice."""
        try:
            return send()
        except (LostAnswerError, UnreachableError, ContractError) as error:
            from .lost import repeated

            return repeated(error, send, self.settings.retries)

    def _send(self, request: Request, *, writes: bool) -> Answer:
        """One request with its 429s waited out: 429 says that nothing was done, so anything may be sent again."""
        for attempt in range(1, self.settings.retries + 2):
            with self.pace.turn(request.call):
                answer, header = self._exchange(request, writes=writes)
                if answer.status != 429:
                    return answer
                self.pace.pause(wait := retry_after(header, attempt))
            if wait > LONGEST_PAUSE:
                break
        from .limit import limit_reached

        raise limit_reached(request.call, wait if header else None)

    def _exchange(self, request: Request, *, writes: bool) -> tuple[Answer, str | None]:
        http, params = self._http, request.params()
        self.count(f"{request.method} {request.path}", None if request.private else params, writes=writes)
        deadline = time.monotonic() + self.settings.timeout
        url, timeout = self.settings.base_url.rstrip("/") + request.path, self.settings.timeout
        with translated_failures(url, request.call, timeout):
            parts = _parts(request, params)
            response = http.request(request.method, url, stream=True, allow_redirects=False, timeout=timeout, **parts)
            with response:
                return _answer(response, request.call, deadline), response.headers.get("Retry-After")

    @property
    def trace(self) -> list[str]:
        """The requests so far, without what is never shown."""
        return [f"{line} {self._shown(params)}".rstrip() for line, params in self._sent]

    def _shown(self, params: Params | None) -> str:
        return "(not shown)" if params is None else self.redact.params(params)

    def count(self, line: str, params: Params | None, *, writes: bool) -> None:
        """Note a request that goes out; the trace shows none of its parameters where they are None."""
        with self._lock:
            self._sent.append((line, params))
            self.calls.write += writes
            self.calls.read += not writes


def _parts(request: Request, params: Params) -> dict[str, Any]:
    """The parameters as requests takes them; encoded here, where it would look at each in more ways than one."""
    if request.method == "GET":
        return {"params": urlencode(params, doseq=True)}
    if request.as_json:
        return {"json": params}
    if request.files:
        return {"data": params, "files": request.files}
    return {"data": urlencode(params, doseq=True), "headers": {"Content-Type": "application/x-www-form-urlencoded"}}


def connect(settings: Settings) -> requests.Session:
    """Connections that know the way (proxies, certificates) and no credentials."""
    try:
        import requests
    except ImportError as error:
        from ..domain.missing import named_missing

        raise TelecomError(named_missing(error)) from error
    from http.cookiejar import DefaultCookiePolicy

    class Direct(requests.Session):
        def prepare_request(self, request: requests.Request) -> requests.PreparedRequest:
            """As it is sent. requests itself looks through each setting for what to merge, which takes it longer."""
            prepared = requests.PreparedRequest()
            headers = {**self.headers, **request.headers}
            parts = {"params": request.params, "data": request.data, "json": request.json, "files": request.files}
            prepared.prepare(request.method, request.url, headers, auth=self.auth, hooks=self.hooks, **parts)
            return prepared

        def get_redirect_target(self, resp: requests.Response) -> None:
            """None is followed; requests reads the whole page of one to find out where it leads."""

    http = Direct()
    # Read the environment once: proxies and CA bundle are used, ~/.netrc never is.
    found = http.merge_environment_settings(settings.base_url, {}, True, settings.validate_certs, None)
    # What is for this machine alone would leave it by a proxy.
    http.proxies = {} if settings.is_here else found["proxies"]
    http.verify = settings.ca_path if settings.validate_certs and settings.ca_path else found["verify"]
    http.trust_env = False
    http.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    http.headers.update({"User-Agent": "dialtone.telecom", "Accept": "*/*", "Accept-Encoding": "gzip"})
    adapter = bounded_adapter(settings.concurrency)
    http.mount("https://", adapter)
    http.mount("http://", adapter)
    return http


@contextmanager
def translated_failures(url: str, call: str, timeout: float) -> Iterator[None]:
    """One exchange with a server. Raises UnreachableError (nothing was sent) or LostAnswerError."""
    from urllib3.exceptions import HTTPError

    begin = time.monotonic()
    try:
        yield
    except (HTTPError, OSError, zlib.error) as error:
        from .failures import transport_error

        late = time.monotonic() - begin >= timeout
        raise transport_error(error, url, call, timeout, late=late) from error


def _answer(response: requests.Response, call: str, deadline: float) -> Answer:
    if 300 <= response.status_code < 400 or response.status_code >= 500:
        from .failures import unusable

        raise unusable(response.status_code, response.headers.get("Location", ""), call)
    body, more = bytearray(), pieces(response, call, deadline)
    while len(body) <= LARGEST_ANSWER and (piece := next(more, None)) is not None:
        body += piece
    if len(body) > LARGEST_ANSWER or sum(map(body.count, (b",", b"[", b"{"))) > MOST_VALUES:
        from .failures import too_large

        raise too_large(len(body) > LARGEST_ANSWER, call)
    text = body.decode("utf-8", "replace")
    return Answer(status=response.status_code, content_type=response.headers.get("Content-Type", ""), text=text)


def pieces(response: requests.Response, call: str, deadline: float) -> Iterator[bytes]:
    """A body as it comes, unpacked by a bounded piece at a time, for a little can be packed that is endless.

    It may be packed in several members, one behind the other (RFC 1952). Raises LostAnswerError when time is up, and
    zlib.error for what cannot be unpacked whole.
    """
    packed = response.headers.get("Content-Encoding", "identity").lower() != "identity"
    unpacker, raw = zlib.decompressobj(GZIP_OR_ZLIB), b" "
    while raw:
        if time.monotonic() > deadline:
            raise LostAnswerError("the answer did not end within the time-out", call=call, hint="Raise timeout.")
        raw = rest = response.raw.read(CHUNK, decode_content=False)
        while packed and rest:
            unpacker = zlib.decompressobj(GZIP_OR_ZLIB) if unpacker.eof else unpacker
            yield unpacker.decompress(rest, CHUNK)
            rest = unpacker.unused_data or unpacker.unconsumed_tail
        yield unpacker.flush() if packed else raw
    if packed and not unpacker.eof and response.raw.tell():
        raise zlib.error("it ends before its end")
