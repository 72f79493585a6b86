# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The other buyer of the fault `sold_meanwhile`: takes a number the moment that a call asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.vitcom.control import sell
from dialtone_sandbox.vitcom.inventory import Wanted, for_sale


def sold_meanwhile(sandbox: Sandbox, params: Mapping[str, str]) -> None:
    """Take what a call with these parameters asks for.

    reserve: its first number. bulkreserve: the lowest that matches. gen_order, process_order: the lowest of the
    reservation or order. Other calls ask for nothing.
    """
    if "quantity" in params:
        sell(sandbox, _lowest(sandbox, params))
    elif "orderId" in params:
        sell(sandbox, _first(sandbox, "ordered", "orderno", params["orderId"]))
    elif "reserveId" in params:
        sell(sandbox, _first(sandbox, "reserved", "reservation", params["reserveId"]))
    elif "category" in params and "number" in params:
        sell(sandbox, [params["number"].split(",")[0].strip()])


def _lowest(sandbox: Sandbox, params: Mapping[str, str]) -> list[str]:
    category = params.get("category", "").lower() or "landline"
    if category == "tollfree":
        wanted = Wanted(category, npa=params.get("tfn_prefix", ""))
    else:
        wanted = Wanted(category, params.get("state", ""), params.get("npanxx", ""), params.get("city", "").upper())
    return [row["number"] for row in for_sale(sandbox.store, wanted, 1)]


def _first(sandbox: Sandbox, held: str, column: str, identifier: str) -> list[str]:
    rows = sandbox.store.query(
        f"SELECT number FROM vitcom_numbers WHERE held = ? AND {column} = ? ORDER BY number LIMIT 1",
        (held, identifier),
    )
    return [row["number"] for row in rows]
