# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""tcxc rows to domain objects: market rows hold integers, owned rows strings for all (seed 002)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from ...domain import money
from ...domain.contact_rules import MASKED
from ...domain.errors import ContractError
from ...domain.number import Number, Offer, OwnedNumber
from ...domain.phone import e164
from .wire import Row, rows_of

#: A market row by its key: the offer, or None for a short code, which has no E.164 form and cannot be declared.
Listed: TypeAlias = "tuple[str, Offer | None]"
#: Fewer digits are a short code, in digits with country code.
SHORTEST_NUMBER = 7
FEATURES = ("voice", "sms", "fax", "video")
#: a number's field -> carrier's key, of what thousands of numbers have in common
_TOLD = {
    "country": "country_name",
    "country_code": "country_code",
    "description": "description",
    "seller": "vendor_name",
    "did_type": "did_type",
}
_SHARED = (*_TOLD.values(), *FEATURES, "setup_fee", "verification_required", "documents_verified")
#: details of the read modules: option name -> carrier's key
_MONEY = {"price_1": "price_1", "price_n": "price_n", "smpp_price": "smpp_price"}
_TEXTS = {
    "notes": "notes",
    "billed_to": "billed_to",
    "monthly_start": "monthly_start_ts",
    "account_name": "account_name",
}


def offer(row: Row) -> Offer:
    """A market row. Raises ContractError for a row that cannot be read."""
    return Offer(**_common(row, "market"))


def row_key(row: Row) -> str:
    """What tells rows apart: the i_did, or the number of a market row that has none."""
    return str(row.get("i_did") or row.get("number") or "")


def market_page(answer: Row) -> list[Listed]:
    """A page of the market. Raises ContractError."""
    return [(row_key(row), None if is_short_code(row) else offer(row)) for row in rows_of(answer, "market")]


def is_short_code(row: Row) -> bool:
    digits = str(row.get("number") or row.get("msisdn") or "")
    return digits.isdecimal() and len(digits) < SHORTEST_NUMBER


def owned_page(answer: Row) -> list[OwnedNumber]:
    """A page of the owned numbers with what the read modules tell of them. Raises ContractError."""
    return [owned(row) for row in rows_of(answer, "list")]


def lean_page(answer: Row) -> list[OwnedNumber]:
    """The same without: of fifty thousand numbers the rows would take more memory than all else."""
    return [owned(row, lean=True) for row in rows_of(answer, "list")]


def owned(row: Row, *, lean: bool = False) -> OwnedNumber:
    """A row of the owned numbers."""
    facts = _common(row, "list")
    if lean:
        facts["details"] = {}
    routing = {"contact": _text(row, "contact", "list") or "", "smpp_contact": _text(row, "smpp_contact", "list") or ""}
    return OwnedNumber(routing=routing, **facts)


def _common(row: Row, call: str) -> dict[str, Any]:
    try:
        number = e164(str(row.get("number") or row.get("msisdn") or ""), nanp=False)
    except ValueError as error:
        raise ContractError(f"a row without a readable number: {error}", call=f"tcxc {call}") from error
    try:
        kind = _kept(call, *map(row.get, _SHARED))
    except (TypeError, ContractError):  # a list or an object where text is promised, or something else amiss
        kind = _kind(call, row)
    own = {"number": number, "id": _text(row, "i_did", call), "monthly_fee": _amount(row, "monthly_fee", call)}
    return {**kind, **own, "details": row}


@lru_cache(maxsize=1024, typed=True)
def _kept(call: str, *values: Any) -> dict[str, Any]:
    """Read once, and kept once, for all numbers of a kind."""
    return _kind(call, dict(zip(_SHARED, values, strict=True)))


def _kind(call: str, row: Row) -> dict[str, Any]:
    """What a row tells that thousands of others tell, too."""
    facts: dict[str, Any] = {name: _text(row, key, call) for name, key in _TOLD.items()}
    facts["features"] = frozenset(name for name in FEATURES if _flag(row.get(name), call, name))
    facts["verification_required"] = _flag(row.get("verification_required"), call, "verification_required")
    facts["setup_fee"] = _amount(row, "setup_fee", call)
    if call == "list":
        verified = _flag(row.get("documents_verified"), call, "documents_verified")
        facts["documents_verified"] = verified
        facts["status"] = "pending" if facts["verification_required"] and not verified else "active"
    return facts


def _text(row: Row, key: str, call: str) -> str | None:
    """A value as text; None where it is missing or empty."""
    value = row.get(key)
    if value is None or value == "":
        return None
    if type(value) not in (str, int):
        raise ContractError(f"{key} is {str(value)[:40]!r} where text is promised", call=f"tcxc {call}")
    return str(value)


def _flag(value: object, call: str, key: str) -> bool:
    """1, "1", 0, "0" or nothing."""
    if value in (1, "1"):
        return True
    if value in (0, "0", None, ""):
        return False
    raise ContractError(f"{key} is {str(value)[:40]!r} where 0 or 1 is promised", call=f"tcxc {call}")


def _amount(row: Row, key: str, call: str) -> Decimal | None:
    try:
        return money.amount(row.get(key))
    except ValueError as error:
        raise ContractError(f"{key}: {error}", call=f"tcxc {call}", item=str(row.get("number", ""))) from error


def number_row(number: Number) -> dict[str, Any]:
    """A number for the read modules."""
    raw = number.details
    row: dict[str, Any] = {
        "number": number.number,
        "id": number.id,
        "setup_fee": money.text(number.setup_fee),
        "monthly_fee": money.text(number.monthly_fee),
        "verification_required": number.verification_required,
        "country": number.country,
        "country_code": number.country_code,
        "description": number.description,
        "features": [name for name in FEATURES if name in number.features],
        "did_type": number.did_type,
        "seller": number.seller,
        "capacity": int(str(raw["capacity"])) if str(raw.get("capacity", "")).isdigit() else None,
        **{name: None if raw.get(key) is None else str(raw[key]) for name, key in _MONEY.items()},
    }
    if isinstance(number, OwnedNumber):
        row |= {"status": number.status, "documents_verified": number.documents_verified}
        row |= {key: masked(number.routing[key]) for key, masked in MASKED.items()}
        row |= {name: raw.get(key) for name, key in _TEXTS.items()}
    return row
