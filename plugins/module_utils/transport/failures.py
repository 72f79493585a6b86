# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What went wrong between here and the carrier, in words of our own: imported only when something did."""

from __future__ import annotations

import http.client
import json
import re
import ssl
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..domain.errors import AmbiguousError, ContractError, LostAnswerError, TelecomError, UnreachableError

if TYPE_CHECKING:
    from .redact import Redactor
    from .session import Answer

LATER = "Run again later."
CHECK_URL = "Check api_url; if it is right, the carrier is down or in maintenance: run again later."
#: What OpenSSL says of a server that speaks plain http.
_PLAIN_HTTP = frozenset(
    {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE"}
)
#: What libraries write around the words: where in OpenSSL it was, which object of theirs.
_NOISE = re.compile(r"\[[A-Z0-9_ :]+\]\s*|\s*\(_ssl\.c:\d+\)|^\w+\(.*?\): |<[^<>]*>:?\s*|^\[Errno -?\d+\]\s*")
#: No more than this is shown of what a web page says, in characters.
LONGEST_SAYING = 80


def transport_error(error: Exception, url: str, call: str, timeout: float, *, late: bool) -> TelecomError:
    """Whether a failure came before anything was sent (then nothing happened) or after (then nobody knows).

    ``late``: the time-out had passed.
    """
    import requests
    from urllib3.exceptions import TimeoutError as BodyTimeout

    if isinstance(error, requests.exceptions.SSLError):
        return _tls_error(error, url, call)
    if isinstance(error, requests.exceptions.ConnectTimeout) or _never_connected(error):
        return _unreached(error, url, call)
    if isinstance(error, zlib.error):
        why = f"the answer cannot be unpacked ({_reason(error)})"
        return LostAnswerError(why, call=call, hint="Check api_url, and what stands between here and the carrier.")
    if late or isinstance(error, (requests.exceptions.Timeout, BodyTimeout, TimeoutError)):
        return LostAnswerError(f"no answer within {timeout:g} s", call=call, hint="Run again, or raise timeout.")
    broke = f"the connection broke before the answer was whole ({_reason(error)})"
    return LostAnswerError(broke, call=call, hint=LATER)


def _tls_error(error: Exception, url: str, call: str) -> UnreachableError:
    """A certificate that is not accepted, or no TLS at all."""
    cause = [found for found in _chain(error) if isinstance(found, ssl.SSLError)]
    host, reason = host_of(url), _reason(error)
    if any(getattr(found, "reason", None) in _PLAIN_HTTP for found in cause):
        why = f"api_url begins with https, but {host} does not speak TLS (it seems to be a port of plain http)"
        hint = (
            "Give the host and port that speak https; http:// is for this machine, or a way that allow_insecure_http "
            "calls safe."
        )
    elif any(isinstance(found, ssl.SSLCertVerificationError) for found in cause):
        why = f"the TLS certificate of {host} is not accepted ({reason})"
        hint = "Give the authority's certificate in ca_path, or correct api_url."
    else:
        why = f"no TLS connection to {host} came about ({reason})"
        hint = "Check api_url, and the certificates in ca_path."
    return UnreachableError(f"{why}, so nothing was sent", call=call, hint=hint)


def _unreached(error: Exception, url: str, call: str) -> UnreachableError:
    """No connection. A proxy on the way is named, for api_url does not tell of it."""
    import requests

    reason = _reason(error)
    if isinstance(error, requests.exceptions.ProxyError):
        why = f"{host_of(url)} cannot be reached through the proxy that the environment names ({reason})"
        return UnreachableError(why, call=call, hint="Check http_proxy, https_proxy and no_proxy.")
    why = f"{host_of(url)} cannot be reached ({reason})"
    return UnreachableError(why, call=call, hint="Check api_url and the network.")


def _never_connected(error: BaseException) -> bool:
    from urllib3.exceptions import NameResolutionError, NewConnectionError, ProxyError

    kinds = (NewConnectionError, NameResolutionError, ProxyError, ConnectionRefusedError)
    return any(isinstance(found, kinds) for found in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and what is wrapped in it, to the innermost one."""
    seen: list[BaseException] = []
    inner: BaseException | None = error
    while inner is not None and inner not in seen:
        yield inner
        seen.append(inner)
        wrapped = (getattr(inner, "reason", None), *inner.args, inner.__cause__)
        inner = next((found for found in wrapped if isinstance(found, BaseException) and found not in seen), None)


def _reason(error: BaseException) -> str:
    """What happened, in plain words: no name of a class, no address of an object."""
    inner = list(_chain(error))[-1]
    if isinstance(inner, http.client.RemoteDisconnected):
        return "the other side closed it without an answer"
    if isinstance(inner, http.client.IncompleteRead):
        return "a part of the answer is missing"
    if isinstance(inner, http.client.HTTPException):
        return "what came is no HTTP"
    words = getattr(inner, "verify_message", "") or getattr(inner, "strerror", None) or str(inner)
    return _NOISE.sub("", str(words))[:160].strip() or "no reason is told"


def unusable(status: int, location: str, call: str) -> TelecomError:
    """An answer whose status alone says that it is none: a redirect, or a failure of the server."""
    if status >= 500:
        return LostAnswerError(f"the carrier answered HTTP {status}", call=call, hint=LATER)
    where = host_of(location) or _own_place(location) or "elsewhere"
    return ContractError(f"the carrier redirects to {where}, which is not followed", call=call, hint="Check api_url.")


def _own_place(location: str) -> str:
    """A path of the carrier's own; what stands behind it may be anything that was sent, and is left out."""
    path = location.partition("?")[0].partition("#")[0].strip()
    return f"{path[:LONGEST_SAYING]} on the same host" if path[:1] == "/" != path[1:2] else ""


def left_open(lost: TelecomError, call: str = "") -> AmbiguousError:
    """What is told of a write without a usable answer whose effect does not show."""
    hint = "Run again: what took effect meanwhile is then seen, and not done twice."
    why = f"{lost.message}, and whether it took effect does not show"
    return AmbiguousError(why, call=call or lost.call, hint=hint)


def too_large(in_bytes: bool, call: str) -> LostAnswerError:
    """An answer that would fill the memory, as it came or once it is read."""
    how = "is larger than 64 MiB" if in_bytes else "holds millions of values"
    return LostAnswerError(
        f"the answer {how} and was not read", call=call, hint="Ask for less at once, or check api_url."
    )


def unreadable(answer: Answer, redact: Redactor, call: str, why: Exception | str) -> ContractError:
    """An answer that is not what the API promises: what is wrong with it, and a little of what came."""
    if answer.text.lstrip().startswith("<"):
        from .page import page_text

        said = redact.excerpt(page_text(answer.text))
        shown = f"{said[:LONGEST_SAYING].rstrip()}..." if len(said) > LONGEST_SAYING else said
        told = f"HTTP {answer.status}" + (f', it says "{shown}"' if shown else "")
        return ContractError(f"a web page came in place of the API's answer ({told})", call=call, hint=CHECK_URL)
    if isinstance(why, json.JSONDecodeError):
        why = "it is no JSON"
    elif isinstance(why, RecursionError):
        why = "it is nested without end"
    shown = redact.excerpt(answer.text) or "nothing"
    told = f"the answer is not what the API promises ({why}): HTTP {answer.status} with {shown}"
    return ContractError(told, call=call, hint=CHECK_URL)


def host_of(url: str) -> str:
    """The host (and port) of a URL; empty for what is none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        return ""
