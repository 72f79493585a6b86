# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The dates that reports and lists are asked for by: a day in most calls, day and time for payments (seed 003)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dialtone_sandbox.vitcom.wire import DATE_FORMAT, Call, InvalidError

DAY_FORMAT = "%Y-%m-%d"
FIRST_DAY = date(2015, 1, 1)
"""Nothing is older."""


def moment(call: Call, name: str) -> datetime | None:
    """A parameter with day and time; None when left out."""
    return _read(call, name, DATE_FORMAT)


def days(call: Call, usual: int) -> list[date]:
    """The days from `from` to `to`, up to yesterday, oldest first; of one that is left out the last `usual` days."""
    yesterday = call.sandbox.clock.now().date() - timedelta(days=1)
    first, last = _read(call, "from", DAY_FORMAT), _read(call, "to", DAY_FORMAT)
    if first and last and first > last:
        raise InvalidError("to")
    end = min(last.date(), yesterday) if last else yesterday
    begin = max(first.date(), FIRST_DAY) if first else max(end - timedelta(days=usual - 1), FIRST_DAY)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]


def _read(call: Call, name: str, form: str) -> datetime | None:
    text = call.text(name)
    try:
        return datetime.strptime(text, form) if text else None
    except ValueError as error:
        raise InvalidError(name) from error
