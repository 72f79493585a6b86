# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The handler_api protocol: GET with an action, answered by a word or by JSON (seed 004)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ...domain.errors import AuthenticationError, LostAnswerError, RefusedError
from ...transport.confirm import OnceWrite, RepeatableWrite
from ...transport.session import Answer, Request
from ..account import Account
from .words import UNKNOWN, WORDS

T = TypeVar("T")
_WORD = re.compile(r"([A-Z][A-Z0-9_]*)(?::(.*))?", re.DOTALL)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_CREDENTIALS = frozenset({"BAD_KEY", "NO_KEY", "NO_ACCESS", "ERROR_API_KEY"})
_FORBIDDEN = frozenset({401, 403})
#: How the words begin after which something was done, or may have been. A word without an end can be cut short.
_DOING = ("ACCESS_", "STATUS_", "ERROR_SQL")


class WordError(RefusedError):
    """The carrier answered an error word; nothing was done. ``told``: the word with what follows it, to be shown."""

    def __init__(self, word: str, told: str, *, call: str, params: Mapping[str, str]) -> None:
        known = WORDS.get(word, UNKNOWN)
        name = "activation" if known.about == "id" else known.about
        item = f"{name} {params[known.about]}" if params.get(known.about) else ""
        said = f"{known.meaning} ({told})" if known.meaning else told
        super().__init__(f"the carrier refused: {said}", item=item, call=call, hint=known.hint)
        self.word = word
        self.parameter = known.about


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A word with what follows its first colon, or the JSON ``data``."""

    word: str = ""
    detail: str = ""
    data: Any = None


class Wire:
    """One account's calls. What an interpreter raises as ValueError is a ContractError."""

    def __init__(self, account: Account) -> None:
        self._key = account.api_key
        self.session = account.session

    def read(self, action: str, interpret: Callable[[Reply], T], **params: str) -> T:
        """A call that changes nothing."""
        return self.session.read(self._request(action, params), self._interpreter(action, interpret, params))

    def repeatable(self, action: str, interpret: Callable[[Reply], T], **params: str) -> T:
        """A write whose repetition is harmless."""
        request = self._request(action, params)
        interpreter = self._interpreter(action, interpret, params)
        return self.session.write(RepeatableWrite(request=request, interpret=interpreter))

    def once(self, action: str, interpret: Callable[[Reply], T], settle: Callable[[], T | None], **params: str) -> T:
        """A write that is never sent again when its answer is lost."""
        request = self._request(action, params)
        interpreter = self._interpreter(action, interpret, params)
        return self.session.write(OnceWrite(request=request, interpret=interpreter, settle=settle))

    def _request(self, action: str, params: dict[str, str]) -> Request:
        """The key stands in the query, so the URL is never shown; POST is answered 405 by some."""
        return Request(
            call=f"smsbower {action}",
            path="",
            params=lambda: {"api_key": self._key.reveal(), "action": action, **params},
            method="GET",
        )

    def _interpreter(
        self, action: str, interpret: Callable[[Reply], T], params: Mapping[str, str]
    ) -> Callable[[Answer], T]:
        def read(answer: Answer) -> T:
            try:
                reply = reply_of(answer.text.strip(), answer.status)
                self._raise_error(reply, answer.status, f"smsbower {action}", params)
                return interpret(reply)
            except (ValueError, RecursionError) as error:
                from ...transport.failures import unreadable
                from .contract import CONTRACT

                wrong = unreadable(answer, self.session.redact, f"smsbower {action}", error)
                wrong.hint = f"api_url is the full address of the handler. {wrong.hint}"
                raise CONTRACT.explained(action, answer, self.session.redact, wrong) from error

        return read

    def _raise_error(self, reply: Reply, http: int, call: str, params: Mapping[str, str]) -> None:
        """Errors are words with HTTP 200; live some come as JSON or with another status."""
        word = reply.word or _error_of(reply.data)
        if word in _CREDENTIALS or (http in _FORBIDDEN and word not in WORDS):
            hint = "Check api_key."
            raise AuthenticationError(f"the carrier does not accept the key ({word or http})", call=call, hint=hint)
        if word == "ERROR_SQL":
            raise LostAnswerError("the carrier's database failed (ERROR_SQL)", call=call)
        if reply.word and any(whole.startswith(reply.word) for whole in _DOING):
            raise ValueError("it ends before its end")
        if word and not word.startswith(("ACCESS_", "STATUS_")):
            told = self.session.redact.excerpt(f"{word}:{reply.detail}" if reply.detail else word)
            raise WordError(word, told, call=call, params=params)
        if http != 200:
            raise ValueError(f"HTTP {http}")


def reply_of(text: str, http: int = 200) -> Reply:
    """A word or JSON; a trailing comma is forgiven, for the seed prints one. Raises ValueError."""
    found = _WORD.fullmatch(text)
    if found:
        return Reply(word=found[1], detail=(found[2] or "").strip())
    if http in _FORBIDDEN and not text.startswith("{"):
        return Reply()  # a page says no more than the status does
    try:
        return Reply(data=json.loads(text, parse_float=str, parse_constant=str))
    except ValueError:
        return Reply(data=json.loads(_TRAILING_COMMA.sub("", text), parse_float=str, parse_constant=str))


def _error_of(data: Any) -> str:
    """The word that ``{"error": "Bad service"}`` stands for; some services name it title."""
    words = (data.get("error") or data.get("title")) if isinstance(data, dict) else None
    return re.sub(r"\W+", "_", words.strip()).upper() if isinstance(words, str) else ""
