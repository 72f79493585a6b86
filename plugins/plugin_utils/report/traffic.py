# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Calls over time: how many were tried and answered, and how long they were. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from .values import Row, amount, day

#: Months shown: a year, and the same month of the year before.
MONTHS = 13
#: More days than this are shown as months.
DAYS = 62


@dataclass(frozen=True, kw_only=True)
class Period:
    """A month (``2026-05``) or a day (``2026-05-14``). ``cost``: None where the carrier does not tell."""

    name: str
    tried: int
    answered: int
    minutes: float
    cost: Decimal | None = None

    @property
    def asr(self) -> float | None:
        """Answer-seizure ratio: how many of the calls were answered, in percent."""
        return 100 * self.answered / self.tried if self.tried else None

    @property
    def acd(self) -> float | None:
        """Average call duration: of the answered calls, in minutes."""
        return self.minutes / self.answered if self.answered else None


def total(periods: Iterable[Period], name: str) -> Period:
    """All of them as one of this name."""
    parts = list(periods)
    costs = [part.cost for part in parts if part.cost is not None]
    return Period(
        name=name,
        tried=sum(part.tried for part in parts),
        answered=sum(part.answered for part in parts),
        minutes=sum(part.minutes for part in parts),
        cost=sum(costs, Decimal(0)) if costs else None,
    )


def months_of(rows: Iterable[Row], today: str) -> tuple[Period, ...]:
    """Out of the rows of traffic_info's months in total, without those before the first call and to come."""
    found = [
        Period(
            name=day(row["month"])[:7],
            tried=row.get("processed") or 0,
            answered=row.get("completed") or 0,
            minutes=float(row.get("mou") or 0),
        )
        for row in rows
    ]
    past = sorted((each for each in found if each.name <= today[:7]), key=lambda each: each.name)[-MONTHS:]
    first = next((at for at, each in enumerate(past) if each.tried), len(past))
    return tuple(past[first:])


def calls_of(lines: Iterable[str]) -> tuple[Period, ...]:
    """Out of the JSON Lines that cdr_info wrote, one line at a time: by day, or by month where there are many days.

    A call that lasted was answered. Calls without a date are left out.
    """
    days: dict[str, Period] = {}
    for line in lines:
        _add(days, _call(json.loads(line)))
    days.pop("", None)
    if len(days) <= DAYS:
        return _in_order(days)
    months: dict[str, Period] = {}
    for period in days.values():
        _add(months, replace(period, name=period.name[:7]))
    return _in_order(months)


def _add(periods: dict[str, Period], period: Period) -> None:
    name = period.name
    periods[name] = total([periods[name], period], name) if name in periods else period


def _call(cdr: Mapping[str, object]) -> Period:
    duration = cdr.get("duration")
    seconds = duration if isinstance(duration, int) else 0
    return Period(
        name=day(cdr.get("connect_time") or cdr.get("setup_time")),
        tried=1,
        answered=int(seconds > 0),
        minutes=seconds / 60,
        cost=amount(cdr.get("customer_amount")),
    )


def _in_order(periods: Mapping[str, Period]) -> tuple[Period, ...]:
    return tuple(periods[name] for name in sorted(periods))
