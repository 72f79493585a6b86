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
from dialtone_sandbox.vitcom import (
    billing,
    cart,
    daily,
    files,
    inventory,
    invoices,
    numbers,
    orders,
    payments,
    portability,
    ports,
    statistics,
    termination,
    trunks,
)
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
    "did_stats": statistics.did_stats,
    "daily_cdrs": daily.daily_cdrs,
    "tg_stats": statistics.tg_stats,
    "monthly_summary": statistics.monthly_summary,
    "daily_cdrs_termination": daily.daily_cdrs_termination,
    "tg_stats_termination": statistics.tg_stats_termination,
    "monthly_summary_termination": statistics.monthly_summary_termination,
    "get_invoices": invoices.get_invoices,
    "financial_summary": billing.financial_summary,
    "get_payments": payments.get_payments,
    "make_payment": payments.make_payment,
}


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    """Every verb, by POST as documented and by GET, and the files that answers link to."""
    verbs = [Route(f"/{verb}", _endpoint(sandbox, verb, act), methods=["GET", "POST"]) for verb, act in VERBS.items()]
    return [*verbs, *files.routes(sandbox)]


def _endpoint(sandbox: Sandbox, verb: str, act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        params, files = fields(request), await uploads(request)

        def run() -> Pairs:
            call = authenticate(sandbox, params, files)
            settle(sandbox)
            return act(call)

        return answer(sandbox, verb, run)

    return endpoint
