# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The options ``date_from`` and ``date_to``: both inclusive, without a time zone, for the carriers state none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from ..domain.problem import Problem, Problems

PERIOD_SPEC: dict[str, Any] = {"date_from": {"type": "str"}, "date_to": {"type": "str"}}
_DAY = re.compile(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}")


def moments(params: Mapping[str, Any], problems: Problems) -> tuple[datetime | None, datetime | None]:
    """Both dates with their time; a day alone is taken from its beginning, and to its end."""
    begin = _moment("date_from", params["date_from"], time.min, problems)
    end = _moment("date_to", params["date_to"], time.max, problems)
    problems += _order_problems(params, begin, end)
    return begin, end


def days(params: Mapping[str, Any], problems: Problems) -> tuple[date | None, date | None]:
    """Both dates where only whole days can be asked for."""
    begin, end = (_day(option, params[option], problems) for option in PERIOD_SPEC)
    problems += _order_problems(params, begin, end)
    return begin, end


def _order_problems(params: Mapping[str, Any], begin: date | None, end: date | None) -> list[Problem]:
    if begin and end and begin > end:
        return [Problem((), ("date_from",), f"{params['date_from']} is after date_to {params['date_to']}")]
    return []


def _moment(option: str, given: str | None, of_a_day: time, problems: Problems) -> datetime | None:
    if not given:
        return None
    try:
        moment = datetime.fromisoformat(given.strip())
    except ValueError:
        problems.add((), (option,), f"{given!r} is not an ISO 8601 date such as 2026-05-14 or 2026-05-14T16:33:24")
        return None
    if moment.tzinfo is not None:
        problems.add((), (option,), f"{given!r} names a time zone: leave it out, for the carrier states none")
        return None
    return datetime.combine(moment, of_a_day) if _DAY.fullmatch(given.strip()) else moment


def _day(option: str, given: str | None, problems: Problems) -> date | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        problems.add((), (option,), f"{given!r} is not a day such as 2026-05-14")
        return None
