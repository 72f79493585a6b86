# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The endpoints of the tcxc API and their controller-style twins."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.fields import fields
from dialtone_sandbox.tcxc import digest, history, live, market, owned
from dialtone_sandbox.tcxc.auth import caller
from dialtone_sandbox.tcxc.refusal import RefusedError

Call = Callable[[Sandbox, str, Mapping[str, str]], Json]
CALLS: dict[str, tuple[str, Call]] = {
    "market": ("dids_market", market.search),
    "purchase": ("purchase_did", market.purchase),
    "list": ("c_dids", owned.list_owned),
    "unsubscribe": ("c_dids", owned.unsubscribe),
    "update": ("c_dids", owned.update),
    "callhistory": ("c_cdrs", history.call_history),
}
"""Per call the controller that is signed, and what does the work for an account."""

TWINS = {
    "/dids_market.php": "market",
    "/purchase_did.php": "purchase",
    "/c_dids.php": "list",
    "/c_cdrs.php": "callhistory",
}
PATHS = (
    "/number/market",
    "/number/purchase",
    "/number/list",
    "/numbes/list",
    "/number/unsubscribe",
    "/number/update",
    "/buyers/callhistory",
    *TWINS,
)
LIVE = "livecalls"
"""Any other page of the portal that is asked for with `api=1`, usually /v_livecalls.php (seed 000)."""

FORM_FLAGS = {"searchform": "1", "add": "1", "submit_edit": "1"}
"""The signed form sends them; with Digest they are not asked for."""

LISTS = {"fixed": ("/number/list",), "misspelt": ("/numbes/list",), "both": ("/number/list", "/numbes/list")}
"""Seed 002 prints the path of the list as /numbes/list; the reading `list_path` says which ones exist."""


def call_name(path: str, params: Mapping[str, str]) -> str:
    """The last part of the path; a twin's call goes by its parameters, a page of the portal is `livecalls`."""
    if path == "/c_dids.php" and "unsubscribe" in params:
        return "unsubscribe"
    if path == "/c_dids.php" and "edit" in params:
        return "update"
    if path not in PATHS and "api" in params:
        return LIVE
    return TWINS.get(path) or path.rpartition("/")[2]


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    """All paths of the API."""

    async def handle(request: Request) -> Response:
        path, params = request.url.path, fields(request)
        call = call_name(path, params)
        if call == "list" and path.startswith("/numb") and path not in LISTS[sandbox.readings.text("list_path")]:
            return Response("Not Found", 404)
        return _answer(sandbox, call, request)

    async def page(request: Request) -> Response:
        shown = request.method == "GET" and "api" in fields(request)
        return live.answer(sandbox, request) if shown else Response("Not Found", 404)

    calls = [Route(path, handle, methods=["GET", "POST"]) for path in PATHS]
    return [*calls, Route("/{page:path}", page, methods=["GET", "POST"])]


def _answer(sandbox: Sandbox, call: str, request: Request) -> Response:
    controller, work = CALLS[call]
    params = fields(request)
    error_status = int(sandbox.readings.text("tcxc_error_http"))
    if digest.is_asked_for(sandbox, request, params):
        login, params = digest.caller(sandbox, request), FORM_FLAGS | params
        if login is None:
            return digest.challenge(sandbox)
    else:
        login = caller(sandbox, controller, params)
    if login is None:
        return JSONResponse({"error": "Wrong signature", "status": "fail"}, error_status)
    try:
        return JSONResponse(work(sandbox, login, params))
    except RefusedError as refusal:
        return JSONResponse({"status": "error", "message": str(refusal)}, error_status)
