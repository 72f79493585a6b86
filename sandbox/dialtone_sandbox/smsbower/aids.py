# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Test aids of the smsbower API: deliver an SMS, change the offers, ban the customer."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from dialtone_sandbox.context import Aid, Json, Sandbox
from dialtone_sandbox.errors import BadInputError
from dialtone_sandbox.smsbower.activations import deliver
from dialtone_sandbox.smsbower.wire import UNIT
from dialtone_sandbox.store import Value

PLACE = ("country", "service", "provider")


def deliver_sms(sandbox: Sandbox, body: Mapping[str, Json]) -> Json:
    """An SMS with `code` (any text) arrives at once on the activation `id`."""
    if set(body) != {"id", "code"} or not str(body["id"]).isdecimal() or not str(body["code"]):
        raise BadInputError('sms takes {"id": an activation\'s id, "code": text}')
    if not deliver(sandbox, int(body["id"]), str(body["code"])):
        raise BadInputError(f"no activation {body['id']} waits for an SMS")
    return {"status": "done"}


def change_market(sandbox: Sandbox, body: Mapping[str, Json]) -> Json:
    """Change `offers` `[{country, service, provider, price?, count?}]`; one left out of the place means all of them."""
    if set(body) != {"offers"}:
        raise BadInputError('the market of smsbower takes {"offers": [{country, service, provider, price, count}]}')
    return {"changed": sum(_change(sandbox, offer) for offer in body["offers"])}


def _change(sandbox: Sandbox, offer: Mapping[str, Json]) -> int:
    place: dict[str, Value] = {name: str(offer[name]) for name in PLACE if name in offer}
    change: dict[str, Value] = {name: _units(name, offer[name]) for name in ("price", "count") if name in offer}
    if set(offer) - {*place, *change} or not change:
        raise BadInputError(f"an offer has country, service, provider and a new price or count, not {dict(offer)}")
    changes = ", ".join(f"{name} = :{name}" for name in change)
    where = " AND ".join(f"CAST({name} AS TEXT) = :{name}" for name in place) or "1"
    changed = sandbox.store.execute(f"UPDATE smsbower_offers SET {changes} WHERE {where}", place | change)
    if not changed.rowcount:
        raise BadInputError(f"there is no such offer: {dict(offer)}")
    return changed.rowcount


def _units(name: str, value: Json) -> int:
    try:
        return int(value) if name == "count" else int(Decimal(str(value)) * UNIT)
    except (InvalidOperation, ValueError, TypeError):
        raise BadInputError(f"{name} is a number, not {value!r}") from None


def ban(sandbox: Sandbox, body: Mapping[str, Json]) -> Json:
    """The customer is banned until the text `until`, such as "2026-12-01 10:00:00"; an empty one ends it."""
    if set(body) != {"until"}:
        raise BadInputError('ban takes {"until": date}')
    sandbox.store.execute("UPDATE smsbower_accounts SET banned = ? WHERE owner = 'customer'", (str(body["until"]),))
    return {"status": "done"}


AIDS: dict[str, Aid] = {"sms": deliver_sms, "market": change_market, "ban": ban}
