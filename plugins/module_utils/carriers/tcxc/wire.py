# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The tcxc API on the wire: signing, error shapes, answers (seeds 001, 002)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ...domain.errors import ContractError, RefusedError
from ...transport.confirm import OnceWrite, RepeatableWrite
from ...transport.session import Answer, Request
from ..account import Account
from .login import Login

T = TypeVar("T")
Row = Mapping[str, Any]
#: call -> (path, controller that is signed), seeds 001 and 002
CALLS = {
    "market": ("/number/market", "dids_market"),
    "purchase": ("/number/purchase", "purchase_did"),
    "list": ("/number/list", "c_dids"),
    "unsubscribe": ("/number/unsubscribe", "c_dids"),
    "update": ("/number/update", "c_dids"),
    "callhistory": ("/buyers/callhistory", "c_cdrs"),
}
#: The path that seed 002 prints for the list of owned numbers, a typing slip.
MISSPELT_LIST = "/numbes/list"


class Wire:
    """Speaks the API for one account."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.session = account.session
        self._list_path = CALLS["list"][0]
        self._login = Login(account)

    def read(self, call: str, params: Mapping[str, str], parse: Callable[[Row], T]) -> T:
        """A call that changes nothing; ``parse`` gets the answer's object, and raises ContractError."""
        request = self._request(call, params)
        return self.session.read(request, lambda answer: self._interpreted(call, answer, parse))

    def repeatable(self, call: str, params: Mapping[str, str]) -> Row:
        """A write whose repetition is harmless."""
        request = self._request(call, params)
        return self.session.write(
            RepeatableWrite(request=request, interpret=lambda answer: self._interpreted(call, answer, dict))
        )

    def once(self, call: str, params: Mapping[str, str], settle: Callable[[], Row | None]) -> Row:
        """A purchase: one i_did can be sold only once, so that it may be sent again once it shows as not done."""
        request = self._request(call, params)
        return self.session.write(
            OnceWrite(
                request=request,
                interpret=lambda answer: self._interpreted(call, answer, dict),
                settle=settle,
                resend=True,
            )
        )

    def read_owned(self, params: Mapping[str, str], parse: Callable[[Row], T]) -> T:
        """One page of the owned numbers. Workaround for the path that seed 002 misspells: taken on a 404, once."""
        try:
            return self.read("list", params, parse)
        except _NotFoundError:
            if self._list_path == MISSPELT_LIST:
                raise
            self._list_path = MISSPELT_LIST
            return self.read("list", params, parse)

    def _request(self, call: str, params: Mapping[str, str]) -> Request:
        path, controller = CALLS[call]
        return Request(
            call=f"tcxc {call}",
            path=self._list_path if call == "list" else path,
            params=(lambda: _without_form_flags(params))
            if self._login.digest
            else (lambda: self._signed(controller, params)),
        )

    def _signed(self, controller: str, params: Mapping[str, str]) -> dict[str, str]:
        stamp, login = self._login.stamp(), self._login.name
        signature = self._login.signature(controller, f"{login}{stamp}")
        return {"ts": stamp, "api_login": login, "signature": signature, "webapi": "1", **params}

    def _interpreted(self, call: str, answer: Answer, parse: Callable[[Row], T]) -> T:
        """A success answer as ``parse`` reads it. Raises ContractError with the place in the answer."""
        try:
            return parse(self._success(call, answer))
        except ContractError as error:
            from .contract import CONTRACT

            raise CONTRACT.explained(call, answer, self.session.redact, error) from error

    def _success(self, call: str, answer: Answer) -> Row:
        name = f"tcxc {call}"
        if answer.status == 404:
            raise _NotFoundError("the carrier does not know this call (HTTP 404)", call=name, hint="Check api_url.")
        if answer.status in (401, 403):
            raise self._login.not_accepted(f"HTTP {answer.status}", name)
        body = self._object(name, answer)
        status = str(body.get("status", "")).lower()
        if status == "success":
            return body
        words = str(body.get("message") or body.get("error") or "").strip()
        if not words or status not in ("fail", "error", ""):
            raise self._contract(name, "it has no status of success, fail or error", answer)
        if "signature" in words.lower():
            raise self._login.not_accepted(self.session.redact.excerpt(words), name)
        raise RefusedError(f"the carrier refused: {self.session.redact.excerpt(words)}", call=name)

    def _object(self, name: str, answer: Answer) -> Row:
        try:
            # The samples print amounts as JSON numbers too (seed 001): kept as written, never as floats.
            body = json.loads(answer.text, parse_float=str, parse_constant=str)
        except (ValueError, RecursionError) as error:
            raise self._contract(name, error, answer) from error
        if not isinstance(body, dict):
            raise self._contract(name, "it is no JSON object", answer)
        return body

    def _contract(self, name: str, why: Exception | str, answer: Answer) -> ContractError:
        from ...transport.failures import unreadable

        return unreadable(answer, self.session.redact, name, why)


def _without_form_flags(params: Mapping[str, str]) -> dict[str, str]:
    """With HTTP Digest the flags of the signed form are not sent (the vendor's newer documents)."""
    return {key: value for key, value in params.items() if key not in ("searchform", "webapi")}


class _NotFoundError(RefusedError):
    """HTTP 404: the path does not exist there."""


def rows_of(answer: Row, call: str, key: str = "dids", of: str = "numbers") -> list[Row]:
    """The rows under a key: ``dids`` (seed 002), or ``cdrs``. Raises ContractError."""
    rows = answer.get(key)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ContractError(f"expected a list of {of} under {key}", call=f"tcxc {call}")
    return rows
