# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What can go wrong, as types. The layer that meets a problem raises one; glue words it for the user."""

from __future__ import annotations

from collections.abc import Iterable

from .problem import Problem


class TelecomError(Exception):
    """Anything that the user, the account or the carrier can be told about.

    ``item`` is the number, title or IP concerned, ``call`` the carrier's call, ``hint`` what to do next.
    """

    def __init__(self, message: str, *, item: str = "", call: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.item = item
        self.call = call
        self.hint = hint

    def __str__(self) -> str:
        """One clear sentence: the item, what was wrong, in which call, and the remedy."""
        text = f"{self.item}: {self.message}" if self.item else self.message
        if self.call:
            text = f"{self.call}: {text}"
        return f"{text.rstrip('.')}. {self.hint}".strip() if self.hint else text


class InputError(TelecomError):
    """What the user asked for is not valid; ``problems`` holds every complaint once. Plain text is one of no place."""

    def __init__(self, problems: Iterable[Problem | str] | str, *, hint: str = "") -> None:
        told = {str(each): each for each in ([problems] if isinstance(problems, str) else problems)}
        self.problems = [Problem((), (), each) if isinstance(each, str) else each for each in told.values()]
        super().__init__("; ".join(told), hint=hint)


class AuthenticationError(TelecomError):
    """The carrier does not accept the credentials (or the clock that signed them)."""


class RefusedError(TelecomError):
    """The carrier understood and said no; nothing was done.

    ``parameter``: the one that it calls invalid, in small letters, where it names one. What that stands for does not
    exist, or is not free (any more).
    """

    parameter = ""


class LimitError(RefusedError):
    """The carrier takes no more calls at present (HTTP 429), also after the pauses that it asked for."""


class NotSentError(TelecomError):
    """Nothing was sent, because requests before this one showed that the carrier takes no more: it is ``skipped``."""


class ContractError(TelecomError):
    """The answer is not what the carrier's API promises; a write behind it may have taken effect."""


class UnreachableError(TelecomError):
    """No connection was made, so nothing was sent."""


class LostAnswerError(TelecomError):
    """The request was sent and no usable answer came; whether it took effect is not known."""


class AmbiguousError(TelecomError):
    """A lost answer that reading could not settle: the item is ``unknown``."""


class LockedError(TelecomError):
    """Another run held the account's lock for longer than ``lock_timeout``."""
