# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The calls of VitCom and the shapes of its answers (seed 003): read once, here, into one set of names.

Keys come out in snake_case, whatever of its several names the API used: ``order_id``, ``trunk_group_id``,
``number``, ``npanxx``, ``sessions``, ``primary_ip``, ``prefix_1`` ...; numbers as E.164; an order's own status as
``order_status`` where the answer says ``status`` twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from ...domain.errors import RefusedError
from ...domain.phone import e164, national
from ...transport.confirm import OnceWrite, RepeatableWrite
from ...transport.redact import Redactor
from ...transport.session import Answer, Files, Params, Request
from ..account import Account

T = TypeVar("T")
Body = dict[str, Any]
Parse = Callable[[Body], T]
Interpret = Callable[[Answer], T]
Send = Callable[[Request, Interpret[T]], T]
SUCCESS = (200, 201)
#: Calls whose parameters are nobody's business.
PRIVATE = frozenset({"make_payment"})
#: Calls by which money goes for good, and that may be sent once only.
PAYING = frozenset({"make_payment", "process_order", "generate_lnp_order"})
#: The most numbers that one call names.
MOST_NUMBERS = 1000

_NAMES = {
    **dict.fromkeys(("tg_id", "trunkid", "trunkId", "trunk_id"), "trunk_group_id"),
    **dict.fromkeys(("orderId", "orderno", "orderNo"), "order_id"),
    **dict.fromkeys(("TN", "didnumber"), "number"),
    **dict.fromkeys(("primaryTrunk", "primaryIP", "trunkGroup"), "primary_ip"),
    **dict.fromkeys(("secondaryTrunk", "secondaryIP", "trunkGroup2"), "secondary_ip"),
    **dict.fromkeys(("primaryPrefix", "prefix1"), "prefix_1"),
    **dict.fromkeys(("secondaryPrefix", "prefix2"), "prefix_2"),
    "req_sessions": "sessions",
    "didCategory": "category",
    "referenceno": "reference",
}
#: How a refusal names the id of an order, and of a trunk (group).
ORDER_ID, TRUNK_ID = ("orderid", "orderno"), ("tg_id",)
_TITLES = {"landline": "Landline", "tollfree": "TollFree"}


class Wire:
    """One account's calls. A parser gets the answer's body; what it raises as ValueError is a ContractError."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.session = account.session
        self._titles = False

    def read(self, call: str, parse: Parse[T], **params: str | None) -> T:
        """A call that changes nothing. Parameters of None are left out."""
        return self._sent(call, parse, params, self.session.read)

    def read_of(self, names: Collection[str], call: str, parse: Parse[list[T]], **params: str | None) -> list[T]:
        """All that is listed, or of one id, and then nothing where the carrier calls that invalid by a name of it."""
        try:
            return self.read(call, parse, **params)
        except RefusedError as error:
            if error.parameter not in names or not any(params.values()):
                raise
            return []

    def write(self, call: str, parse: Parse[T], **params: str | None) -> T:
        """A call whose repetition is harmless: see "What may be sent twice"."""

        def send(request: Request, interpret: Interpret[T]) -> T:
            return self.session.write(RepeatableWrite(request=request, interpret=interpret))

        return self._sent(call, parse, params, send)

    def write_once(
        self,
        call: str,
        parse: Parse[T],
        settle: Callable[[], T | None],
        params: Mapping[str, str | None],
        *,
        files: Files | None = None,
        resend: bool = False,
    ) -> T:
        """A call that is not sent twice blindly; ``settle`` reads whether it took effect when its answer is lost.

        ``resend``: it may go out again once no effect shows.
        """

        def send(request: Request, interpret: Interpret[T]) -> T:
            once = OnceWrite(request=request, interpret=interpret, settle=settle, resend=resend, pays=call in PAYING)
            return self.session.write(once)

        return self._sent(call, parse, params, send, files)

    def _sent(
        self, call: str, parse: Parse[T], params: Mapping[str, str | None], send: Send[T], files: Files | None = None
    ) -> T:
        """Send in the seed's spelling of category (landline), and when that is refused in the one seen live (Landline).

        A refusal did nothing. Later calls take the spelling found at once.
        """
        given = {key: value for key, value in params.items() if value is not None}
        name = f"vitcom {call}"

        def fields() -> Params:
            """The credentials go into the body, never into the URL: it would end up in logs."""
            spelt = {"category": _TITLES[given["category"]]} if self._titles and "category" in given else {}
            return {"token": self.account.api_key.reveal(), "accountno": self.account.login, **given, **spelt}

        def interpret(answer: Answer) -> T:
            try:
                return parse(_accepted(answer, name, self.session.redact))
            except (ValueError, RecursionError) as error:
                from .contract import CONTRACT

                raise CONTRACT.refused(call, answer, self.session.redact, error) from error

        request = Request(call=name, path=f"/{call}", params=fields, files=files, private=call in PRIVATE)
        titles = self._titles
        try:
            return send(request, interpret)
        except RefusedError as error:
            if titles or "category" not in given or error.parameter != "category":
                raise
            self._titles = True
            return send(request, interpret)


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many at a time as one call takes."""
    return (items[start : start + MOST_NUMBERS] for start in range(0, len(items), MOST_NUMBERS))


def _accepted(answer: Answer, call: str, redact: Redactor) -> Body:
    """A success answer's body. An error comes as HTTP 404 with a body that names it, or (live) within HTTP 200."""
    barred = answer.status in (401, 403)
    body = {} if barred else decoded(answer.text)
    words = redact.excerpt(str(body.get("error") or ""))
    if barred or words:
        from .errors import refusal

        raise refusal(answer.status, words, call)
    if answer.status not in SUCCESS or str(body.get("status", 200)) not in map(str, SUCCESS):
        raise ValueError(f"status {body.get('status')}")
    return body


def decoded(text: str) -> Body:
    """An answer's object with our names; what sits under ``data`` is lifted up. Raises ValueError."""
    body = loads(text, _named)
    if not isinstance(body, dict):
        raise ValueError("no JSON object")
    inner = body.get("data")
    if not isinstance(inner, dict):
        return body
    if "status" in inner:
        inner = {"order_status": inner["status"]} | inner
    return inner | {key: value for key, value in body.items() if key != "data"}


def loads(text: str, named: Callable[[list[tuple[str, Any]]], Body]) -> Any:
    """JSON; where it is none, with the samples' slips repaired: trailing commas, and lists within braces."""
    try:
        return json.loads(text, object_pairs_hook=named, parse_float=Decimal, parse_constant=str)
    except ValueError:
        from .slips import repaired

        return json.loads(repaired(text), object_pairs_hook=named, parse_float=Decimal, parse_constant=str)


def _named(pairs: list[tuple[str, Any]]) -> Body:
    """The object with our names. ``status`` twice: the first is the call's outcome, the last the order's own."""
    row = {name_of(key): value for key, value in pairs}
    states = [value for key, value in pairs if key == "status"]
    return row | {"status": states[0], "order_status": states[-1]} if len(states) > 1 else row


@cache
def name_of(key: str) -> str:
    """Our name of a carrier's key."""
    return _NAMES.get(key) or re.sub(r"(?<=[a-z0-9])(?=[A-Z])|\s+", "_", key).lower()


def entries(body: Body, *names: str) -> list[Any]:
    """The list under the first of the names that is there, else under ``data``. Raises ValueError."""
    value = next((body[name] for name in (*names, "data") if name in body), False)
    if value in (None, ""):
        return []
    if not isinstance(value, list):
        raise ValueError(f"no list {' or '.join((*names, 'data'))}")
    return value


def rows(body: Body, *names: str) -> list[Body]:
    """The same where the list holds objects."""
    found = entries(body, *names)
    if not all(isinstance(row, dict) for row in found):
        raise ValueError("a row is no object")
    return found


def numbers(value: object) -> tuple[str, ...]:
    """E.164 out of ``["A", "B"]``, ``["A , B"]`` or ``[{"A","B"}]``. Raises ValueError for any other shape."""
    if not isinstance(value, list):
        raise ValueError("no list of numbers")
    flat = [part for entry in value for part in (entry if isinstance(entry, list) else [entry])]
    if not all(isinstance(part, (str, int)) for part in flat):
        raise ValueError("no list of numbers")
    split = [piece.strip() for part in flat for piece in str(part).split(",")]
    return tuple(number(piece) for piece in split if piece)


def joined(numbers: Iterable[str]) -> str:
    """Numbers as most calls take them: 10 digits each."""
    return ",".join(map(national, numbers))


def number(value: object) -> str:
    """E.164 out of 10 or 11 digits. Raises ValueError."""
    return e164(value, nanp=True)


def text(row: Body, name: str) -> str | None:
    """A value as text; None where it is missing or empty. Raises ValueError for a list or an object."""
    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        raise ValueError(f"{name} is no text")
    return str(value)


def required(row: Body, name: str) -> str:
    """A value that has to be there, as text. Raises ValueError."""
    value = text(row, name)
    if value is None:
        raise ValueError(f"{name} is missing")
    return value


def removed(body: Body) -> set[str]:
    """The numbers that remove_reserved freed. Raises ValueError."""
    return set(numbers(body.get("removed_tns")))


def done(_body: Body) -> bool:
    """For writes whose answer says nothing but that it worked."""
    return True
