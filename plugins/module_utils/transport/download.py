# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Files that a carrier's answers link to: fetched whole or not at all, and without the account's credentials."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import SplitResult, urljoin, urlsplit

from ..domain.errors import ContractError, LostAnswerError, RefusedError, TelecomError
from .failures import LATER, host_of
from .pace import LONGEST_PAUSE, retry_after
from .session import Session, connect, pieces, translated_failures

if TYPE_CHECKING:
    import requests

CALL = "download"
#: A larger file is refused, in bytes.
LARGEST_FILE = 1024**3
MOST_REDIRECTS = 5
_WEB_PORTS = {80, 443}


class Downloads:
    """Fetches files for one account. Links to other hosts than the carrier's are refused unless ``anywhere``."""

    def __init__(self, session: Session, *, anywhere: bool) -> None:
        self.session = session
        self._anywhere = anywhere
        self._http = connect(session.settings)

    def problem(self, link: str) -> str | None:
        """Why a link is not followed, or None; nothing is sent to find out."""
        try:
            self._url(self.session.settings.base_url, link)
        except TelecomError as error:
            return str(error)
        return None

    def fetch(self, link: str, file: BinaryIO) -> None:
        """Write the file behind a link; begun anew, within ``retries``, when it breaks.

        Raises TelecomError for a link that is not followed, RefusedError where there is no file.
        """
        url = self._url(self.session.settings.base_url, link)
        self.session.repeat(lambda: self._follow(url, file))

    def _url(self, base: str, link: str) -> str:
        """The address of a link. Raises TelecomError for one that is none, or leads elsewhere."""
        shown = self.session.redact.excerpt(link)
        try:
            url = urljoin(f"{base.rstrip('/')}/", link.strip())
            parts = urlsplit(url)
            at = _place(parts)
        except ValueError as error:
            raise TelecomError(f"the link {shown!r} is no address: {error}", call=CALL) from error
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise TelecomError(f"the link {shown!r} is no plain http(s) address", call=CALL)
        if not self._anywhere and at != _place(urlsplit(self.session.settings.base_url)):
            raise TelecomError(
                f"the link {shown!r} leads to {host_of(url)}, which is not the carrier's host",
                call=CALL,
                hint="Set allow_other_hosts if you trust it.",
            )
        return url

    def _follow(self, url: str, file: BinaryIO) -> None:
        """The file at the end of no more than a few redirects."""
        for _step in range(MOST_REDIRECTS + 1):
            further = self._get(url, file)
            if further is None:
                return
            url = self._url(url, further)
        raise TelecomError(f"{host_of(url)} redirects without end", call=CALL)

    def _get(self, url: str, file: BinaryIO) -> str | None:
        """Write what is at an address; where it redirects to, if it does."""
        settings = self.session.settings
        with self.session.pace.turn(CALL), translated_failures(url, CALL, settings.timeout):
            self.session.count(f"GET {self.session.redact.text(url)}", {}, writes=False)
            deadline = time.monotonic() + settings.timeout
            # As it is, not packed: only then the length that is announced is the file's.
            headers = {"Accept-Encoding": "identity"}
            response = self._http.get(
                url, headers=headers, timeout=settings.timeout, stream=True, allow_redirects=False
            )
            with response:
                if response.is_redirect:
                    return str(response.headers["Location"])
                self._check(response)
                _save(response, file, deadline)
        return None

    def _check(self, response: requests.Response) -> None:
        """Raises for anything but a file of a bearable size."""
        status, headers = response.status_code, response.headers
        if status == 429:
            wait = retry_after(headers.get("Retry-After"), 1)
            if wait <= LONGEST_PAUSE:
                self.session.pace.pause(wait)
                raise LostAnswerError("the carrier's limit of requests is reached (HTTP 429)", call=CALL, hint=LATER)
        if status >= 500:
            raise LostAnswerError(f"the carrier answered HTTP {status}", call=CALL, hint=LATER)
        if status != 200:
            raise RefusedError(f"there is no file to be had: HTTP {status}", call=CALL)
        if headers.get("Content-Type", "").startswith("text/html"):
            raise ContractError("a web page came in place of the file", call=CALL, hint=LATER)
        if (_length(response) or 0) > LARGEST_FILE:
            raise _too_large()


def _place(parts: SplitResult) -> tuple[str, int]:
    """Host and port; the usual ports of http and https are one place. Raises ValueError."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return (parts.hostname or "").rstrip("."), 443 if port in _WEB_PORTS else port


def _save(response: requests.Response, file: BinaryIO, deadline: float) -> None:
    """Write a body from the beginning of the file, and see that all of it came and that there is some."""
    file.seek(0)
    file.truncate()
    announced, size = _length(response), 0
    for piece in pieces(response, CALL, deadline):
        _write(file, piece)
        size += len(piece)
        if size > LARGEST_FILE:
            raise _too_large()
    if announced is None and not response.raw.chunked:
        raise ContractError("its length is not announced, so nobody can tell whether it came whole", call=CALL)
    if announced is not None and announced != response.raw.tell():
        raise LostAnswerError(f"{response.raw.tell()} of {announced} bytes came", call=CALL, hint=LATER)
    if not size:
        raise ContractError("it is empty", call=CALL, hint=LATER)


def _write(file: BinaryIO, chunk: bytes) -> None:
    """What the disk refuses is no failure of the connection."""
    try:
        file.write(chunk)
    except OSError as error:
        raise TelecomError(f"it cannot be written: {error.strerror}", call=CALL) from error


def _length(response: requests.Response) -> int | None:
    """How many bytes are announced; None where that is not told."""
    told_length = response.headers.get("Content-Length", "").strip()
    return int(told_length) if told_length.isdecimal() and len(told_length) < 20 else None


def _too_large() -> TelecomError:
    return TelecomError(f"it is larger than {LARGEST_FILE // 1024**2} MiB and was not fetched", call=CALL)
