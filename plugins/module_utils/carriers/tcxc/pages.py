# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Reading long tcxc lists: no total is told, the server may cap pages silently, rows may shift meanwhile (seed 002)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from ...transport.session import Session

R = TypeVar("R")
#: Asks one page of what rows are read into, given the pager and off parameters.
Ask = Callable[[Mapping[str, str]], list[R]]
#: Whether the rows so far, by key, are all that is needed.
Enough = Callable[[Mapping[str, R]], bool]
PAGE = 500
#: How often a list that shifted while being read is read again.
PASSES = 3
#: A list is read whole rather than asked for more single numbers than this.
MOST_QUERIES = 500


class Reader(Generic[R]):
    """Reads one list. ``key`` tells its rows apart; ``enough`` ends it early.

    ``length``: how many rows it probably has, where that is known: their pages are asked for at once, and with them the
    one that shows the end, unless ``enough`` tells it.
    """

    def __init__(
        self,
        session: Session,
        ask: Ask[R],
        key: Callable[[R], str],
        enough: Enough[R] | None = None,
        *,
        length: int = 0,
    ) -> None:
        self._session = session
        self._ask = ask
        self._key = key
        self._enough = enough
        self._length = length
        self.rows: dict[str, R] = {}

    def all(self) -> list[R]:
        """Every row, once. A list that shifted while it was read is read again, and the rows are united."""
        for _pass in range(PASSES):
            if self._one_pass() or self._is_enough():
                break
        return list(self.rows.values())

    def _is_enough(self) -> bool:
        return self._enough is not None and self._enough(self.rows)

    def _page(self, offset: int) -> list[R]:
        return self._ask({"pager": str(PAGE), "off": str(offset)})

    def _beginning(self) -> tuple[list[R], list[list[R]]]:
        """The first page, and those behind it where the length is known and the first one is as long as expected."""
        step = _step(min(PAGE, self._length))
        end = self._length - 1 + (0 if self._enough else step)
        offsets = range(0, max(1, end), step)[: self._session.settings.concurrency]
        page, *ahead = self._session.parallel(self._page, offsets)
        return page, ahead if _step(len(page)) == step else []

    def _one_pass(self) -> bool:
        """Read to the end. False when the pages did not join: each starts with the last row of the one before."""
        page, ahead = self._beginning()
        seen = set(self._take(page))
        # The length received counts, not the one asked for: the server may cap it.
        step = _step(len(page))
        # The window is how many pages are asked for together; what came ahead is the first one.
        offset, joined, window = step, True, 0 if ahead else 1
        while page and not self._is_enough():
            pages = ahead or self._session.parallel(self._page, range(offset, offset + window * step, step))
            for following in pages:
                joined = joined and self._joins(page, following)
                before = len(seen)
                seen.update(self._take(following))
                if len(seen) == before:
                    return joined
                page = following
            offset += len(pages) * step
            window, ahead = min(2 * window or 1, self._session.settings.concurrency), []
        return joined

    def _take(self, page: Sequence[R]) -> Iterable[str]:
        """Keep the rows of a page; their keys."""
        rows = dict(zip(map(self._key, page), page, strict=True))
        self.rows.update(rows)
        return rows

    def _joins(self, page: Sequence[R], following: Sequence[R]) -> bool:
        """Whether the next page starts where this one ended (a page of one row overlaps with nothing)."""
        return len(page) < 2 or not following or self._key(page[-1]) == self._key(following[0])


def _step(length: int) -> int:
    """How far pages of so many rows lie apart, where each starts with the last row of the one before."""
    return max(1, length - 1)


def covering_prefixes(digits: Iterable[str]) -> dict[str, list[str]]:
    """Prefixes that together cover the numbers, each with its numbers.

    A common prefix is asked when even the full block under it needs no more pages than the numbers need queries.
    """
    numbers = sorted(set(digits))
    return dict(_cover("", numbers)) if numbers else {}


def _cover(prefix: str, numbers: list[str]) -> list[tuple[str, list[str]]]:
    if len(numbers) == 1:
        return [(numbers[0], numbers)]
    block = 10 ** (max(map(len, numbers)) - len(prefix))
    if (prefix and block <= PAGE * len(numbers)) or prefix in numbers:
        return [(prefix, numbers)]
    groups: dict[str, list[str]] = {}
    for number in numbers:
        groups.setdefault(number[: len(prefix) + 1], []).append(number)
    return [pair for longer, group in groups.items() for pair in _cover(longer, group)]


def outermost(prefixes: Iterable[str]) -> list[str]:
    """The prefixes that no other of them begins."""
    kept: list[str] = []
    for prefix in sorted(prefixes):
        if not kept or not prefix.startswith(kept[-1]):
            kept.append(prefix)
    return kept
