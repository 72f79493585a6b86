# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Trunk groups as people name them: by title where it is unique on the carrier, else by id (seed 003)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from ...domain.errors import InputError
from ...domain.wish import NumbersWish, WantedNumber, WantedPool
from .wire import Body, Wire, required, rows, text

KEY = "trunk_group"
P = TypeVar("P", WantedNumber, WantedPool)


class Handles:
    """``ids``: the id behind each handle, which is what a number's routing says."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        counts = Counter(titles.values())
        self._titles = titles
        # A title that is another trunk group's id wins, so that one is not to be called by its id.
        self.ids = {
            title if title and counts[title] == 1 else f"id {group_id}" if group_id in counts else group_id: group_id
            for group_id, title in titles.items()
        }
        self._handles = {group_id: handle for handle, group_id in self.ids.items()}

    def of(self, group_id: str | None) -> str | None:
        """The handle of a trunk group, None for none."""
        return self._handles.get(group_id, group_id) if group_id else None

    def resolved(self, wish: NumbersWish) -> NumbersWish:
        """The wish with handles in place of titles and ids. Raises InputError naming every one that is unfit."""
        routings = [*(number.routing for number in wish.numbers), *(pool.routing for pool in wish.pools)]
        wanted = dict.fromkeys(routing[KEY] for routing in routings if KEY in routing)
        found = {name: self._handle(name, wish.planned_trunk_groups) for name in wanted}
        if problems := [self._problem(name) for name, handle in found.items() if handle is None]:
            raise InputError(problems)

        def routed(part: P) -> P:
            handle = found.get(part.routing.get(KEY, ""))
            return part if handle is None else replace(part, routing={**part.routing, KEY: handle})

        return replace(wish, numbers=tuple(map(routed, wish.numbers)), pools=tuple(map(routed, wish.pools)))

    def id_of(self, name: str) -> str:
        """The id of a trunk group by title or id. Raises InputError."""
        if (handle := self._handle(name, ())) is None:
            raise InputError(self._problem(name))
        return self.ids[handle]

    def _handle(self, name: str, planned: Iterable[str]) -> str | None:
        if name in self._titles.values():
            return name if name in self.ids else None
        return self._handles.get(name) or (name if name in planned else None)

    def _problem(self, name: str) -> str:
        from .refusals import no_trunk_group

        return no_trunk_group(name, [group_id for group_id, title in self._titles.items() if title == name], self.ids)


def read_handles(wire: Wire, planned: Mapping[str, str] | None = None) -> Handles:
    """All trunk groups of the account, by the titles that they have or, where that is ``planned``, will have."""
    titles = wire.read("get_trunk", lambda body: dict(map(identity, rows(body))))
    return Handles({group_id: (planned or {}).get(group_id, title) for group_id, title in titles.items()})


def identity(row: Body) -> tuple[str, str]:
    """A trunk group's id and title. Raises ValueError."""
    return required(row, "id"), (text(row, "title") or "").strip()
