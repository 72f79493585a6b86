# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""traffic_info: what calls numbers and trunks had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..domain.errors import InputError
from ..domain.problem import Problems
from ..domain.row import Row
from .bulk import Positions
from .dates import PERIOD_SPEC, days
from .entries import Range, in_range
from .phones import read_numbers
from .reports import DEST_SPEC, dest_problems, rows_of, unused

if TYPE_CHECKING:
    from ..carriers.capabilities.traffic import Traffic

#: The options of each report.
_USES = {
    "numbers": ("numbers",),
    "trunk_groups": ("trunk_group_ids",),
    "daily_files": (*PERIOD_SPEC, *DEST_SPEC),
    "monthly": ("year", "month", "total"),
}
TRAFFIC_SPEC: dict[str, Any] = {
    "direction": {"type": "str", "choices": ["origination", "termination"], "default": "origination"},
    "report": {"type": "str", "choices": list(_USES), "required": True},
    "numbers": {"type": "list", "elements": "str"},
    "trunk_group_ids": {"type": "list", "elements": "str"},
    **PERIOD_SPEC,
    "year": {"type": "int"},
    "month": {"type": "int"},
    "total": {"type": "bool", "default": False},
    **DEST_SPEC,
}
FIRST_YEAR, LAST_YEAR = 2000, 2100


def read_traffic(carrier: Traffic, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys; all options are checked before anything is sent."""
    problems = unused(params, _USES)
    if params["report"] == "numbers" and params["direction"] == "termination":
        words = "numbers is of origination only: numbers do not belong to termination trunks"
        problems.add((), ("report",), words)
    ask = _REPORTS[params["report"]](carrier, params, problems)
    if problems:
        raise InputError(problems)
    titles = {key: f"{params['direction']}-{key}" for key in ("success", "failed")}
    return {"rows": rows_of(ask(), carrier, params, titles)}


#: What a report asks of the carrier, once nothing is wrong with the options.
Ask = Callable[[], list[Row]]


def _numbers(carrier: Traffic, params: Mapping[str, Any], problems: Problems) -> Ask:
    given = params["numbers"]
    numbers = None if given is None else read_numbers(given, problems)
    return lambda: carrier.of_numbers(numbers)


def _trunk_groups(carrier: Traffic, params: Mapping[str, Any], problems: Problems) -> Ask:
    given: list[str] | None = params["trunk_group_ids"]
    if given is not None and not given:
        problems.add((), ("trunk_group_ids",), "is empty: leave it out for all")
    positions = Positions(problems)
    ids = None if given is None else [group_id.strip() for group_id in given]
    for at, group_id in enumerate(ids or ()):
        if group_id.isdecimal():
            positions.add(group_id, ("trunk_group_ids", at))
        else:
            problems.add(("trunk_group_ids", at), (), f"{group_id!r} is not an id, which is digits")
    return lambda: carrier.of_trunk_groups(params["direction"], ids)


def _daily_files(carrier: Traffic, params: Mapping[str, Any], problems: Problems) -> Ask:
    first, last = days(params, problems)
    problems += dest_problems(params["dest"])
    return lambda: carrier.daily_files(params["direction"], first, last)


def _monthly(carrier: Traffic, params: Mapping[str, Any], problems: Problems) -> Ask:
    year = in_range(params["year"], Range(FIRST_YEAR, LAST_YEAR), (), ("year",), problems)
    month = in_range(params["month"], Range(1, 12), (), ("month",), problems)
    if year is None:
        problems.add((), ("year",), "is required for report monthly")

    def ask() -> list[Row]:
        rows = carrier.monthly(params["direction"], year or 0, month)
        return totals(rows) if params["total"] else rows

    return ask


def totals(rows: Iterable[Row]) -> list[Row]:
    """One row a month for all its numbers, each of which counts in the ratios by its calls. Peaks do not add up."""
    months: dict[str, dict[str, float]] = {}
    for row in rows:
        sums = months.setdefault(str(row["month"]), dict.fromkeys(("processed", "completed", "mou", "talk"), 0))
        for key in ("processed", "completed", "mou"):
            sums[key] += _figure(row, key)
        sums["talk"] += _figure(row, "acd") * _figure(row, "completed")
    return [_total(month, months[month]) for month in sorted(months)]


def _figure(row: Row, key: str) -> float:
    value = row[key]
    return value if isinstance(value, int | float) else 0


def _total(month: str, sums: Mapping[str, float]) -> Row:
    processed, completed = int(sums["processed"]), int(sums["completed"])
    return {
        "month": month,
        "processed": processed,
        "completed": completed,
        "acd": round(sums["talk"] / completed, 2) if completed else None,
        "asr": round(100 * completed / processed, 2) if processed else None,
        "mou": round(sums["mou"], 2),
    }


_REPORTS: Mapping[str, Callable[[Traffic, Mapping[str, Any], Problems], Ask]] = {
    "numbers": _numbers,
    "trunk_groups": _trunk_groups,
    "daily_files": _daily_files,
    "monthly": _monthly,
}
