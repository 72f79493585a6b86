# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Trunk groups as people name them: by title where it is unique on the carrier, else by id (seed 003)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ...domain.errors import InputError
from .wire import Body, Wire, required, rows, text

KEY = "trunk_group"


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

    def id_of(self, name: str) -> str:
        """The id of a trunk group by title or id. Raises InputError."""
        if (handle := self.find(name)) is None:
            raise InputError(self.problem(name))
        return self.ids[handle]

    def find(self, name: str, planned: Iterable[str] = ()) -> str | None:
        """The handle of a trunk group by title or id, of those ``planned`` by title; None where it is not one."""
        if name in self._titles.values():
            return name if name in self.ids else None
        return self._handles.get(name) or (name if name in planned else None)

    def problem(self, name: str) -> str:
        """Why there is no handle for it."""
        from .refusals import no_trunk_group

        return no_trunk_group(name, [group_id for group_id, title in self._titles.items() if title == name], self.ids)


def read_handles(wire: Wire, planned: Mapping[str, str] | None = None) -> Handles:
    """All trunk groups of the account, by the titles that they have or, where that is ``planned``, will have."""
    titles = wire.read("get_trunk", lambda body: dict(map(identity, rows(body))))
    return Handles({group_id: (planned or {}).get(group_id, title) for group_id, title in titles.items()})


def identity(row: Body) -> tuple[str, str]:
    """A trunk group's id and title. Raises ValueError."""
    return required(row, "id"), (text(row, "title") or "").strip()
