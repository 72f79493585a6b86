# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Work whose progress somebody wants to see. Imported only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


def then_told(function: Callable[[S], T], ended: Callable[[object], None]) -> Callable[[S], T]:
    """The same, and ``ended`` is told of each item that it is through with, however it went."""

    def told(item: S) -> T:
        try:
            return function(item)
        finally:
            ended(item)

    return told
