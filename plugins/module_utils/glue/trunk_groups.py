# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""trunk_group and trunk_group_info: their options, and what they ask of the carrier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..carriers.capabilities.trunk_groups import TRUNK_GROUPS, TrunkGroups
from ..domain.action import Plan
from ..domain.phone import e164
from ..domain.problem import Path, Problems
from ..domain.trunk import Endpoint, TrunkGroup, WantedTrunkGroup
from ..execution import Handlers
from ..planning.trunk_groups import plan_trunk_groups
from .bulk import Positions
from .entries import Range, entries, in_range, ipv4, text, title
from .resource import Resource

_ENDPOINT_SPEC: dict[str, Any] = {
    "type": "dict",
    "options": {"ip": {"type": "str"}, "port": {"type": "int"}, "prefix": {"type": "str"}},
}
_ENTRY_SPEC: dict[str, Any] = {
    "title": {"type": "str"},
    "id": {"type": "str"},
    "primary": _ENDPOINT_SPEC,
    "secondary": _ENDPOINT_SPEC,
    "billing_type": {"type": "str", "choices": ["metered", "unmetered"]},
    "sessions": {"type": "int"},
    "unlimited_minutes": {"type": "bool"},
    "call_forwarding": {"type": "str"},
    "call_forwarding_update": {"type": "str", "choices": ["on_create", "always"], "default": "on_create"},
    "state": {"type": "str", "choices": ["present"], "default": "present"},
}
TRUNK_GROUP_SPEC: dict[str, Any] = {
    **_ENTRY_SPEC,
    "trunk_groups": {"type": "list", "elements": "dict", "options": _ENTRY_SPEC},
}
#: What the API takes (seed 003), of a prefix so many digits.
PORTS = Range(1000, 9999)
SESSIONS = Range(0)
_PREFIX = Range(4, 6)


def is_prefix(text: str) -> bool:
    """Whether an end can have it as its prefix."""
    return text.isascii() and text.isdigit() and _PREFIX.holds(len(text))


class TrunkGroupResource(Resource):
    """trunk_group."""

    capability = TRUNK_GROUPS
    remedies: ClassVar[Mapping[str, str]] = {
        "state": "No call of the API deletes or disables a trunk group. Leave it out, and it stays as it is; to be rid "
        "of it, route its numbers elsewhere with number_update and ask the carrier to remove it"
    }

    def check_input(self) -> Problems:
        problems = Problems()
        positions = Positions(problems)
        self.wanted = []
        for position, entry in entries(self.params, "trunk_groups", _ENTRY_SPEC, problems):
            wanted = _wanted(entry, position, problems)
            for key in ("title", "id"):
                if name := getattr(wanted, key):
                    positions.add(f"trunk group {key} {name}", position)
            self.wanted.append(wanted)
        return problems

    def plan(self) -> Plan:
        return plan_trunk_groups(self.wanted, self.carrier.trunk_groups() if self.wanted else [])

    def handlers(self, plan: Plan) -> Handlers:
        return {("trunk_group", "create"): self.carrier.create, ("trunk_group", "update"): self.carrier.update}


def _wanted(entry: Mapping[str, Any], position: Path, problems: Problems) -> WantedTrunkGroup:
    """One entry, checked."""
    called, identifier = title(entry, position, problems), text(entry, "id")
    if identifier == "":
        problems.add(position, ("id",), "must not be empty")
    elif called is None and identifier is None:
        problems.add(position, ("title",), "is missing (or id, for a trunk group that exists)", ("id",))
    forwarding = _forwarding(entry["call_forwarding"], position, problems)
    always = entry["call_forwarding_update"] == "always"
    if always and entry["call_forwarding"] is None:
        problems.add(position, ("call_forwarding_update",), "always needs call_forwarding", ("call_forwarding",))
    return WantedTrunkGroup(
        title=called,
        id=identifier,
        primary=_endpoint(entry, "primary", position, problems),
        secondary=_endpoint(entry, "secondary", position, problems),
        billing_type=entry["billing_type"],
        sessions=in_range(entry["sessions"], SESSIONS, position, ("sessions",), problems),
        unlimited_minutes=entry["unlimited_minutes"],
        call_forwarding=forwarding,
        call_forwarding_always=always,
    )


def _endpoint(entry: Mapping[str, Any], which: str, position: Path, problems: Problems) -> Endpoint:
    """An end of the trunk group."""
    given = entry[which] or {}
    prefix = given.get("prefix")
    if prefix is not None and not is_prefix(prefix):
        problems.add(position, (which, "prefix"), f"must be 4 to 6 digits (in quotes), not {prefix!r}")
    return Endpoint(
        ip=ipv4(given.get("ip"), position, (which, "ip"), problems),
        port=in_range(given.get("port"), PORTS, position, (which, "port"), problems),
        prefix=prefix,
    )


def _forwarding(value: str | None, position: Path, problems: Problems) -> str | None:
    if value is None:
        return None
    try:
        return e164(value, nanp=True)
    except ValueError as error:
        problems.add(position, ("call_forwarding",), str(error))
        return None


def read_trunk_groups(carrier: TrunkGroups, params: Mapping[str, Any]) -> dict[str, Any]:
    """trunk_group_info: all trunk groups, or the one with the id."""
    wanted = params.get("id")
    return {"trunk_groups": [_row(group) for group in carrier.trunk_groups(wanted) if wanted in (None, group.id)]}


def _row(group: TrunkGroup) -> dict[str, Any]:
    ends = {name: vars(getattr(group, name)) for name in ("primary", "secondary")}
    return {"id": group.id, "title": group.title, **ends, "sessions": group.sessions, **group.details}
