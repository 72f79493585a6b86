# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""number_reservation: free what a run that was cut left reserved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..carriers.capabilities.reservations import RESERVATIONS
from ..domain.action import Plan, Report
from ..domain.phone import listed
from ..domain.problem import Problems
from ..domain.reservation import Freeing
from ..execution import Handlers, Outcomes
from ..planning.reservations import plan_freeing
from .phones import read_numbers
from .resource import Resource

RESERVATION_SPEC: dict[str, Any] = {
    "reserve_id": {"type": "str", "required": True},
    "numbers": {"type": "list", "elements": "str", "required": True},
    "state": {"type": "str", "choices": ["absent"], "default": "absent"},
}


class ReservationResource(Resource):
    """number_reservation."""

    capability = RESERVATIONS

    def check_input(self) -> Problems:
        problems = Problems()
        self._reserve_id: str = self.params["reserve_id"].strip()
        if not self._reserve_id:
            problems.add((), ("reserve_id",), "is empty")
        self._numbers = read_numbers(self.params["numbers"], problems)
        self._others: set[str] = set()
        return problems

    def plan(self) -> Plan:
        return plan_freeing(self._reserve_id, self._numbers, self.carrier.for_sale(self._numbers))

    def handlers(self, plan: Plan) -> Handlers:
        return {("number", "cancel"): self._free}

    def _free(self, actions: Sequence[Freeing], report: Report) -> None:
        self._others = self.carrier.free(actions, report)

    def extras(self, plan: Plan, outcomes: Outcomes) -> dict[str, Any]:
        """What was freed, what was not there to be freed, and whether the carrier freed what nobody named."""
        told = [outcome for action in plan.actions if (outcome := outcomes.of(action)) is not None]
        warning = f"the carrier says that it also freed {listed(sorted(self._others))}, which this task did not name"
        return {
            "freed": [outcome.action.name for outcome in told if outcome.status == "done"],
            "not_available": [outcome.action.name for outcome in told if outcome.status == "skipped"],
            **({"msg": warning} if self._others else {}),
        }
