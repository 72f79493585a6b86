# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What may be shown of requests and answers: everything but secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..domain.contact import masked
from ..domain.secret import MASK, Secret

#: Parameters and answer keys whose value is never shown, whoever the carrier is; each adds its own.
ALWAYS = frozenset({"api_key", "password", "pin", "signature", "token"})
#: A text with its escapes, a list or an object, each also where it is cut off; else a word.
_VALUE = r""""(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\[[^\]]*\]?|\{[^}]*\}?|[^\s&,;"'<>}]+"""
#: What moves the cursor of a terminal, turns the direction of reading, or is half a character.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
EXCERPT = 200
#: No more of an answer than this is looked through for its excerpt, in characters.
LONGEST = 50_000


class Redactor:
    """Masks by key wherever a key is seen, and the account's own secrets wherever their text is.

    ``keys``: of the carrier's parameters and answers, in small letters.
    """

    def __init__(self, secrets: Iterable[Secret], keys: frozenset[str] = frozenset()) -> None:
        self._keys = ALWAYS | keys
        pair = rf"""(["']?\b(?:{"|".join(sorted(self._keys))})\b["']?\s*[=:]\s*)({_VALUE})"""
        self._pairs = re.compile(pair, re.IGNORECASE | re.DOTALL)
        texts = sorted({secret.reveal() for secret in secrets if len(secret.reveal()) >= 6}, key=len, reverse=True)
        self._literal = re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in texts)) if texts else None

    def hides(self, key: str) -> bool:
        """Whether the value of a parameter or key is never shown."""
        return key.lower() in self._keys

    def text(self, text: str) -> str:
        """A text with secrets masked and control characters removed."""
        shown = self._pairs.sub(rf"\g<1>{MASK}", masked(CONTROL.sub(" ", text)))
        return self._literal.sub(MASK, shown) if self._literal else shown

    def excerpt(self, text: str) -> str:
        """The beginning of an answer's body, on one line, for an error message."""
        # Masked before it is cut: half a secret is not recognised any more.
        line = " ".join(self.text(text[:LONGEST]).split())
        return line if len(line) <= EXCERPT else f"{line[:EXCERPT]}..."

    def params(self, params: Mapping[str, str | list[str]]) -> str:
        """Request parameters for the trace."""
        texts = {key: value if isinstance(value, str) else ",".join(value) for key, value in params.items()}
        pairs = ((key, MASK if self.hides(key) else self.text(value)) for key, value in texts.items())
        return " ".join(f"{key}={value}" for key, value in pairs)
