# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The verbs of vitcom and what answers them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.fields import fields
from dialtone_sandbox.vitcom import billing, cart, inventory, numbers, orders, portability, ports, termination, trunks
from dialtone_sandbox.vitcom.snapshot import settle
from dialtone_sandbox.vitcom.wire import Call, Pairs, answer, authenticate, uploads

Act = Callable[[Call], Pairs]

VERBS: dict[str, Act] = {
    "availabilitystate": inventory.availability_state,
    "availabilitynpanxx": inventory.availability_npanxx,
    "searchdid": inventory.search_did,
    "searchtfn": inventory.search_tfn,
    "defineTrunk": trunks.define_trunk,
    "get_trunk": trunks.get_trunk,
    "update_trunk": trunks.update_trunk,
    "reserve": cart.reserve,
    "bulkreserve": cart.bulk_reserve,
    "remove_reserved": cart.remove_reserved,
    "getnumbers": numbers.get_numbers,
    "updatenumber": numbers.update_number,
    "gen_order": orders.gen_order,
    "process_order": orders.process_order,
    "get_new_orders": orders.get_new_orders,
    "check_lnp": portability.check_lnp,
    "generate_lnp_order": ports.generate_lnp_order,
    "get_lnp_orders": ports.get_lnp_orders,
    "defineTrunk_termination": termination.define_trunk_termination,
    "get_trunk_termination": termination.get_trunk_termination,
    "disable_trunk_termination": termination.disable_trunk_termination,
    "financial_summary": billing.financial_summary,
}


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    """Every verb, by POST as documented and by GET."""
    return [Route(f"/{verb}", _endpoint(sandbox, verb, act), methods=["GET", "POST"]) for verb, act in VERBS.items()]


def _endpoint(sandbox: Sandbox, verb: str, act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        params, files = fields(request), await uploads(request)

        def run() -> Pairs:
            call = authenticate(sandbox, params, files)
            settle(sandbox)
            return act(call)

        return answer(sandbox, verb, run)

    return endpoint
