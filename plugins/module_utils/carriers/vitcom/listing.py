# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on vitcom for the read modules: what is owned, what is for sale, and where (seed 003)."""

from __future__ import annotations

from typing import Any

from ...domain import money
from ...domain.errors import InputError
from ...domain.number import Number, Offer, OwnedNumber, Select
from .handles import KEY, read_handles
from .market import search_all, select_problem
from .owned import STATUS_CODES, placed, read_members, read_numbers
from .wire import Wire, entries, required, rows, text


def list_owned(
    wire: Wire, select: Select, *, status: str | None, trunk_group: str | None, order_id: str | None
) -> list[OwnedNumber]:
    """The account's numbers with their trunk groups; cancelled ones only when ``status`` asks for them."""
    if status not in (None, *STATUS_CODES):
        raise InputError(f"status {status!r} is none of {', '.join(STATUS_CODES)}")
    handles = read_handles(wire)
    only = None if trunk_group is None else handles.id_of(trunk_group)
    filters = {"category": select.category, "status": STATUS_CODES.get(status or ""), "orderno": order_id}
    listed = read_numbers(wire, trunkId=only, **filters)
    wanted = {number.number: number for number in listed if status or number.status != "cancelled"}
    if only is not None:
        members = {only: listed}
    else:
        groups = list(handles.ids.values()) if wanted else []
        members = dict(zip(groups, read_members(wire, groups), strict=True))
    return [number for number in placed(wanted, members, handles).values() if select.matches(number)]


def list_market(wire: Wire, select: Select) -> list[Offer]:
    """What is for sale, lowest number first. Raises InputError for what cannot be searched for."""
    if problem := select_problem(select):
        raise InputError(f"select: {problem}")
    return search_all(wire, select)


def number_row(row: Number) -> dict[str, Any]:
    """A number by the options' names."""
    told: dict[str, Any] = {"number": row.number, "category": row.category, "state": row.state, **row.details}
    if isinstance(row, OwnedNumber):
        told |= {"status": row.status, KEY: row.routing.get(KEY), "did_type": row.did_type}
        told["monthly_fee"] = money.text(row.monthly_fee)
    return told


def states(wire: Wire) -> list[str]:
    """The states that have numbers for sale."""
    return wire.read(
        "availabilitystate", lambda body: [required({"state": entry}, "state") for entry in entries(body, "states")]
    )


def npanxx(wire: Wire, state: str) -> list[dict[str, str | None]]:
    """The NPA-NXX of a state that have numbers for sale."""
    keys = ("npanxx", "npa", "rate_center")
    return wire.read(
        "availabilitynpanxx", lambda body: [{key: text(row, key) for key in keys} for row in rows(body)], state=state
    )
