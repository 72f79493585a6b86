# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Statistics and daily files of calls that come in (origination) and go out (termination), seed 003."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...domain.errors import InputError, RefusedError
from ...domain.phone import listed
from ...domain.row import Row
from ..account import Account
from .kinds import DAILY, MONTHLY, STATISTICS
from .owned import held, read_numbers
from .typed import DAY, Kind, period, typed
from .wire import Body, Wire, chunks, joined, required, rows

if TYPE_CHECKING:
    from ...transport.download import Downloads

#: What the calls of each direction end with.
_SUFFIX = {"origination": "", "termination": "_termination"}


class VitcomTraffic:
    """The ``traffic`` capability of vitcom."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)
        self._session = account.session

    def of_numbers(self, numbers: Sequence[str] | None) -> list[Row]:
        """Many numbers a call. Raises InputError naming those that are not on the account."""
        owned = None if numbers else held(read_numbers(self._wire))
        wanted = list(numbers or owned or ())
        asked = [{"number": joined(chunk)} for chunk in chunks(wanted)]
        try:
            return self._all("did_stats", STATISTICS, asked)
        except RefusedError as error:
            if not error.parameter:
                raise
            found = held(read_numbers(self._wire)) if owned is None else owned
            if strangers := [number for number in wanted if number not in found]:
                raise InputError(f"not on this account: {listed(strangers)}") from error
            raise

    def of_trunk_groups(self, direction: str, ids: Sequence[str] | None) -> list[Row]:
        """One trunk group a call, for the rows do not tell which one they are of."""
        suffix = _SUFFIX[direction]
        wanted = self._wire.read(f"get_trunk{suffix}", _ids) if ids is None else ids

        def of_one(group_id: str) -> list[Row]:
            try:
                found = self._all(f"tg_stats{suffix}", STATISTICS, [{"tg_id": group_id}])
            except RefusedError as error:
                error.item = f"trunk group {group_id}"
                raise
            return [{"trunk_group_id": group_id, **row} for row in found]

        return [row for found in self._session.parallel(of_one, wanted) for row in found]

    def monthly(self, direction: str, year: int, month: int | None) -> list[Row]:
        """A year, or one month of it."""
        params = {"year": str(year), "month": None if month is None else str(month)}
        return self._all(f"monthly_summary{_SUFFIX[direction]}", MONTHLY, [params])

    def daily_files(self, direction: str, first: dt.date | None, last: dt.date | None) -> list[Row]:
        """For each day where the files of its calls are; the days are both inclusive."""
        return self._all(f"daily_cdrs{_SUFFIX[direction]}", DAILY, [period(first, last, DAY)])

    def files(self, *, anywhere: bool) -> Downloads:
        """What fetches those files."""
        from ...transport.download import Downloads

        return Downloads(self._session, anywhere=anywhere)

    def _all(self, call: str, kinds: Mapping[str, Kind], asked: Sequence[Mapping[str, str | None]]) -> list[Row]:
        """The rows of several calls, sent at the same time."""

        def parse(body: Body) -> list[Row]:
            return [typed(row, kinds) for row in rows(body)]

        answers = self._session.parallel(lambda params: self._wire.read(call, parse, **params), asked)
        return [row for answer in answers for row in answer]


def _ids(body: Body) -> list[str]:
    return [required(row, "id") for row in rows(body)]
