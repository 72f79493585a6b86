# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Call history (seed 001)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.tcxc.paging import ALL, Page, page
from dialtone_sandbox.tcxc.records import CLEARED, CYCLE, DATE_FORMAT, PATTERN, History
from dialtone_sandbox.tcxc.refusal import refused

SHOWN = ("all", "bad", "")
MOST_ROWS = 10_000
"""No answer holds more, whatever `pager` says or when it says nothing."""

NEW_CALLS = 3
"""How many calls come in between two pages where rows shift."""


@dataclass(frozen=True)
class Selection:
    """The calls within `calls` whose place in the cycle is in `places`, newest first."""

    calls: range
    places: tuple[int, ...]

    def _below(self, n: int) -> int:
        """How many calls before call `n` have such a place."""
        cycles, rest = divmod(n, CYCLE)
        return cycles * len(self.places) + sum(place < rest for place in self.places)

    def newest_first(self, skipped: int) -> Iterator[int]:
        """The calls from the one on that `skipped` newer ones come before."""
        for ordinal in range(self._below(self.calls.stop) - 1 - skipped, self._below(self.calls.start) - 1, -1):
            cycles, rest = divmod(ordinal, len(self.places))
            yield cycles * CYCLE + self.places[rest]


def call_history(sandbox: Sandbox, login: str, params: Mapping[str, str]) -> Json:
    """`/buyers/callhistory`: the caller's CDRs, newest first, by destination and connect time (both ends inclusive)."""
    history, wanted, prefix = history_of(sandbox, login), page(sandbox, params), params.get("prefix", "")
    total = history.count + _calls_since_the_first_page(sandbox, wanted)
    dates = [_date(name, params.get(name, "")) for name in ("date_from", "date_to")]
    selection = Selection(history.between(total, *dates), _places(params.get("show", "all"), prefix))
    limit = MOST_ROWS if wanted.limit == ALL else min(wanted.limit, MOST_ROWS)
    if all(PATTERN[place][0][0].startswith(prefix) for place in selection.places):
        found = islice(selection.newest_first(wanted.offset), limit)
    else:
        fitting = (n for n in selection.newest_first(0) if history.destination(n).startswith(prefix))
        found = islice(fitting, wanted.offset, wanted.offset + limit)
    return {"status": "success", "cdrs": [history.record(n) for n in found]}


def history_of(sandbox: Sandbox, login: str) -> History:
    """The calls that this buyer has made."""
    row = sandbox.store.one("SELECT * FROM tcxc_histories WHERE account = ?", (login,))
    return History(login, 1, 0) if row is None else History(login, row["first_id"], row["count"])


def _calls_since_the_first_page(sandbox: Sandbox, wanted: Page) -> int:
    shifting = sandbox.readings.text("cdr_paging") == "shifting" and wanted.limit > 0
    return NEW_CALLS * (wanted.offset // wanted.limit) if shifting else 0


def _places(show: str, prefix: str) -> tuple[int, ...]:
    """The places of the cycle where a call can be as asked for."""
    if show not in SHOWN:
        raise refused("show is all or bad.")
    return tuple(
        place
        for place, (destination, code) in enumerate(PATTERN)
        if (destination[0].startswith(prefix) or prefix.startswith(destination[0]))
        and not (show == "bad" and code == CLEARED)
    )


def _date(name: str, value: str) -> str:
    if not value:
        return ""
    try:
        return datetime.fromisoformat(value).strftime(DATE_FORMAT)
    except ValueError:
        raise refused(f"{name} is a date such as 2018-09-24 17:49:30.") from None
