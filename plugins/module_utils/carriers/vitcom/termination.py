# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Termination trunks on vitcom: define, get and disable (seed 003). There is no update, and no title to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...domain.action import Outcome, Report
from ...domain.trunk import TerminationTrunk, TerminationTrunkAction
from ..account import Account
from ..sending import carry_out
from .values import count
from .wire import TRUNK_ID, Body, Wire, done, required, rows, text

DISABLED = "0"


class VitcomTerminationTrunks:
    """The ``termination_trunks`` capability of vitcom."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)
        self._session = account.session

    def termination_trunks(self, trunk_id: str | None = None) -> list[TerminationTrunk]:
        def parse(body: Body) -> list[TerminationTrunk]:
            return [_trunk(row) for row in rows(body)]

        return self._wire.read_of(TRUNK_ID, "get_trunk_termination", parse, tg_id=trunk_id)

    def define(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """Each is found again as the one active trunk with its IP, for the answer names no id."""

        def send(action: TerminationTrunkAction) -> None:
            wanted = action.wanted
            params = {
                "title": wanted.title,
                "ipaddress": wanted.ip,
                "ports": str(wanted.ports),
                "cps": None if wanted.cps is None else str(wanted.cps),
            }

            def look() -> bool:
                return bool(_new(action, self.termination_trunks()))

            self._wire.write_once("defineTrunk_termination", done, look, params)

        carry_out(self._session, actions, send, self._defined, report)

    def disable(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """A trunk that the list shows as active no more is disabled, whatever the answer was."""

        def send(action: TerminationTrunkAction) -> None:
            self._wire.write("disable_trunk_termination", done, tg_id=action.id)

        carry_out(self._session, actions, send, self._disabled, report)

    def replace(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """Disable all, then define those that are disabled: two active trunks with one IP must not come about."""
        disabled: list[TerminationTrunkAction] = []

        def tell_disabled(outcome: Outcome) -> None:
            if outcome.status == "done":
                disabled.extend(action for action in actions if action is outcome.action)
            else:
                report(outcome)

        def tell_defined(outcome: Outcome) -> None:
            if outcome.status in ("failed", "skipped"):
                error = f"it was disabled, but not defined anew; run again to define it. {outcome.error}"
                outcome = replace(outcome, status="failed", error=error, partly=True)
            report(outcome)

        self.disable(actions, tell_disabled)
        self.define(disabled, tell_defined)

    def _defined(self, actions: Sequence[TerminationTrunkAction]) -> Iterable[Outcome]:
        trunks = self.termination_trunks()
        for action in actions:
            ids = _new(action, trunks)
            if len(ids) == 1:
                yield Outcome(action=action, status="done", facts={"id": ids[0]})
            elif ids:
                error = (
                    f"{len(ids)} active ones have this IP now, with the ids {', '.join(ids)}: another run or person "
                    "defined one at the same time. Have the carrier disable the one that is not wanted"
                )
                yield Outcome(action=action, status="unknown", error=error)

    def _disabled(self, actions: Sequence[TerminationTrunkAction]) -> Iterable[Outcome]:
        active = {trunk.id for trunk in self.termination_trunks() if trunk.active}
        for action in actions:
            if action.id not in active:
                yield Outcome(action=action, status="done", facts={"id": action.id})


def _new(action: TerminationTrunkAction, trunks: Iterable[TerminationTrunk]) -> list[str]:
    """The ids of active trunks with the action's IP: one that is replaced was disabled before."""
    return [trunk.id for trunk in trunks if trunk.active and trunk.ip == action.name]


def _trunk(row: Body) -> TerminationTrunk:
    return TerminationTrunk(
        id=required(row, "id"),
        ip=required(row, "ipaddress").strip(),
        ports=count(row, "ports"),
        cps=count(row, "cps"),
        active=required(row, "status") != DISABLED,
        details={
            **{name: count(row, name) for name in ("ports_assigned", "cps_assigned")},
            **{name: text(row, name) for name in ("config", "accountno")},
        },
    )
