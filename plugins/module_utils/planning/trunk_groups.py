# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Desired and observed trunk groups to a plan. Pure: the carrier was looked at before.

The API cannot change sessions, nor delete, and shows neither billing type, minutes nor call forwarding (seed 003).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..domain.action import Item, Plan
from ..domain.phone import listed
from ..domain.trunk import TrunkGroup, TrunkGroupAction, WantedTrunkGroup

#: What is new disturbs nobody, where an update may.
_ORDER = ("create", "update")


def plan_trunk_groups(desired: Sequence[WantedTrunkGroup], observed: Sequence[TrunkGroup]) -> Plan:
    """Create what is missing, update what differs; problems stop the whole task before the first write."""
    found = _Observed(observed)
    items = [_planned(wanted, found) for wanted in desired]
    plan = Plan.of(items, order=_ORDER, called=lambda item: f"trunk group {item.name}")
    return replace(plan, problems=(*plan.problems, *_clashes(items, observed)))


class _Observed:
    """The carrier's trunk groups, by id and by title."""

    def __init__(self, groups: Sequence[TrunkGroup]) -> None:
        self.by_id = {group.id: group for group in groups}
        self._by_title: dict[str, list[TrunkGroup]] = {}
        for group in groups:
            self._by_title.setdefault(group.title, []).append(group)

    def matches(self, wanted: WantedTrunkGroup) -> list[TrunkGroup]:
        """The one with the id, or all those with the title."""
        if wanted.id is None:
            return self._by_title.get(str(wanted.title), [])
        return [self.by_id[wanted.id]] if wanted.id in self.by_id else []


def _planned(wanted: WantedTrunkGroup, observed: _Observed) -> Item:
    found = observed.matches(wanted)
    if len(found) > 1:
        ids = ", ".join(group.id for group in found)
        return _failed(wanted, f"{len(found)} trunk groups have this title, with the ids {ids}: retitle one by its id")
    if found:
        return _kept(wanted, found[0])
    if wanted.id is not None:
        present = listed([f"{group.id} ({group.title})" for group in observed.by_id.values()]) or "none"
        return _failed(wanted, f"the account has no trunk group with the id {wanted.id}; it has {present}")
    return _created(wanted)


def _failed(wanted: WantedTrunkGroup, error: str) -> Item:
    return Item(name=wanted.title or str(wanted.id), status="failed", error=error)


def _created(wanted: WantedTrunkGroup) -> Item:
    lacking = list(_lacking(wanted))
    if lacking:
        return _failed(wanted, f"it does not exist yet, and to create it {' and '.join(lacking)} must be given")
    action = TrunkGroupAction(action="create", name=str(wanted.title), after=wanted.given(), wanted=wanted)
    return Item(name=action.name, action=action)


def _lacking(wanted: WantedTrunkGroup) -> Iterator[str]:
    """The options that creating it needs and that are not given."""
    if wanted.primary.ip is None:
        yield "primary.ip"
    if wanted.secondary.given() and wanted.secondary.ip is None:
        yield "secondary.ip"
    if wanted.billing_type is None:
        yield "billing_type"
    if wanted.billing_type == "unmetered" and not wanted.sessions:
        yield "sessions (for unmetered)"


def _kept(wanted: WantedTrunkGroup, group: TrunkGroup) -> Item:
    """One that exists: as desired, to be updated, or not to be had as desired."""
    if wanted.sessions is not None and group.sessions is not None and wanted.sessions != group.sessions:
        return _failed(
            wanted,
            f"it has {group.sessions} sessions, and the API can set sessions ({wanted.sessions} wanted) only when a "
            "trunk group is created: leave sessions out, ask the carrier, or create another one under another title",
        )
    if wanted.secondary.given() and not (wanted.secondary.ip or group.secondary.ip):
        return _failed(wanted, "it has no secondary endpoint yet, and to add one secondary.ip must be given")
    name, facts = wanted.title or group.title, {"id": group.id}
    changes = wanted.unmet(group)
    if wanted.call_forwarding_always:
        changes = replace(changes, call_forwarding=wanted.call_forwarding)
    after = changes.given()
    if not after:
        return Item(name=name, facts=facts)
    before = {key: _before(group, key, value) for key, value in after.items()}
    action = TrunkGroupAction(action="update", name=name, id=group.id, before=before, after=after, wanted=changes)
    return Item(name=name, action=action, facts=facts)


def _before(group: TrunkGroup, key: str, after: Any) -> Any:
    """The present value of an option, of an endpoint only the parts that change; None where it is not shown."""
    present = getattr(group, key, None)
    return {part: getattr(present, part) for part in after} if isinstance(after, dict) else present


def _clashes(items: Sequence[Item], observed: Sequence[TrunkGroup]) -> list[str]:
    """Two entries for one trunk group, and new titles that another one has already."""
    targets = [(item.facts["id"], item) for item in items if "id" in item.facts]
    counts = Counter(target for target, _item in targets)
    problems = [
        f"two entries are about the trunk group with the id {target}: one by its id, one by its title"
        for target, count in counts.items()
        if count > 1
    ]
    titles = {group.id: group.title for group in observed} | {target: item.name for target, item in targets}
    holders: dict[str, list[str]] = {}
    for identifier, title in titles.items():
        holders.setdefault(title, []).append(identifier)
    for target, item in targets:
        others = [other for other in holders.get(item.name, []) if other != target]
        if others and item.action is not None and "title" in (item.action.after or {}):
            problems.append(
                f"trunk group {target} cannot be retitled to {item.name!r}: the one with the id {', '.join(others)} "
                "has that title, and titles are how trunk groups are found again"
            )
    return problems
