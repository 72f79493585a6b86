# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Plain lists of North American numbers: the option ``numbers``, and the file ``numbers_file``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..domain.phone import e164
from ..domain.problem import Path, Problems
from .bulk import Positions


def read_numbers(given: Sequence[str], problems: Problems) -> tuple[str, ...]:
    """The numbers in E.164; what is none, or listed twice, goes to problems."""
    if not given:
        problems.add((), ("numbers",), "is empty")
    return _numbers(_listed(given), problems)


def read_all_numbers(params: Mapping[str, Any], problems: Problems) -> tuple[str, ...]:
    """The same of both options together."""
    given, path = params.get("numbers"), params.get("numbers_file")
    if given is None and path is None:
        problems.add((), (), "nothing is named: give numbers or numbers_file", ("numbers",), ("numbers_file",))
    if path is None:
        return () if given is None else read_numbers(given, problems)
    known = len(problems)
    numbers = _numbers([*_listed(given or ()), *_filed(path, problems)], problems)
    if not numbers and len(problems) == known:
        problems.add((), (path,), "names no number")
    return numbers


def named_numbers(params: Mapping[str, Any]) -> list[Any]:
    """What both options name, as it is written; what is wrong with it is told elsewhere."""
    path = params.get("numbers_file")
    return [*(params.get("numbers") or ()), *(value for _at, value in (_filed(path, Problems()) if path else ()))]


def _listed(given: Sequence[Any]) -> Iterator[tuple[Path, Any]]:
    return ((("numbers", at), value) for at, value in enumerate(given))


def _filed(path: str, problems: Problems) -> Iterator[tuple[Path, Any]]:
    from .numbers_file import file_entries

    return ((position, entry["number"]) for position, entry in file_entries(path, "number", ("number",), problems))


def _numbers(given: Iterable[tuple[Path, Any]], problems: Problems) -> tuple[str, ...]:
    positions = Positions(problems)
    numbers = []
    for position, value in given:
        try:
            number = e164(value, nanp=True)
        except ValueError as error:
            problems.add(position, (), str(error))
            continue
        positions.add(number, position)
        numbers.append(number)
    return tuple(numbers)
