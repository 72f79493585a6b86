# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The owned numbers that a selection picks (seed 003)."""

from __future__ import annotations

from ...domain.errors import InputError
from ...domain.number import OwnedNumber, Select
from .handles import read_handles
from .owned import STATUS_CODES, placed, read_members, read_numbers
from .wire import Wire


def list_owned(
    wire: Wire,
    select: Select,
    *,
    status: str | None = None,
    trunk_group: str | None = None,
    order_id: str | None = None,
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
