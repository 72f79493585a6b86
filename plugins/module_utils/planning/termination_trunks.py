# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Desired and observed termination trunks to a plan. Pure: the carrier was looked at before.

The API defines and disables, and updates nothing; disabled trunks stay in its list and are ignored (seed 003).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..domain.action import Item, Plan
from ..domain.trunk import TerminationTrunk, TerminationTrunkAction, WantedTerminationTrunk

if TYPE_CHECKING:
    from ..domain.kinds import Kind

#: Replacing goes last: what is new and what is disabled does not depend on it, and it interrupts calls.
_ORDER = ("disable", "create", "replace")


def plan_termination_trunks(desired: Sequence[WantedTerminationTrunk], observed: Sequence[TerminationTrunk]) -> Plan:
    """Define what is missing, disable what is to be disabled; problems stop the task before the first write."""
    active: dict[str, list[TerminationTrunk]] = {}
    for trunk in observed:
        if trunk.active:
            active.setdefault(trunk.ip, []).append(trunk)
    items = [_planned(wanted, active.get(wanted.ip, [])) for wanted in desired]
    return Plan.of(items, order=_ORDER, called=lambda item: f"termination trunk {item.name}")


def _planned(wanted: WantedTerminationTrunk, active: Sequence[TerminationTrunk]) -> Item:
    if len(active) > 1:
        ids = ", ".join(trunk.id for trunk in active)
        return _failed(
            wanted, f"{len(active)} active ones have this IP, with the ids {ids}: have the carrier disable one"
        )
    if not active:
        return Item(name=wanted.ip) if wanted.disabled else _defined(wanted)
    if wanted.disabled:
        return _acted("disable", wanted, active[0], before={"state": "present"}, after={"state": "disabled"})
    return _kept(wanted, active[0])


def _failed(wanted: WantedTerminationTrunk, error: str) -> Item:
    return Item(name=wanted.ip, status="failed", error=error)


def _acted(
    kind: Kind,
    wanted: WantedTerminationTrunk,
    trunk: TerminationTrunk | None,
    *,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
) -> Item:
    identifier = trunk.id if trunk else None
    action = TerminationTrunkAction(
        action=kind, name=wanted.ip, id=identifier, before=before, after=after, wanted=wanted
    )
    return Item(name=wanted.ip, action=action, facts={"id": identifier} if identifier else {})


def _lacking(wanted: WantedTerminationTrunk) -> list[str]:
    """The options that defining it needs and that are not given."""
    return [key for key in ("title", "ports") if getattr(wanted, key) is None]


def _defined(wanted: WantedTerminationTrunk) -> Item:
    lacking = _lacking(wanted)
    if lacking:
        return _failed(wanted, f"there is no active one, and to define it {' and '.join(lacking)} must be given")
    after = {key: value for key in ("title", "ports", "cps") if (value := getattr(wanted, key)) is not None}
    return _acted("create", wanted, None, before=None, after=after)


def _kept(wanted: WantedTerminationTrunk, trunk: TerminationTrunk) -> Item:
    """An active one: as desired, or to be replaced where that is allowed."""
    given = {key: getattr(wanted, key) for key in ("ports", "cps") if getattr(wanted, key) is not None}
    after = {key: value for key, value in given.items() if value != getattr(trunk, key)}
    if not after:
        return Item(name=wanted.ip, facts={"id": trunk.id})
    before = {key: getattr(trunk, key) for key in after}
    if not wanted.allow_replace:
        changes = " and ".join(f"{key} from {before[key]} to {value}" for key, value in after.items())
        return _failed(
            wanted,
            f"the API cannot change {changes}: set allow_replace to disable it and define it anew, which interrupts "
            "its calls for a moment",
        )
    lacking = _lacking(wanted)
    if lacking:
        return _failed(wanted, f"to replace it {' and '.join(lacking)} must be given: it is defined anew")
    # A rate left out keeps its present value; 0 calls per second is how "none given" is shown.
    whole = replace(wanted, cps=wanted.cps or trunk.cps or None)
    return _acted("replace", whole, trunk, before=before, after=after)
