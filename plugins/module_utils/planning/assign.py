# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Giving things to pools so that as few as possible lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


def assign(
    needs: Mapping[str, int],
    items: Iterable[T],
    fits: Callable[[T], list[str]],
    before: Mapping[str, Iterable[T]] | None = None,
) -> dict[str, list[T]]:
    """At most ``needs[pool]`` items for each pool, each item once, as many as possible in all.

    Items are taken in the order given, so that among all ways to serve the pools the first items win: the
    greedy rule of a transversal matroid, with one augmenting path an item. Linear in the items.
    Items given out ``before`` stay given, though another pool may get them, to make room.
    """
    given: dict[str, list[T]] = {pool: list((before or {}).get(pool, ())) for pool in needs}
    full: set[str] = set()
    for item in items:
        pools = [pool for pool in fits(item) if pool in needs and pool not in full]
        if pools and not _place(item, pools, needs, given, fits):
            full |= _reachable(pools, given, fits)
    return given


def _place(
    item: T, pools: list[str], needs: Mapping[str, int], given: dict[str, list[T]], fits: Callable[[T], list[str]]
) -> bool:
    """Put an item into a pool, moving others on to make room; False when there is no way."""
    queue = sorted(pools, key=lambda pool: len(given[pool]) >= needs[pool])
    came_from: dict[str, tuple[str, T] | None] = dict.fromkeys(queue)
    for pool in queue:
        if len(given[pool]) < needs[pool]:
            _shift(pool, item, came_from, given)
            return True
        ways = ((other, held) for held in given[pool] for other in fits(held) if other in needs)
        for other, held in ways:
            if other not in came_from:
                came_from[other] = (pool, held)
                queue.append(other)
    return False


def _shift(pool: str, item: T, came_from: Mapping[str, tuple[str, T] | None], given: dict[str, list[T]]) -> None:
    """Move along the path that ends in ``pool``, which has room, and put the item at its beginning."""
    step = came_from[pool]
    while step is not None:
        source, held = step
        given[source].remove(held)
        given[pool].append(held)
        pool, step = source, came_from[source]
    given[pool].append(item)


def _reachable(pools: Iterable[str], given: Mapping[str, list[T]], fits: Callable[[T], list[str]]) -> set[str]:
    """The pools between which items could move: with no room in any, there never will be."""
    seen = set(pools)
    queue = list(seen)
    for pool in queue:
        new = {other for held in given[pool] for other in fits(held) if other in given} - seen
        seen |= new
        queue += new
    return seen
