# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the answers of tcxc promise (seeds 001 and 002), as JSON Schemas: one for each call that answers JSON.

They say what the parsers rely on; other keys may hold anything, and new ones may come. Numbers with a point are text
here, for the parsers keep them as they are written. Live calls answer CSV, so they have none.
"""

from __future__ import annotations

import json
from typing import Any

from ...domain import money
from ...domain.phone import e164
from ..contract import Contract, Schema
from .rows import is_short_code
from .values import whole

_STATUS = {
    "type": "string",
    "pattern": "^[sS][uU][cC][cC][eE][sS][sS]$",
    "description": "success, or fail or error with a message",
}
_TEXT = {"type": ["string", "integer", "null"], "description": "text"}
_AMOUNT = {
    "type": ["string", "integer", "null"],
    "format": "amount",
    "description": "an amount of money such as 2.1944",
}
_WHOLE = {"type": ["string", "integer", "null"], "format": "whole", "description": "a whole number"}
_FLAG = {"enum": [0, 1, "0", "1", "", None, False, True], "description": "0 or 1"}
_PHONE = {
    "type": ["string", "integer"],
    "format": "phone",
    "description": "a phone number (7 to 15 digits with country code)",
}
_EMPTY: Schema = {"enum": [None, "", 0, False, [], {}]}
#: What a market row and an owned row have in common. The number stands under ``number``, else under ``msisdn``.
_NUMBER: Schema = {
    "type": "object",
    "description": "an object",
    "properties": {
        **dict.fromkeys(("i_did", "country_name", "country_code", "description", "vendor_name", "did_type"), _TEXT),
        **dict.fromkeys(("setup_fee", "monthly_fee"), _AMOUNT),
        **dict.fromkeys(("voice", "sms", "fax", "video", "verification_required"), _FLAG),
    },
    "if": {"properties": {"number": _EMPTY}, "required": ["msisdn"]},
    "then": {"properties": {"msisdn": _PHONE}},
    "else": {"properties": {"number": _PHONE}, "required": ["number"]},
}
_MARKET = {"type": "object", "description": "an object", "if": {"format": "short code"}, "else": _NUMBER}
_OWNED: Schema = {
    **_NUMBER,
    "properties": {
        **_NUMBER["properties"],
        **dict.fromkeys(("contact", "smpp_contact"), _TEXT),
        "documents_verified": _FLAG,
    },
}
_CDR = {
    "type": "object",
    "description": "an object",
    "properties": {
        **dict.fromkeys(("duration", "billed_duration", "billing_interval_1", "billing_interval_n"), _WHOLE),
        **dict.fromkeys(("billing_price_1", "billing_price_n", "customer_amount"), _AMOUNT),
    },
}


def _answer(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "description": "a JSON object",
        "properties": {"status": _STATUS, **properties},
        "required": ["status", *properties],
    }


def _rows(row: Schema) -> Schema:
    return {"type": "array", "items": row, "description": "a list of numbers"}


_DONE = _answer()
SCHEMAS: dict[str, Schema] = {
    "market": _answer(dids=_rows(_MARKET)),
    "list": _answer(dids=_rows(_OWNED)),
    "callhistory": _answer(cdrs={"type": ["array", "null"], "items": _CDR, "description": "a list of records"}),
    **dict.fromkeys(("purchase", "unsubscribe", "update"), _DONE),
}


def _decoded(text: str) -> Any:
    return json.loads(text, parse_float=str, parse_constant=str)


def _phone(value: object) -> str:
    return e164(str(value), nanp=False)


def _whole(value: object) -> int | None:
    return None if value in (None, "") else whole(value)


def _short_code(row: object) -> None:
    if not isinstance(row, dict) or not is_short_code(row):
        raise ValueError("no short code")


CONTRACT = Contract(
    carrier="tcxc",
    schemas=SCHEMAS,
    decode=_decoded,
    formats={"amount": money.amount, "phone": _phone, "whole": _whole, "short code": _short_code},
)
