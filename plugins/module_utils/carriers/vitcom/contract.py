# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the answers of VitCom promise (seed 003), as JSON Schemas: one for each call.

They see an answer as the parsers do: by our one name for each key, with what sits under ``data`` lifted up. They say
what the parsers rely on; other keys may hold anything, and new ones may come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from ..contract import Contract, Path, Schema
from . import kinds, typed, values, wire
from .typed import Kind

_OUTCOME = {"enum": ["200", "201", 200, 201], "description": "200 or 201"}
_TEXT = {"type": ["string", "number", "null"], "description": "text"}
_SOME_TEXT = {"type": ["string", "number"], "minLength": 1, "description": "text that is not empty"}
_COUNT = {"type": ["string", "integer", "null"], "format": "count", "description": "a whole number"}
_AMOUNT = {"type": ["string", "number", "null"], "format": "amount", "description": "an amount of money such as 2.50"}
_SOME_AMOUNT = {**_AMOUNT, "type": ["string", "number"], "minLength": 1}
_FIGURE = {"type": ["string", "number", "null"], "format": "figure", "description": "a figure such as 40%"}
_FLAG = {"type": ["boolean", "string", "number", "null"], "format": "flag", "description": "true or false"}
_MONTH = {"type": "string", "format": "month", "description": "a month such as 2015-02-1"}
_MOMENT = {
    "type": ["string", "integer"],
    "format": "moment",
    "description": "a date and time such as 2015-04-29 00:00:00",
}
_DAY = {"type": ["string", "integer"], "format": "day", "description": "a date such as 2015-04-29 00:00:00"}
_STATUS = {"enum": ["0", "1", "2", 0, 1, 2], "description": "0 (inactive), 1 (active) or 2 (cancelled)"}
_NUMBER = {
    "type": ["string", "integer"],
    "format": "number",
    "description": "a North American number (10 or 11 digits)",
}
#: Also as one text with commas, or (in the LNP samples) as a list within the list.
_NUMBERS = {
    "type": "array",
    "description": "a list of North American numbers (10 or 11 digits)",
    "items": {
        "type": ["string", "integer", "array"],
        "format": "numbers",
        "items": {"type": ["string", "integer"], "format": "numbers", "description": _NUMBER["description"]},
        "description": _NUMBER["description"],
    },
}
_ANY_NUMBERS = {"if": {"enum": [None, "", 0, False, {}]}, "else": _NUMBERS}


#: What each way of reading a key of a row relies on.
_RELIES_ON: Mapping[Kind, Schema] = {
    **dict.fromkeys((wire.text, values.date, typed.caller, typed.lower, typed.trunk_group_id), _TEXT),
    wire.required: _SOME_TEXT,
    values.count: _COUNT,
    typed.amount: _AMOUNT,
    typed.quantity: _FIGURE,
    typed.flag: _FLAG,
    typed.month: _MONTH,
    kinds.listed_numbers: _ANY_NUMBERS,
}


def _as_read(rows: Mapping[str, Kind]) -> Schema:
    """What the read modules rely on in each key of a row."""
    return {key: _RELIES_ON[kind] for key, kind in rows.items()}


def _called(name: str, schema: Schema) -> Schema:
    """The schema of a key that the carrier prints under another name."""
    return {**schema, "title": name}


def _row(properties: Schema, *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "description": "an object"}


def _answer(properties: Schema, *required: str) -> Schema:
    return _row({"status": _OUTCOME, **properties}, *required)


def _listed(item: Schema, *names: str) -> Schema:
    """An answer with a list under the first of the names that is there, else under data; empty text is an empty one."""
    items = {"type": ["array", "string", "null"], "maxLength": 0, "items": item, "description": "a list"}
    place: Schema = {"required": ["data"], "properties": {"data": items}}
    for name in reversed(names):
        place = {"if": {"required": [name]}, "then": {"properties": {name: items}}, "else": place}
    return {**_answer({}), "allOf": [place]}


_TRUNK_GROUP = _row(
    {
        "id": _SOME_TEXT,
        **dict.fromkeys(("title", "date", "accountno", "status"), _TEXT),
        **dict.fromkeys(("primary_ip", "prefix_1", "secondary_ip", "prefix_2"), _TEXT),
        **dict.fromkeys(("primary_port", "secondary_port", "sessions", "alloc_sessions"), _COUNT),
    },
    "id",
)
_TERMINATION_TRUNK = _row(
    {
        **dict.fromkeys(("id", "ipaddress", "status"), _SOME_TEXT),
        **dict.fromkeys(("ports", "cps", "ports_assigned", "cps_assigned"), _COUNT),
        **dict.fromkeys(("config", "accountno"), _TEXT),
    },
    *("id", "ipaddress", "status"),
)
_FOR_SALE = _row({"number": _called("TN", _NUMBER), **dict.fromkeys(("rate_center", "lata"), _TEXT)}, "number")
_OWNED = _row(
    {
        "number": _called("didnumber", _NUMBER),
        "status": _STATUS,
        "did_rate": _AMOUNT,
        **dict.fromkeys(("did_type", "order_type", "cnam"), _TEXT),
        **dict.fromkeys(("primary_ip", "prefix_1", "secondary_ip", "prefix_2"), _TEXT),
    },
    *("number", "status"),
)
_RESERVED = _answer(
    {"reserve_id": _called("reserveId", _SOME_TEXT), "tns": _called("TNs", _NUMBERS)}, "reserve_id", "tns"
)
_ORDER_ID = _called("orderno", _SOME_TEXT)
_GENERATED = _answer(
    {
        "order_id": _called("orderId", _SOME_TEXT),
        "numbers": _NUMBERS,
        "amount": _AMOUNT,
        "trunk_group_id": _TEXT,
    },
    *("order_id", "numbers"),
)
_ORDER = {**_as_read(kinds.ORDER), "order_id": _ORDER_ID, "numbers": _NUMBERS}
_PORT_IN = {**_as_read(kinds.PORT_IN), "order_id": _ORDER_ID}
_ORDERED = _answer(
    {
        "order_id": _called("orderNo", _SOME_TEXT),
        "amount": _AMOUNT,
        **dict.fromkeys(("accepted_tns", "numbers"), _ANY_NUMBERS),
        **dict.fromkeys(("requested_foc_date", "actual_foc_date"), _TEXT),
    },
    "order_id",
)
#: Numbers that are not accepted are rejected, named so or not.
_CHECKED = {
    **_answer({"accepted": _ANY_NUMBERS}),
    "if": {"required": ["rejected"]},
    "else": {"required": ["accepted"], "properties": {"accepted": {"description": _NUMBERS["description"]}}},
}
_STATISTICS = _listed(_row(_as_read(kinds.STATISTICS)))
_MONTHLY = _listed(_row(_as_read(kinds.MONTHLY), "month"))
_DAILY = _listed(_row(_as_read(kinds.DAILY)))
#: The balance is computed from it, so that more has to be there than is shown.
_LEDGER = _row(
    {
        **_as_read(kinds.LEDGER),
        **dict.fromkeys(("debit", "credit", "balance"), _SOME_AMOUNT),
        "date": _DAY,
        "activity": _SOME_TEXT,
    },
    *("debit", "credit", "balance", "date", "activity"),
)
_PAYMENT = _row({**_as_read(kinds.PAYMENT), "date": _MOMENT}, "date")
_DONE = _answer({})
_THAT_TELL_NOTHING = (
    *("defineTrunk", "update_trunk", "updatenumber", "process_order"),
    *("defineTrunk_termination", "disable_trunk_termination", "make_payment"),
)
SCHEMAS: dict[str, Schema] = {
    "availabilitystate": _listed(_SOME_TEXT, "states"),
    "availabilitynpanxx": _listed(_row(dict.fromkeys(("npanxx", "npa", "rate_center"), _TEXT))),
    **dict.fromkeys(("searchdid", "searchtfn"), _listed(_FOR_SALE, "dids", "tfns", "numbers")),
    "get_trunk": _listed(_TRUNK_GROUP),
    "get_trunk_termination": _listed(_TERMINATION_TRUNK),
    **dict.fromkeys(("reserve", "bulkreserve"), _RESERVED),
    "remove_reserved": _answer({"removed_tns": _called("Removed TNs", _NUMBERS)}, "removed_tns"),
    "getnumbers": _listed(_OWNED, "numbers"),
    "gen_order": _GENERATED,
    "check_lnp": _CHECKED,
    "generate_lnp_order": _ORDERED,
    "get_new_orders": _listed(_row(_ORDER, "order_id", "numbers"), "orders"),
    "get_lnp_orders": _listed(_row(_PORT_IN, "order_id"), "orders"),
    **dict.fromkeys(("did_stats", "tg_stats", "tg_stats_termination"), _STATISTICS),
    **dict.fromkeys(("monthly_summary", "monthly_summary_termination"), _MONTHLY),
    **dict.fromkeys(("daily_cdrs", "daily_cdrs_termination"), _DAILY),
    "get_invoices": _listed(_row(_as_read(kinds.INVOICE))),
    "financial_summary": _listed(_LEDGER),
    "get_payments": _listed(_PAYMENT),
    **dict.fromkeys(_THAT_TELL_NOTHING, _DONE),
}


def _numbers(value: object) -> None:
    if not isinstance(value, list):
        wire.numbers([value])


def _moment(value: object) -> dt.datetime:
    return dt.datetime.fromisoformat(values.date({"": value}, "") or "")


def _spelt(path: Path, text: str) -> tuple[Path, Any]:
    """The path by the answer's own keys, and what stands there."""
    node = wire.loads(text, dict)
    told: list[str | int] = []
    if path and isinstance(node.get("data"), dict) and not any(wire.name_of(raw) == path[0] for raw in node):
        node, told = node["data"], ["data"]
    for part in path:
        key = part
        if isinstance(node, dict):
            key = next((raw for raw in node if wire.name_of(raw) == part), part)
        told.append(key)
        node = node[key]
    return tuple(told), node


CONTRACT = Contract(
    carrier="vitcom",
    schemas=SCHEMAS,
    decode=wire.decoded,
    formats={
        "number": wire.number,
        "numbers": _numbers,
        "moment": _moment,
        "day": lambda value: dt.date.fromisoformat(str(value)[:10]),
        "count": lambda value: values.count({"": value}, ""),
        "amount": lambda value: typed.amount({"": value}, ""),
        "figure": lambda value: typed.quantity({"": value}, ""),
        "flag": lambda value: typed.flag({"": value}, ""),
        "month": lambda value: typed.month({"": value}, ""),
    },
    spelt=_spelt,
)
