# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One complaint about what the user gave, as data until it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"
#: The place of what the task's own options say of the things that it wants.
THE_TASK: Path = ("the task",)


@dataclass(frozen=True)
class Problem:
    """``pools[2]: select.state is 'XX', not a two-letter state code``: the place, the key there, and the sentence.

    A sentence that does not begin with the ``key`` that it is about names it in ``about``, with any other without which
    it means nothing. ``places``: further ones, with which the sentence ends. ``strange``: the unknown key at the place.
    """

    path: Path
    key: Path
    sentence: str
    about: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()
    strange: str | None = None

    def __str__(self) -> str:
        from .places import worded

        return worded(self)


class Problems(list[Problem]):
    """All that is found wrong, to be told at once."""

    def add(self, path: Path, key: Path, sentence: str, *about: Path) -> None:
        """One more; the arguments are the fields of a Problem."""
        self.append(Problem(path, key, sentence, about))
