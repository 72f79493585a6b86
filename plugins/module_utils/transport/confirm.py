# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The confirmed-write path: a request that must not be sent twice travels with the look that settles a lost answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from ..domain.errors import ContractError, LostAnswerError, TelecomError, UnreachableError
from .pace import backoff

if TYPE_CHECKING:
    from .session import Answer, Request

T = TypeVar("T")
#: An effect that is there at all usually shows this many seconds after a broken connection.
FIRST_LOOK = 0.1
#: So many times the patience is what pays looked after: to send it once more would cost more than to wait.
LONGER = 4


@dataclass(frozen=True, kw_only=True)
class RepeatableWrite(Generic[T]):
    """A write whose repetition is harmless: updates, disabling, releasing.

    ``interpret`` raises RefusedError where the carrier says no.
    """

    request: Request
    interpret: Callable[[Answer], T]


@dataclass(frozen=True, kw_only=True)
class OnceWrite(Generic[T]):
    """A write that must not be sent twice blindly.

    ``settle`` reads whether it took effect: the result when it did, None or False when that does not show (yet).
    ``resend``: whether it may be sent again once it does not show within the patience (a purchase of one
    ``i_did`` can succeed only once, seed 002). ``pays``: it is looked after for ``LONGER``.
    """

    request: Request
    interpret: Callable[[Answer], T]
    settle: Callable[[], T | None]
    resend: bool = False
    pays: bool = False


def looks(patience: float, *, at_once: bool = False) -> Iterator[None]:
    """One turn a look: almost at once, then with back-off, the last one when ``patience`` seconds are over."""
    deadline = time.monotonic() + patience
    if not at_once:
        time.sleep(min(FIRST_LOOK, patience))
    attempt = 1
    while True:
        yield
        left = deadline - time.monotonic()
        if left <= 0:
            return
        time.sleep(min(backoff(attempt), left))
        attempt += 1


def settled(settle: Callable[[], T | None], patience: float, *, at_once: bool = False) -> T | None:
    """Look until the effect shows or patience ends, and return what the look gave.

    One that gives None or False, or fails, settles nothing, and the next one may.
    """
    for _look in looks(patience, at_once=at_once):
        try:
            found = settle()
        except TelecomError:
            continue
        if found is not None and found is not False:
            return found
    return None


def confirmed(send: Callable[[], T], write: OnceWrite[T], *, retries: int, patience: float) -> T:
    """Send once; settle a lost answer by looking. Raises AmbiguousError where looking does not settle it."""
    try:
        return send()
    except (UnreachableError, LostAnswerError, ContractError) as error:
        from .lost import followed_up

        return followed_up(error, send, write, retries=retries, patience=patience)
