# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The actions of a plan within so many characters: what spends or ends is named, the rest is folded. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .pen import Pen, folded
from .rows import KIND, PRICE, SINGLE, Group, groups, rows_of

#: What spends, and what cannot be taken back.
NAMED = frozenset({"purchase", "adopt", "release", "port"})
#: So many rows are read, at each closeness; more are folded closer, or behind a click.
ROWS = {SINGLE: 40, PRICE: 100}
#: So many rows behind a click, and names in a row there.
FOLDED, NAMES = 200, 20
#: Characters that a name and what parts it from the next take at least.
SHORTEST = 2
SPLIT = "**Split this change**"
#: What the words around a list take.
AROUND = 400
Actions = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Lists for one page: ``file`` names (in Markdown) where everything stands, ``room`` counts characters."""

    pen: Pen
    file: str
    room: int

    def actions(self, actions: Actions) -> list[str]:
        """The rows of a plan. Where not even the names of what must be named fit, the advice to split it."""
        named = [action for action in actions if action["action"] in NAMED]
        rest = [action for action in actions if action["action"] not in NAMED]
        if len(actions) <= ROWS[SINGLE]:
            together = rows_of(groups(actions, SINGLE), self.pen)
            if _size(together) <= self.room:
                return together
        lines = self._named(named) if named else []
        return lines + (["", *self._rest(rest, self.room - _size(lines))] if rest else [])

    def _named(self, named: Actions) -> list[str]:
        room = self.room - AROUND
        folds = [SINGLE, PRICE, KIND] if len(named) <= ROWS[SINGLE] else [PRICE, KIND]
        for fold in folds if len(named) * SHORTEST <= room else []:
            found = groups(named, fold)
            lines = rows_of(found, self.pen) if len(found) <= ROWS.get(fold, len(found)) else []
            if lines and _size(lines) <= room:
                return lines
        count = f"{len(named):,} purchases, releases and port-ins"
        return [f"{SPLIT}: its {count} do not fit here. The full list is in {self.file}."]

    def _rest(self, rest: Actions, room: int) -> list[str]:
        found = groups(rest, SINGLE if len(rest) <= FOLDED else PRICE)
        if len(found) > FOLDED:
            found = groups(rest, KIND)
        title = f"{len(rest):,} that spend nothing and end nothing"
        return folded(title, self._fitting(found, room - AROUND))

    def _fitting(self, found: Sequence[Group], room: int) -> list[str]:
        """As many rows as there is room for."""
        lines = rows_of(found, self.pen, NAMES)
        kept = list(_first(lines, room))
        if len(kept) == len(lines):
            return lines
        left = sum(len(group.names) for group in found[max(len(kept) - 2, 0) :])
        return [*(kept if len(kept) > 2 else []), "", f"and {left:,} more in {self.file}"]

    def things(self, title: str, things: Iterable[Mapping[str, str]]) -> list[str]:
        """What is there besides, behind a click: ``things`` have a resource and a name."""
        kinds: dict[str, list[str]] = {}
        for thing in things:
            kinds.setdefault(f"{thing.get('state', '')} {thing['resource']}".strip(), []).append(thing["name"])
        if not kinds:
            return []
        count = sum(map(len, kinds.values()))
        room = max(self.room - AROUND, 0) // len(kinds)
        return folded(f"{title}: {count:,}", (self._kind(kind, names, room) for kind, names in kinds.items()))

    def _kind(self, kind: str, names: Sequence[str], room: int) -> str:
        shown = names[: room // SHORTEST]
        while shown and len(self.pen.codes(shown)) > room:
            shown = shown[: len(shown) // 2]
        more = f" and {len(names) - len(shown):,} more in {self.file}" if len(shown) < len(names) else ""
        words = f"{len(names):,} {kind.replace('_', ' ')}{'' if len(names) == 1 else 's'}"
        return f"- {words}: {self.pen.codes(shown) if shown else ''}{more}"


def _size(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _first(lines: Iterable[str], room: int) -> Iterator[str]:
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return
        yield line
