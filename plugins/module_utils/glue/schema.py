# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a JSON schema has to say about a declaration, in sentences that name path, index and the nearest right key."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from .bulk import unknown_key

Path: TypeAlias = "tuple[str | int, ...]"
_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a dictionary",
    "string": "text",
}
#: Keys whose value is never repeated in a message.
_SECRET = frozenset({"smpp_contact", "wireless_pin"})


@dataclass(frozen=True)
class Problem:
    """One complaint, and where in the declaration it belongs."""

    path: Path
    sentence: str

    def __str__(self) -> str:
        return f"{written(self.path)}: {self.sentence}" if self.path else self.sentence


def written(path: Path) -> str:
    """A path as people write it: estate_pools[2].select.prefix."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def schema_problems(schema: Mapping[str, Any], instance: Any, path: Path = ()) -> list[Problem]:
    """Everything that the schema refuses, each once, in the order of the declaration."""
    from jsonschema import Draft202012Validator

    errors = sorted(Draft202012Validator(schema).iter_errors(instance), key=lambda error: _order(error.absolute_path))
    return list(dict.fromkeys(problem for error in errors for problem in _problems(error, path)))


def _order(path: Sequence[str | int]) -> list[tuple[str, int]]:
    return [("", part) if isinstance(part, int) else (part, 0) for part in path]


def _problems(error: Any, path: Path) -> Iterator[Problem]:
    """The complaints in one error of the validator; several where keys are concerned."""
    where = (*path, *error.absolute_path)
    if error.validator == "additionalProperties":
        for name in _strange(error):
            yield Problem(where, unknown_key(str(name), list(error.schema["properties"])))
    elif error.validator == "required":
        for key in error.validator_value:
            if key not in error.instance and not _misspelt(key, error):
                yield Problem(where, f"{key} is missing")
    else:
        yield Problem(where, _sentence(error, where))


def _strange(error: Any) -> list[Any]:
    return [name for name in error.instance if name not in error.schema.get("properties", {})]


def _misspelt(key: str, error: Any) -> bool:
    """Whether a missing key is there under a wrong name, which is told already."""
    allowed = list(error.schema.get("properties", {}))
    return any(difflib.get_close_matches(str(name), allowed, n=1) == [key] for name in _strange(error))


def _sentence(error: Any, where: Path) -> str:
    """What is wrong with a value."""
    limit = error.validator_value
    shown = _shown(error.instance, where)
    example = next((f", such as {each}" for each in error.schema.get("examples", [])), "")
    sentences: dict[str, Callable[[], str]] = {
        "type": lambda: f"{shown} is not {_either(limit)}{example}",
        "enum": lambda: f"{shown} is not one of {', '.join(map(str, limit))}{_nearest(error.instance, limit)}",
        "pattern": lambda: f"{shown} is not of the form wanted{example}",
        "minimum": lambda: f"{shown} is below {limit}",
        "minLength": lambda: "it is empty",
        "minItems": lambda: "it is empty",
        "minProperties": lambda: f"it is empty{example}",
    }
    return sentences[error.validator]() if error.validator in sentences else f"{shown} does not fit{example}"


def _shown(value: Any, where: Path) -> str:
    """A value that may be repeated; only its kind for secrets and for what holds other values."""
    if where and where[-1] in _SECRET:
        return "the value"
    if isinstance(value, Mapping):
        return "a dictionary"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "nothing" if value is None else repr(str(value)[:80]) if isinstance(value, str) else str(value)


def _either(types: str | list[str]) -> str:
    names = [types] if isinstance(types, str) else types
    return " or ".join(_TYPES[name] for name in names)


def _nearest(value: Any, limit: Sequence[str]) -> str:
    near = difflib.get_close_matches(str(value), limit, n=1)
    return f"; did you mean {near[0]}?" if near else ""
