# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Why an answer was refused: the JSON Schema of its call names the place and what was expected there.

Parsing is typed code, and quick; nothing of this is imported before a parser refused an answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from ..domain.errors import ContractError
from ..domain.secret import MASK
from ..transport.failures import unreadable
from ..transport.redact import Redactor
from ..transport.session import Answer

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

#: Draft 2020-12. ``description`` says what is expected there, ``title`` how the carrier prints a key that is missing.
Schema: TypeAlias = "Mapping[str, Any]"
Path: TypeAlias = "tuple[str | int, ...]"
#: An answer with more characters is not looked through: it would take longer than the explanation is worth.
LONGEST = 8_000_000
#: No more than this are counted.
MOST_ERRORS = 100
#: No more of a value is shown, in characters.
LONGEST_VALUE = 60
#: Only reads are told with it: of a write it is settled by looking what took effect, or told as left open.
HINT = "The call only reads: nothing was changed. Check api_url; if it is right, the carrier's API has changed."
INSTALL = "To be told the place in the answer, install jsonschema for this interpreter: pip install jsonschema"
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What a carrier's answers promise.

    ``schemas``: by call. ``decode``: an answer's text as the schemas see it, raises ValueError. ``formats``: what
    reads a value of each format, as the parsers do, raises ValueError. ``spelt``: a path as the answer itself spells
    it, and what stands there, where ``decode`` changes keys.
    """

    carrier: str
    schemas: Mapping[str, Schema]
    decode: Callable[[str], Any]
    formats: Mapping[str, Callable[[Any], object]]
    spelt: Callable[[Path, str], tuple[Path, Any]] | None = None

    def validator(self, call: str) -> Draft202012Validator:
        """What looks through the answers of a call. Raises ImportError where jsonschema is missing, or too old."""
        from jsonschema import Draft202012Validator, FormatChecker

        checker = FormatChecker(formats=())
        for name, read in self.formats.items():
            checker.checks(name, raises=ValueError)(_is_read_by(read))
        return Draft202012Validator(self.schemas[call], format_checker=checker)

    def refused(self, call: str, answer: Answer, redact: Redactor, why: Exception) -> ContractError:
        """The error for an answer of which the parser says why it refused it."""
        return self.explained(call, answer, redact, unreadable(answer, redact, f"{self.carrier} {call}", why))

    def explained(self, call: str, answer: Answer, redact: Redactor, plain: ContractError) -> ContractError:
        """The error for an answer that the call's parser refused: with the place, where the schema finds one.

        Else ``plain``, which says what the parser said.
        """
        try:
            place = self._place(call, answer.text, redact)
        except ImportError:
            plain.hint = f"{plain.hint} {INSTALL}".strip()
            return plain
        except (ValueError, RecursionError):  # no JSON at all
            return plain
        if place is None:
            return plain
        why = f"the answer is not what the API promises, {place}"
        return ContractError(why, call=f"{self.carrier} {call}", hint=HINT)

    def _place(self, call: str, text: str, redact: Redactor) -> str | None:
        """Where an answer breaks the contract, and how; None where the schema finds nothing."""
        if call not in self.schemas or len(text) > LONGEST:
            return None
        found = self.validator(call).iter_errors(self.decode(text))
        errors = list(islice(found, MOST_ERRORS))
        if not errors:
            return None
        from jsonschema.exceptions import best_match

        # The outermost, and the first of them.
        best = best_match(errors, key=lambda error: -len(error.absolute_path))
        more = len({tuple(error.absolute_path) for error in errors}) - 1
        others = f"; {more}{'+' * (len(errors) == MOST_ERRORS)} more do not fit" if more else ""
        return f"{self._sentence(best, text, redact)}{others}"

    def _sentence(self, error: Any, text: str, redact: Redactor) -> str:
        path, value, schema = tuple(error.absolute_path), error.instance, error.schema
        if self.spelt is not None:
            path, value = self.spelt(path, text)
        if error.validator == "required":
            key = next(key for key in error.validator_value if key not in error.instance)
            schema = schema["properties"][key]
            name = schema.get("title", key)
            path = (*path, name)
            got = shown(value[name], name, redact) if name in value else f"no such key, only {_keys(value, redact)}"
        else:
            got = shown(value, str(path[-1]) if path else "", redact)
        return f"at {redact.text(written(path))}: expected {schema['description']}, got {got}"


def _is_read_by(read: Callable[[Any], object]) -> Callable[[object], bool]:
    def is_read(value: object) -> bool:
        read(value)
        return True

    return is_read


def written(path: Path) -> str:
    """A path as JSONPath writes it: $.data[3].didnumber."""
    text = "$"
    for part in path:
        plain = isinstance(part, str) and _PLAIN_KEY.fullmatch(part)
        text += f".{part}" if plain else f"[{json.dumps(part, ensure_ascii=False)}]"
    return text


def shown(value: object, key: str, redact: Redactor) -> str:
    """A value that may be repeated; of what holds other values only their keys or number."""
    if redact.hides(key):
        return MASK
    if isinstance(value, Mapping):
        return f"an object with {_keys(value, redact)}"
    if isinstance(value, list):
        return f"a list of {len(value)}" if value else "an empty list"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    text = redact.excerpt(str(value))
    text = text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}..."
    return f'"{text}"' if isinstance(value, str) else text


def _keys(value: Mapping[str, object], redact: Redactor) -> str:
    """The first keys of an object."""
    keys = redact.excerpt(", ".join(islice(value, 5)))
    return f"{keys or 'no keys'}{', ...' if len(value) > 5 else ''}"
