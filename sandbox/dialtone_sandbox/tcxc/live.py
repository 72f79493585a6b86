# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Live calls (seed 000): the page of the web portal as CSV, signed over the URI exactly as it is sent."""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
from html import escape
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from dialtone_sandbox.accounts import Account
from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.tcxc import digest
from dialtone_sandbox.tcxc.auth import PATH, WINDOW
from dialtone_sandbox.tcxc.live_rows import COLUMNS, NotShownError, current

SIGN = "&sign="
REQUIRED = ("api", "ts", "login", "login_type", "sign")


class _RefusedError(Exception):
    """The call fails; the text says why."""


def answer(sandbox: Sandbox, request: Request) -> Response:
    """`text/csv`, or `text/html` with the reason of the failure."""
    pairs = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    params = dict(pairs)
    try:
        if digest.is_asked_for(sandbox, request, params):
            login = digest.caller(sandbox, request)
            if login is None:
                return digest.challenge(sandbox)
        else:
            login = _signer(sandbox, digest.target(request), params)
        side = params.get("login_type", "buyer")
        rows = current(sandbox.clock.unix(), login, side, pairs)
    except (_RefusedError, NotShownError) as refusal:
        return _failure(sandbox, str(refusal))
    return Response(_csv(COLUMNS[side], rows), media_type="text/csv")


def _signer(sandbox: Sandbox, target: str, params: dict[str, str]) -> str:
    """The login that signed. Raises _RefusedError."""
    if missing := [name for name in REQUIRED if not params.get(name)]:
        raise _RefusedError(f"Parameter {missing[0]} is missing")
    uri, _sign, rest = target.removeprefix(PATH).rpartition(SIGN)
    if not uri or "&" in rest:
        raise _RefusedError("Parameter sign is not the last one")
    account = sandbox.accounts.find("tcxc", params["login"])
    if account is None or not hmac.compare_digest(_signature(uri, account).encode(), params["sign"].encode()):
        raise _RefusedError("Wrong signature")
    if not params["ts"].isdecimal() or abs(int(params["ts"]) - sandbox.clock.unix()) > WINDOW:
        raise _RefusedError("Wrong signature: ts is too far from the time here")
    return account.account


def _signature(uri: str, account: Account) -> str:
    return hashlib.sha256(f"{uri}{account.api_key}".encode()).hexdigest()


def _failure(sandbox: Sandbox, reason: str) -> Response:
    status = int(sandbox.readings.text("tcxc_error_http"))
    page = f"<html><head><title>Error</title></head><body><h3>API call failed</h3><p>{escape(reason)}</p></body></html>"
    return Response(page, status, media_type="text/html")


def _csv(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
