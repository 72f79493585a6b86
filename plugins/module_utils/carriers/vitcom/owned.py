# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on the account: getnumbers (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...domain import money
from ...domain.number import OwnedNumber
from ...domain.phone import is_toll_free
from .handles import KEY, Handles
from .places import state_of
from .wire import ORDER_ID, Body, Wire, number, rows, text

STATUS_CODES = {"active": "1", "inactive": "0", "cancelled": "2"}
_STATUSES = {code: status for status, code in STATUS_CODES.items()}
_DETAILS = ("order_type", "cnam", "primary_ip", "prefix_1", "secondary_ip", "prefix_2")


def category_of(e164: str) -> str:
    """What the digits of a number tell of its kind."""
    return "tollfree" if is_toll_free(e164) else "landline"


def read_numbers(wire: Wire, **filters: str | None) -> list[OwnedNumber]:
    """The account's numbers, cancelled ones included; which trunk group they belong to is not told."""
    return wire.read("getnumbers", _listed, **filters)


def _listed(body: Body) -> list[OwnedNumber]:
    return [_owned(row) for row in rows(body, "numbers")]


def _owned(row: Body) -> OwnedNumber:
    e164, status = number(row.get("number")), _STATUSES.get(str(row.get("status")))
    if status is None:
        raise ValueError(f"status {row.get('status')!r} of number {e164}")
    return OwnedNumber(
        number=e164,
        category=category_of(e164),
        state=state_of(e164),
        did_type=(text(row, "did_type") or "").lower() or None,
        monthly_fee=money.amount(text(row, "did_rate")),
        status=status,
        routing={"status": status},
        details={key: told for key in _DETAILS if (told := text(row, key))},
    )


def held(found: Iterable[OwnedNumber]) -> dict[str, OwnedNumber]:
    """Those that are owned, by E.164: cancelled numbers are still listed, but gone."""
    return {owned.number: owned for owned in found if owned.status != "cancelled"}


def numbers_of_order(wire: Wire, order_id: str) -> list[OwnedNumber]:
    """The numbers that an order brought, cancelled ones included; none as long as it is not processed."""
    return wire.read_of(ORDER_ID, "getnumbers", _listed, orderno=order_id)


def read_members(wire: Wire, group_ids: Iterable[str | None]) -> list[list[OwnedNumber]]:
    """The numbers of each trunk group by its id, None for all numbers: one call each."""
    return wire.session.parallel(lambda group_id: read_numbers(wire, trunkId=group_id), group_ids)


def placed(
    owned: Mapping[str, OwnedNumber], members: Mapping[str, Sequence[OwnedNumber]], handles: Handles
) -> dict[str, OwnedNumber]:
    """Owned numbers with the trunk group that each is a member of."""
    groups = {member.number: handles.of(group_id) for group_id, rows in members.items() for member in rows}
    return {
        number: replace(row, routing={**row.routing, KEY: handle}) if (handle := groups.get(number)) else row
        for number, row in owned.items()
    }
