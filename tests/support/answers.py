# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Good answers of the carriers as modules got them, each with the parser that took it; and what can go wrong in one."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import loads
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.confirm import OnceWrite, RepeatableWrite
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, Request, Session

Interpret: TypeAlias = Callable[[Answer], Any]
Place: TypeAlias = tuple[Any, ...]
#: What takes a value's place.
WRONG: tuple[Any, ...] = (None, "", "junk", 7, 1.5, True, [], ["junk"], {}, {"junk": 1})
#: Of the rows of a list so many are kept.
FEW = 1


@dataclass(frozen=True)
class Taken:
    """An answer that a parser took; ``by``: which lines of the carriers' code read it."""

    carrier: str
    call: str
    answer: Answer
    interpret: Interpret
    by: tuple[str, ...]


@contextmanager
def recorded(found: list[Taken]) -> Iterator[None]:
    """Keep every answer that is taken meanwhile."""
    read, write = Session.read, Session.write

    def tapped(request: Request, interpret: Interpret) -> Interpret:
        carrier, _space, call = request.call.partition(" ")
        by = tuple(_readers(sys._getframe(2)))

        def taken(answer: Answer) -> Any:
            result = interpret(answer)
            found.append(Taken(carrier, call, answer, interpret, by))
            return result

        return taken

    def tapped_read(session: Session, request: Request, interpret: Interpret) -> Any:
        return read(session, request, tapped(request, interpret))

    def tapped_write(session: Session, asked: RepeatableWrite[Any] | OnceWrite[Any]) -> Any:
        return write(session, replace(asked, interpret=tapped(asked.request, asked.interpret)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "read", tapped_read)
        patch.setattr(Session, "write", tapped_write)
        yield


def _readers(frame: FrameType | None) -> Iterator[str]:
    """The lines of the carriers' code that led to a request, innermost first."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.parent.parent.name == "carriers" and path.name != "wire.py":
            yield f"{path.parent.name}/{path.name}:{frame.f_lineno}"
        frame = frame.f_back


def variants(samples: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each answer with one thing changed, as text, told with what was changed. Of lists the first rows are left."""
    for sample in samples:
        try:
            good = loads(sample, _first_wins)
        except ValueError:
            yield from ((f"{word!r}", word) for word in _misspelt(sample))
            continue
        for what, spoilt in _spoilt(_trimmed(good)):
            yield what, json.dumps(spoilt, default=float)


def _first_wins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose repeated key keeps its first value, as the parsers read ``status``."""
    return dict(reversed(pairs))


def _misspelt(word: str) -> list[str]:
    """Other words, parts of this one, and JSON."""
    first, *rest = word.split(":")
    others = ["", "junk", "STATUS_JUNK", "ACCESS_JUNK:1:2", "null", "7", "[]", "{}", '["junk"]', '{"junk": 1}']
    return [*others, first, f"{first}:", f"{word}:", f"{first}::{':'.join(rest)}", f" {word} ", json.dumps(word)]


def _trimmed(value: Any) -> Any:
    if isinstance(value, list):
        return [_trimmed(inner) for inner in value[:FEW]]
    if isinstance(value, dict):
        return {key: _trimmed(inner) for key, inner in value.items()}
    return value


def _places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Where everything is in an answer, the answer itself first."""
    yield path
    if isinstance(value, (list, dict)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from _places(value[key], (*path, key))


def _spoilt(good: Any) -> Iterator[tuple[str, Any]]:
    """An answer with one thing left out, of another type, empty, or written otherwise."""
    for path in _places(good):
        for wrong in (*WRONG, *_respelt(_at(good, path))):
            yield f"{path} = {wrong!r}", _with(good, path, wrong)
        if path:
            changed = copy.deepcopy(good)
            del _at(changed, path[:-1])[path[-1]]
            yield f"without {path}", changed


def _respelt(value: Any) -> list[Any]:
    """The same said otherwise: a number as text, a text as number, one value as a list of it."""
    if isinstance(value, str):
        numbers = [int(value)] if value.isascii() and value.isdecimal() else []
        return [[value], f" {value} ", *numbers]
    return [str(value), [value]] if isinstance(value, int) else [[value]]


def _at(value: Any, path: Place) -> Any:
    for key in path:
        value = value[key]
    return value


def _with(good: Any, path: Place, wrong: Any) -> Any:
    if not path:
        return wrong
    changed = copy.deepcopy(good)
    _at(changed, path[:-1])[path[-1]] = wrong
    return changed
