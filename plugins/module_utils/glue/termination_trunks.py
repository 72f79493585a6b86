# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""termination_trunk and termination_trunk_info: their options, and what they ask of the carrier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..carriers.capabilities.termination_trunks import TERMINATION_TRUNKS, TerminationTrunks
from ..domain.action import Plan
from ..domain.problem import Path, Problems
from ..domain.trunk import TerminationTrunk, WantedTerminationTrunk
from ..execution import Handlers
from ..planning.termination_trunks import plan_termination_trunks
from .bulk import Positions
from .entries import Range, entries, in_range, ipv4, title
from .resource import Resource

_ENTRY_SPEC: dict[str, Any] = {
    "ip": {"type": "str"},
    "title": {"type": "str"},
    "ports": {"type": "int"},
    "cps": {"type": "int"},
    "state": {"type": "str", "choices": ["present", "disabled"], "default": "present"},
    "allow_replace": {"type": "bool", "default": False},
}
TERMINATION_TRUNK_SPEC: dict[str, Any] = {
    **_ENTRY_SPEC,
    "termination_trunks": {"type": "list", "elements": "dict", "options": _ENTRY_SPEC},
}
PORTS = Range(1, 1000)
CPS = Range(1)


class TerminationTrunkResource(Resource):
    """termination_trunk."""

    capability = TERMINATION_TRUNKS
    remedies: ClassVar[Mapping[str, str]] = {
        "state": "No call of the API deletes a termination trunk: disabled takes it out of service"
    }

    def check_input(self) -> Problems:
        problems = Problems()
        positions = Positions(problems)
        self.wanted = []
        for position, entry in entries(self.params, "termination_trunks", _ENTRY_SPEC, problems):
            wanted = _wanted(entry, position, problems)
            if wanted.ip:
                positions.add(wanted.ip, position)
            self.wanted.append(wanted)
        return problems

    def plan(self) -> Plan:
        return plan_termination_trunks(self.wanted, self.carrier.termination_trunks() if self.wanted else [])

    def handlers(self, plan: Plan) -> Handlers:
        return {
            ("termination_trunk", "create"): self.carrier.define,
            ("termination_trunk", "disable"): self.carrier.disable,
            ("termination_trunk", "replace"): self.carrier.replace,
        }


def _wanted(entry: Mapping[str, Any], position: Path, problems: Problems) -> WantedTerminationTrunk:
    """One entry, checked."""
    if entry["ip"] is None:
        problems.add(position, ("ip",), "is missing")
    return WantedTerminationTrunk(
        ip=ipv4(entry["ip"], position, ("ip",), problems) or "",
        title=title(entry, position, problems),
        ports=in_range(entry["ports"], PORTS, position, ("ports",), problems),
        cps=in_range(entry["cps"], CPS, position, ("cps",), problems),
        disabled=entry["state"] == "disabled",
        allow_replace=entry["allow_replace"],
    )


def read_termination_trunks(carrier: TerminationTrunks, params: Mapping[str, Any]) -> dict[str, Any]:
    """termination_trunk_info: all termination trunks, disabled ones too, or the one with the id."""
    wanted = params.get("id")
    found = carrier.termination_trunks(wanted)
    return {"termination_trunks": [_row(trunk) for trunk in found if wanted in (None, trunk.id)]}


def _row(trunk: TerminationTrunk) -> dict[str, Any]:
    state = "present" if trunk.active else "disabled"
    return {"id": trunk.id, "ip": trunk.ip, "ports": trunk.ports, "cps": trunk.cps, "state": state, **trunk.details}
