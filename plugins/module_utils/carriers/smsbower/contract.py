# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the answers of the handler_api protocol promise (seed 004), as JSON Schemas: one for each action.

An answer that is a word is text to them, whole. Numbers with a point are text too, for the parsers keep them as they
are written. Other keys than those named may hold anything.
"""

from __future__ import annotations

from typing import Any

from ...domain import money
from ..contract import Contract, Schema
from .wire import reply_of

_TOLD = {"type": ["string", "integer"], "minLength": 1, "description": "text that is not empty"}
_RENTED = {
    "type": ["string", "object"],
    "pattern": r"^ACCESS_NUMBER:\s*[^:\s][^:]*:[\s\S]*\S$",
    "required": ["activationId", "phoneNumber"],
    "properties": {"activationId": _TOLD, "phoneNumber": _TOLD},
    "description": "ACCESS_NUMBER:id:number, or an activation as an object",
}
_COUNT = {"type": ["string", "integer"], "format": "count", "description": "a whole number"}
_AMOUNT = {"type": ["string", "integer"], "format": "amount", "description": "an amount of money such as 0.25"}
#: An empty list is an empty object, as PHP writes it.
_OBJECT = {"type": ["object", "array"], "maxItems": 0}
_SIMPLE = {
    "type": "object",
    "description": "an object with cost and count",
    "properties": {"cost": _AMOUNT, "count": _COUNT},
    "required": ["cost", "count"],
}
_BY_PRICE = {
    **_OBJECT,
    "description": "an object with a count for each price",
    "propertyNames": {"format": "amount", "description": "a price as key"},
    "additionalProperties": _COUNT,
}
_PROVIDER = {
    "type": "object",
    "description": "an object with price and count",
    "properties": {
        "price": _AMOUNT,
        "count": _COUNT,
        "provider_id": {"type": ["string", "integer", "null"], "description": "text"},
    },
    "required": ["price", "count"],
}
_BY_PROVIDER = {**_OBJECT, "description": "an object of providers", "additionalProperties": _PROVIDER}


def _prices(offer: Schema) -> Schema:
    services = {**_OBJECT, "description": "an object of services", "additionalProperties": offer}
    return {**_OBJECT, "description": "an object of countries", "additionalProperties": services}


def _word(pattern: str, description: str) -> Schema:
    return {"type": "string", "pattern": f"^{pattern}$", "description": description}


SCHEMAS: dict[str, Schema] = {
    "getBalance": {**_word(r"ACCESS_BALANCE:[\s\S]+", "ACCESS_BALANCE:amount"), "format": "balance"},
    **dict.fromkeys(("getNumber", "getNumberV2"), _RENTED),
    "getStatus": _word(
        r"(STATUS_(WAIT_CODE|WAIT_RESEND|WAIT_RETRY|CANCEL)(:[\s\S]*)?|STATUS_OK:[\s']*[^\s'][\s\S]*)",
        "STATUS_OK:code, STATUS_WAIT_CODE, STATUS_WAIT_RESEND or STATUS_CANCEL",
    ),
    "setStatus": _word(
        r"ACCESS_[A-Z0-9_]*(:[\s\S]*)?", "ACCESS_READY, ACCESS_RETRY_GET, ACCESS_ACTIVATION or ACCESS_CANCEL"
    ),
    "getPrices": _prices(_SIMPLE),
    "getPricesV2": _prices(_BY_PRICE),
    "getPricesV3": _prices(_BY_PROVIDER),
}


def _decoded(text: str) -> Any:
    """A word as text, and so is what is neither word nor JSON; JSON as what it says. Raises ValueError for a page."""
    text = text.strip()
    try:
        data = reply_of(text).data
    except ValueError:
        if text.startswith("<"):
            raise
        return text
    return data if isinstance(data, (dict, list)) else text


def _balance(value: object) -> None:
    if isinstance(value, str) and money.amount(value.partition(":")[2].strip()) is None:
        raise ValueError("no amount")


CONTRACT = Contract(
    carrier="smsbower",
    schemas=SCHEMAS,
    decode=_decoded,
    formats={"amount": money.amount, "count": lambda value: int(str(value)), "balance": _balance},
)
