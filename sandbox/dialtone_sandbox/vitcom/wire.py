# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How vitcom speaks (seed 003): form parameters in, JSON out, `Invalid {parameter}` with 404 for every refusal."""

from __future__ import annotations

import hmac
import ipaddress
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.store import Store

DATE_FORMAT = "%Y-%m-%d %H:%M:%S"
# The samples of these calls end lists or objects with a comma (or with dots after one).
TRAILING_COMMA_CALLS = frozenset(
    {
        *("gen_order", "generate_lnp_order", "get_new_orders", "get_lnp_orders", "financial_summary"),
        *("did_stats", "daily_cdrs", "tg_stats", "monthly_summary", "get_invoices", "get_payments"),
        *("daily_cdrs_termination", "tg_stats_termination", "monthly_summary_termination"),
    }
)
CATEGORY_SPELLINGS = {
    "lower": {"landline": "landline", "tollfree": "tollfree"},
    "title": {"Landline": "landline", "TollFree": "tollfree", "Tollfree": "tollfree"},
}
CATEGORY_SHOWN = {"landline": "Landline", "tollfree": "TollFree"}

# A JSON object in order; gen_order prints the key `status` twice.
Pairs = list[tuple[str, object]]


class Raw(str):
    """Text that goes into the answer as it is, JSON or not."""

    __slots__ = ()


class InvalidError(Exception):
    """The carrier refuses the call because of this parameter."""

    def __init__(self, parameter: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter


@dataclass(frozen=True)
class Document:
    """An uploaded file."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class Call:
    """One authenticated request. A parameter sent empty counts as left out."""

    sandbox: Sandbox
    account: str
    params: Mapping[str, str]
    files: Mapping[str, Document]

    @property
    def store(self) -> Store:
        return self.sandbox.store

    def reading(self, name: str) -> str:
        return self.sandbox.readings.text(name)

    def text(self, name: str) -> str:
        return self.params.get(name, "").strip()

    def required(self, name: str) -> str:
        return self.text(name) or self._refuse(name)

    def digits(self, name: str, low: int, high: int) -> str:
        """Between `low` and `high` digits, or empty when left out."""
        value = self.text(name)
        if value and not (is_digits(value) and low <= len(value) <= high):
            raise InvalidError(name)
        return value

    def identifier(self, name: str) -> int | None:
        value = self.digits(name, 1, 18)
        return int(value) if value else None

    def required_identifier(self, name: str) -> int:
        return int(self.digits(name, 1, 18) or self._refuse(name))

    def whole(self, name: str, low: int, high: int) -> int:
        value = int(self.digits(name, 1, 9) or self._refuse(name))
        if not low <= value <= high:
            raise InvalidError(name)
        return value

    def choice(self, name: str, choices: Iterable[str]) -> str:
        value = self.text(name)
        if value and value not in choices:
            raise InvalidError(name)
        return value

    def category(self) -> str:
        """`landline`, `tollfree` or empty; which spelling is taken is a reading."""
        spellings = CATEGORY_SPELLINGS[self.reading("category_case")]
        value = self.choice("category", spellings)
        return spellings[value] if value else ""

    def numbers(self, name: str, length: int) -> list[str]:
        """One or more comma-separated numbers, each once."""
        found = list(dict.fromkeys(part.strip() for part in self.required(name).split(",")))
        if not all(is_digits(number) and len(number) == length for number in found):
            raise InvalidError(name)
        return found

    def ip_address(self, name: str) -> str:
        value = self.text(name)
        try:
            return str(ipaddress.IPv4Address(value)) if value else ""
        except ValueError as error:
            raise InvalidError(name) from error

    def shown(self, number: str) -> str:
        """A number as answers print it."""
        return "1" + number if self.reading("number_digits") == "11" else number

    def shown_all(self, numbers: Iterable[str]) -> list[str]:
        return [self.shown(number) for number in numbers]

    def _refuse(self, name: str) -> str:
        raise InvalidError(name)


def is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def stamp(moment: datetime) -> str:
    return moment.strftime(DATE_FORMAT)


def money(cents: int) -> str:
    """`XX.XX`"""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def next_id(store: Store, table: str, column: str, first: int) -> int:
    """The ids of each kind start elsewhere, so that one taken for another is noticed."""
    row = store.one(f"SELECT MAX({column}) AS latest FROM {table}")
    return first if row is None or row["latest"] is None else int(row["latest"]) + 1


async def uploads(request: Request) -> dict[str, Document]:
    """The files of a multipart form."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return {}
    async with request.form() as form:
        return {
            name: Document(value.filename or "", await value.read())
            for name, value in form.multi_items()
            if isinstance(value, UploadFile)
        }


def authenticate(sandbox: Sandbox, params: Mapping[str, str], files: Mapping[str, Document]) -> Call:
    account = sandbox.accounts.find("vitcom", params.get("accountno", ""))
    if account is None:
        raise InvalidError("accountno")
    if not hmac.compare_digest(account.api_key.encode(), params.get("token", "").encode()):
        raise InvalidError("token")
    return Call(sandbox, account.account, params, files)


def answer(sandbox: Sandbox, verb: str, act: Callable[[], Pairs]) -> Response:
    """Run one call and word its answer."""
    try:
        pairs = act()
    except InvalidError as refusal:
        return _refusal(sandbox, refusal.parameter)
    if sandbox.readings.text("payload_key") == "data" and [name for name, _value in pairs] != ["data"]:
        pairs = [("data", dict(pairs))]
    trailing = verb in TRAILING_COMMA_CALLS and sandbox.readings.flag("trailing_commas")
    return _json(_encode_pairs([("status", "200"), *pairs], trailing))


def _refusal(sandbox: Sandbox, parameter: str) -> Response:
    error = f"Invalid {parameter}"
    if sandbox.readings.text("error_style") == "error_key_200":
        return _json(json.dumps({"error": error}))
    return _json(json.dumps({"status": "404", "error": error}), 404)


def _json(text: str, status: int = 200) -> Response:
    return Response(text, status, media_type="application/json")


def _encode_pairs(pairs: Iterable[tuple[str, object]], trailing: bool) -> str:
    return _enclosed("{}", [f"{json.dumps(name)}: {_encode(value, trailing)}" for name, value in pairs], trailing)


def _encode(value: object, trailing: bool) -> str:
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return _encode_pairs(value.items(), trailing)
    if isinstance(value, list) and trailing:
        return _enclosed("[]", [_encode(item, trailing) for item in value], trailing)
    return json.dumps(value)


def _enclosed(brackets: str, parts: list[str], trailing: bool) -> str:
    return brackets[0] + ", ".join(parts) + ("," if trailing and parts else "") + brackets[1]
