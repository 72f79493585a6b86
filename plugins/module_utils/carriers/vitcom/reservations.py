# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Freeing what a run that was cut left reserved: remove_reserved (seed 003). No call lists reservations."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.action import Outcome, Report
from ...domain.errors import RefusedError, TelecomError
from ...domain.phone import is_toll_free
from ...domain.reservation import Freeing
from ..account import Account
from ..outcome import failure
from .by_name import find
from .places import state_of
from .wire import Wire, chunks, joined, removed


class VitcomReservations:
    """The ``reservations`` capability of vitcom."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)

    def for_sale(self, numbers: Sequence[str]) -> set[str]:
        """Those of the numbers that a search shows. One whose state is not known cannot be searched for."""
        searchable = [number for number in numbers if is_toll_free(number) or state_of(number)]
        try:
            return set(find(self._wire, searchable))
        except RefusedError as error:
            if not error.parameter:
                raise
            return set()

    def free(self, actions: Sequence[Freeing], report: Report) -> set[str]:
        """Always naming numbers: without, the call would free all that the reserveId stands for, a stranger's too."""
        others: set[str] = set()
        for batch in chunks(actions):
            asked = [action.name for action in batch]
            try:
                freed = self._free(batch[0].reserve_id, asked)
            except TelecomError as error:
                for action in batch:
                    report(failure(action, error))
                continue
            for action in batch:
                report(_outcome(action, freed))
            others |= freed - set(asked)
        return others

    def _free(self, reserve_id: str, numbers: Sequence[str]) -> set[str]:
        """When an answer is lost the market shows what was freed: a repetition names it as not available."""
        params = {"reserveId": reserve_id, "number": joined(numbers)}
        return self._wire.write_once(
            "remove_reserved", removed, lambda: self.for_sale(numbers) or None, params, resend=True
        )


def _outcome(action: Freeing, freed: set[str]) -> Outcome:
    """Only what the carrier names as freed is freed."""
    if action.name in freed:
        return Outcome(action=action, status="done")
    error = (
        f"reservation {action.reserve_id} does not hold it: it was sold or ordered since, the carrier let it go, or it "
        "was never in this one"
    )
    return Outcome(action=action, status="skipped", error=error)
