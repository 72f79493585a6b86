# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers by their routing, and the routing that most of them share. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .routing import Routing, Row, routing_of
from .scalars import Value

Key = tuple[tuple[str, "Value | None"], ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Numbers with one routing. ``own``: what of it the account's defaults do not say already."""

    routing: Routing
    own: Mapping[str, Value]
    rows: Sequence[Row]

    @property
    def missing(self) -> list[str]:
        """What no declaration can say: such a key is left out, and so keeps its value."""
        return [key for key, value in self.routing.items() if value is None]

    @property
    def title(self) -> str:
        """The routing in one line, passwords masked."""
        return ", ".join(str(value) for value in self.routing.values() if value is not None) or "no routing"


def grouped(rows: Iterable[Row], titles: Mapping[str, str]) -> tuple[dict[str, Value], list[Group]]:
    """The defaults, and the groups: first the one that they are made of, then by what their routing is."""
    found: dict[Key, list[Row]] = {}
    for row in sorted(rows, key=lambda row: str(row["number"])):
        found.setdefault(tuple(routing_of(row, titles).items()), []).append(row)
    defaults = _defaults(found)
    order = sorted(found, key=lambda key: (not defaults.items() <= dict(key).items(), _order(key)))
    return defaults, [
        Group(
            routing=dict(key),
            own={name: value for name, value in key if value is not None and defaults.get(name) != value},
            rows=found[key],
        )
        for key in order
    ]


def _defaults(found: Mapping[Key, Sequence[Row]]) -> dict[str, Value]:
    """The most common routing, as far as every number has one: to leave a default out is not possible."""
    if not found:
        return {}
    common = min(found, key=lambda key: (-len(found[key]), _order(key)))
    everywhere = Counter(name for key in found for name, value in key if value is not None)
    return {name: value for name, value in common if value is not None and everywhere[name] == len(found)}


def _order(key: Key) -> list[tuple[str, bool, Value]]:
    return [(name, value is None, value or Value("")) for name, value in key]


def slug(text: str) -> str:
    """A short name made of a text: letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:40].strip("_")


class Names:
    """Names that differ from each other."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, text: str, fallback: str) -> str:
        """A name made of a text, with a number behind it where it is taken."""
        base = slug(text) or fallback
        at = 1
        while (name := base if at == 1 else f"{base}_{at}") in self._taken:
            at += 1
        self._taken.add(name)
        return name


def anchor_of(group: Group) -> str:
    """What a group is called: the host of its contact, or its trunk group."""
    values = [value for value in group.routing.values() if value is not None]
    text = str(values[0]) if values else ""
    return text.rpartition("@")[2].partition(":")[0] if "@" in text else text.removeprefix("sip:")
