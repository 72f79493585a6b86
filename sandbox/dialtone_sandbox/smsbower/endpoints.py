# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The one endpoint of smsbower, which does what its `action` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.fields import fields
from dialtone_sandbox.smsbower import activations, catalogue, ledger, renting
from dialtone_sandbox.smsbower.wire import Call, WordError, data, owner_of, word

HANDLER = "/stubs/handler_api.php"
WORDS: dict[str, Callable[[Call], str]] = {
    "getBalance": ledger.get_balance,
    "getNumber": renting.get_number,
    "getStatus": activations.get_status,
    "setStatus": activations.set_status,
}
TABLES: dict[str, Callable[[Call], Json]] = {
    "getNumberV2": renting.get_number_v2,
    "getPrices": catalogue.get_prices,
    "getPricesV2": catalogue.get_prices_v2,
    "getPricesV3": catalogue.get_prices_v3,
    "getCountries": catalogue.get_countries,
    "getServicesList": catalogue.get_services_list,
    "getTopCountriesByService": catalogue.get_top_countries_by_service,
}
"""The actions that answer JSON when all is well."""

LIVE_JSON = {"BAD_SERVICE": {"error": "Bad service"}}
"""Errors of the price lists that are JSON with HTTP 200 when it is live."""


def call_name(path: str, params: Mapping[str, str]) -> str:
    """The action."""
    return params.get("action") or path.rpartition("/")[2]


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    """The handler."""

    async def handle(request: Request) -> Response:
        live = sandbox.readings.text("live_errors") == "live"
        if live and request.method == "POST":
            return PlainTextResponse("Method Not Allowed", 405, {"Allow": "GET"})
        return _answer(sandbox, fields(request), live)

    return [Route(HANDLER, handle, methods=["GET", "POST"])]


def _answer(sandbox: Sandbox, params: Mapping[str, str], live: bool) -> Response:
    owner = owner_of(sandbox, params.get("api_key", ""))
    if owner is None:
        return data({"error": "No access"}, 401) if live else word(sandbox, "BAD_KEY")
    action = params.get("action", "")
    try:
        return _act(Call(sandbox, owner, params), action)
    except WordError as error:
        if live and action.startswith("getPrices") and str(error) in LIVE_JSON:
            return data(LIVE_JSON[str(error)])
        return word(sandbox, str(error))


def _act(call: Call, action: str) -> Response:
    if banned := _banned(call.sandbox, call.owner):
        raise WordError(f"BANNED:{banned}")
    if action in TABLES:
        return data(TABLES[action](call))
    if action not in WORDS:
        raise WordError("BAD_ACTION")
    return word(call.sandbox, WORDS[action](call))


def _banned(sandbox: Sandbox, owner: str) -> str:
    row = sandbox.store.one("SELECT banned FROM smsbower_accounts WHERE owner = ?", (owner,))
    return "" if row is None else str(row["banned"])
