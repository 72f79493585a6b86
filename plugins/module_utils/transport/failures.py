# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What HTTP libraries raise, as our errors: whether anything was sent decides what may be sent again."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..domain.errors import LostAnswerError, TelecomError, UnreachableError

LATER = "Run again later."


@contextmanager
def told(url: str, call: str, timeout: float) -> Iterator[None]:
    """One exchange with a server. Raises UnreachableError (nothing was sent) or LostAnswerError."""
    import requests
    from urllib3.exceptions import HTTPError

    try:
        yield
    except requests.exceptions.SSLError as error:
        raise UnreachableError(
            f"the TLS certificate of {host_of(url)} is not accepted ({_reason(error)})",
            call=call,
            hint="Give the authority's certificate in ca_path, or correct api_url. Nothing was sent.",
        ) from error
    except (requests.exceptions.RequestException, HTTPError, OSError) as error:
        raise _transport_error(error, url, call, timeout) from error


def _transport_error(error: Exception, url: str, call: str, timeout: float) -> TelecomError:
    """Whether a failure came before anything was sent (then nothing happened) or after (then nobody knows)."""
    import requests
    from urllib3.exceptions import TimeoutError as BodyTimeout

    reason = _reason(error)
    if isinstance(error, requests.exceptions.ConnectTimeout) or _never_connected(error):
        return UnreachableError(
            f"{host_of(url)} cannot be reached ({reason})", call=call, hint="Check api_url and the network."
        )
    if isinstance(error, (requests.exceptions.Timeout, BodyTimeout, socket.timeout)):
        return LostAnswerError(f"no answer within {timeout:g} s", call=call, hint="Run again, or raise timeout.")
    return LostAnswerError(f"the connection broke before the answer was whole ({reason})", call=call, hint=LATER)


def _never_connected(error: BaseException | None) -> bool:
    from urllib3.exceptions import NameResolutionError, NewConnectionError, ProxyError

    inner: Any = error
    for _depth in range(6):
        if isinstance(inner, (NewConnectionError, NameResolutionError, ProxyError, ConnectionRefusedError)):
            return True
        inner = getattr(inner, "reason", None) or (inner.args[0] if getattr(inner, "args", ()) else None)
    return False


def _reason(error: BaseException) -> str:
    """The innermost words of a chain of library exceptions."""
    inner: Any = error
    while nested := next(filter(_is_error, (getattr(inner, "reason", None), *inner.args)), None):
        inner = nested
    words = getattr(inner, "strerror", None) or str(inner) or type(inner).__name__
    return str(words)[:160].strip()


def _is_error(value: object) -> bool:
    return isinstance(value, BaseException)


def host_of(url: str) -> str:
    """The host (and port) of a URL."""
    from urllib.parse import urlsplit

    return urlsplit(url).netloc.rpartition("@")[2]
