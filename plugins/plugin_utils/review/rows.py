# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The actions of a plan as rows of a table, one by one or folded into groups of the same kind. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.contact import contract
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost, text, total
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import cost_of

from .pen import ARROW, Pen, table

HEADER = "| Resource | Name | Action | What changes | Setup | Monthly |"
UNKNOWN = "unknown"
#: How closely rows are folded: each action by itself, those of one price together, all of one kind together.
SINGLE, PRICE, KIND = 0, 1, 2
Action = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Actions of one kind. ``changes``: option, old and new value as text; None where they have none in common."""

    resource: str
    action: str
    pool: str | None
    names: tuple[str, ...]
    changes: tuple[tuple[str, str | None, str | None], ...] | None
    cost: Cost

    def cells(self, pen: Pen, most: int | None = None) -> list[str]:
        """A row of the table. ``most``: of more names than these only their number is told."""
        of = f" for pool {pen.code(self.pool)}" if self.pool is not None else ""
        names = pen.codes(self.names[:most])
        if len(self.names) > 1:
            names = f"{len(self.names):,}: {names}"
        if most is not None and len(self.names) > most:
            names += f" and {len(self.names) - most:,} more"
        prices = (price(self.cost.setup), price(self.cost.monthly))
        return [self.resource.replace("_", " "), names, f"{self.action}{of}", self._changes(pen), *prices]

    def _changes(self, pen: Pen) -> str:
        if self.changes is None:
            return "each its own, see the JSON"
        if self.action == "release":
            return "given back for good"
        return ", ".join(_change(pen, *each) for each in self.changes)


def _change(pen: Pen, option: str, before: str | None, after: str | None) -> str:
    sides = [pen.code(side) or "empty" for side in (before, after) if side is not None]
    return f"{pen.code(option)} {ARROW.join(sides) or 'empty'}"


def price(amount: Decimal | None) -> str:
    """An amount as the carrier quotes it, or that it is not known."""
    return text(amount) or UNKNOWN


def groups(actions: Iterable[Action], fold: int) -> list[Group]:
    """The rows, in the order in which they are carried out."""
    together: dict[object, list[Action]] = {}
    for at, action in enumerate(actions):
        together.setdefault(_key(action, at, fold), []).append(action)
    return [_group(members) for members in together.values()]


def _key(action: Action, at: int, fold: int) -> object:
    if fold == SINGLE:
        return at
    kind = (action["resource"], action["action"], action.get("pool"))
    return kind if fold == KIND else (*kind, _template(action), cost_of(action))


def _group(members: Sequence[Action]) -> Group:
    first = members[0]
    alike = len({_template(member) for member in members}) == 1
    return Group(
        resource=str(first["resource"]),
        action=str(first["action"]),
        pool=first.get("pool"),
        names=tuple(str(member["name"]) for member in members),
        changes=(tuple(_changes(first)) if len(members) == 1 else _template(first)) if alike else None,
        cost=total(map(cost_of, members)),
    )


def _template(action: Action) -> tuple[tuple[str, str | None, str | None], ...]:
    """What changes, with the number's own digits taken out again."""

    def without(side: str | None) -> str | None:
        return None if side is None else contract(side, str(action["name"]))

    return tuple((option, without(before), without(after)) for option, before, after in _changes(action))


def _changes(action: Action) -> Iterator[tuple[str, str | None, str | None]]:
    """Each option that changes, those of an endpoint by themselves."""
    before, after = (dict(_flat(action.get(side) or {})) for side in ("before", "after"))
    for option in {**before, **after}:
        yield option, _told(before.get(option)), _told(after.get(option))


def _told(value: Any) -> str | None:
    return None if value is None else str(value)


def _flat(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for option, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{option}.")
        elif value is not None:
            yield f"{prefix}{option}", value


def rows_of(found: Iterable[Group], pen: Pen, most: int | None = None) -> list[str]:
    """The lines of a table of groups."""
    return table(HEADER, (group.cells(pen, most) for group in found))
