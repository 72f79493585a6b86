# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""HTTP Digest with login and API key, the vendor's newer way in, for every path (RFC 7616, MD5, qop auth)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from urllib.request import parse_http_list, parse_keqv_list

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.tcxc.auth import WINDOW

REALM = "TelecomsXChange"
SCHEME = "digest "
SIGNED = {"api_login", "signature", "login", "sign"}


def is_asked_for(sandbox: Sandbox, request: Request, params: Mapping[str, str]) -> bool:
    """Whether this request must come with Digest; the reading `tcxc_auth` says which ways in are open."""
    way = sandbox.readings.text("tcxc_auth")
    given = request.headers.get("authorization", "").lower().startswith(SCHEME)
    return way == "digest" or (way == "both" and (given or not SIGNED & set(params)))


def caller(sandbox: Sandbox, request: Request) -> str | None:
    """The login that the Authorization header proves, or None."""
    header = request.headers.get("authorization", "")
    if not header.lower().startswith(SCHEME):
        return None
    try:
        given = parse_keqv_list(parse_http_list(header[len(SCHEME) :]))
    except ValueError:
        return None
    account = sandbox.accounts.find("tcxc", given.get("username", ""))
    if account is None or given.get("uri") != target(request) or not _is_fresh(sandbox, given.get("nonce", "")):
        return None
    right = _response(account.api_key, request.method, given)
    return account.account if hmac.compare_digest(right.encode(), given.get("response", "").encode()) else None


def target(request: Request) -> str:
    """The path and query exactly as they were sent."""
    path, query = request.scope["raw_path"].decode("latin-1"), request.scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path


def _response(api_key: str, method: str, given: Mapping[str, str]) -> str:
    first = _md5(f"{given.get('username')}:{REALM}:{api_key}")
    second = _md5(f"{method}:{given.get('uri')}")
    if "qop" not in given:
        return _md5(f"{first}:{given.get('nonce')}:{second}")
    middle = ":".join(given.get(name, "") for name in ("nonce", "nc", "cnonce", "qop"))
    return _md5(f"{first}:{middle}:{second}")


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _is_fresh(sandbox: Sandbox, nonce: str) -> bool:
    issued = nonce.partition("-")[0]
    if not issued.isdecimal() or not hmac.compare_digest(nonce.encode(), _nonce(sandbox, int(issued)).encode()):
        return False
    return abs(int(issued) - sandbox.clock.unix()) <= WINDOW


def _nonce(sandbox: Sandbox, unix: int) -> str:
    """Proves itself: nothing has to be remembered, also across a restart."""
    key = "".join(account.api_key for account in sandbox.accounts.of("tcxc"))
    return f"{unix}-{hmac.new(key.encode(), str(unix).encode(), 'sha256').hexdigest()[:32]}"


def challenge(sandbox: Sandbox) -> Response:
    """401, and what a client needs to come again."""
    nonce = _nonce(sandbox, int(sandbox.clock.unix()))
    asked = f'Digest realm="{REALM}", qop="auth", algorithm=MD5, nonce="{nonce}", opaque="dialtone"'
    return JSONResponse({"status": "fail", "error": "Unauthorized"}, 401, {"WWW-Authenticate": asked})
