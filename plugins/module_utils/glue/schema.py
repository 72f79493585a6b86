# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a JSON schema has to say about a declaration, in sentences that name path, index and the nearest right key."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..domain.problem import Path, Problem
from .complaints import quoted_value, unknown_key, unknown_value, unquoted

_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a dictionary",
    "string": "text",
}


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
            yield Problem(where, (), unknown_key(str(name), list(error.schema["properties"])), strange=str(name))
    elif error.validator == "required":
        for key in error.validator_value:
            if key not in error.instance and not _misspelt(key, error):
                yield Problem(where, (key,), "is missing")
    else:
        yield Problem(where, (), _sentence(error, where))


def _strange(error: Any) -> list[Any]:
    return [name for name in error.instance if name not in error.schema.get("properties", {})]


def _misspelt(key: str, error: Any) -> bool:
    """Whether a missing key is there under a wrong name, which is told already."""
    allowed = list(error.schema.get("properties", {}))
    return any(difflib.get_close_matches(str(name), allowed, n=1) == [key] for name in _strange(error))


def _sentence(error: Any, where: Path) -> str:
    """What is wrong with a value."""
    limit = error.validator_value
    value = quoted_value(error.instance, where)
    example = next((f", such as {_example(each)}" for each in error.schema.get("examples", [])), "")
    sentences: dict[str, Callable[[], str]] = {
        "type": lambda: f"{value} is not {_either(limit)}{_unquoted(error) or example}",
        "enum": lambda: _no_choice(error, where),
        "pattern": lambda: f"{value} is not of the form wanted{example}",
        "minimum": lambda: f"{value} is below {limit}",
        "minLength": lambda: "it is empty",
        "minItems": lambda: "it is empty",
        "minProperties": lambda: f"it is empty{example}",
    }
    return sentences[error.validator]() if error.validator in sentences else f"{value} does not fit{example}"


def _example(value: Any) -> str:
    """An example as YAML takes it."""
    return value if isinstance(value, str) else json.dumps(value)


def _no_choice(error: Any, where: Path) -> str:
    """Where there is one choice only, its description says why."""
    if len(error.validator_value) == 1:
        return f"{quoted_value(error.instance, where)} is not possible. {error.schema['description'].rstrip('.')}"
    return unknown_value(error.instance, error.validator_value, where)


def _unquoted(error: Any) -> str:
    """The remedy where true or false stands for text, and not for a number that may be given as text."""
    return unquoted(error.instance) if "string" in error.validator_value and "minimum" not in error.schema else ""


def _either(types: str | list[str]) -> str:
    names = [types] if isinstance(types, str) else types
    return " or ".join(_TYPES[name] for name in names)
