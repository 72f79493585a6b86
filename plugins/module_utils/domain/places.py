# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The places that complaints name: as people write them, and as they are elsewhere. Imported only where some are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .problem import Path, Problem


class Line(int):
    """A line of a file, in a path after the name of the file."""


def written(path: Path) -> str:
    """A path as people write it: estate_pools[2].select.prefix, or numbers.csv line 7."""
    text = ""
    for part in path:
        index = f" line {part}" if isinstance(part, Line) else f"[{part}]"
        text += index if isinstance(part, int) else f".{part}" if text else part
    return text


def worded(problem: Problem) -> str:
    """A complaint as it is printed."""
    place = f"{written(problem.path)}: " if problem.path else ""
    words = [written(problem.key), problem.sentence, " and ".join(map(written, problem.places))]
    return place + " ".join(filter(None, words))


def place_of(problem: Problem) -> Path:
    """The whole path to what a complaint is about."""
    return (*problem.path, *problem.key)


def moved(problem: Problem, place: Callable[[Path], Path]) -> Problem:
    """A complaint with each of its places as ``place`` gives it."""
    path = problem.path and place(problem.path)
    key = problem.key if path or not problem.key else place(problem.key)
    return replace(problem, path=path, key=key, places=tuple(map(place, problem.places)))
