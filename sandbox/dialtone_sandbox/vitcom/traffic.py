# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The calls that the sandbox makes up: for each number and month always the same, so that reports agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from random import Random

FIRST_YEAR = 2015
MONTHS_OF_AN_OVERALL_REPORT = 12

Month = tuple[int, int]
"""Year and month."""


@dataclass(frozen=True)
class Traffic:
    """Calls tried and answered, minutes of use, and the most calls at once."""

    processed: int
    completed: int
    minutes: int
    peak: int

    def row(self) -> dict[str, str]:
        """As the reports of seed 003 print it: text, the ASR with its unit."""
        return {
            "processed": str(self.processed),
            "completed": str(self.completed),
            "acd": f"{self.minutes / max(1, self.completed):.2f}",
            "asr": f"{100 * self.completed // max(1, self.processed)}%",
            "mou": str(self.minutes),
            "peak": str(self.peak),
        }


def of_month(number: str, month: Month) -> Traffic:
    """What one number carried in one month."""
    rng = Random(f"traffic:{number}:{month}")
    processed = rng.randrange(40, 900)
    completed = processed * rng.randrange(35, 85) // 100
    return Traffic(processed, completed, completed * rng.randrange(80, 600) // 100, rng.randrange(1, 12))


def overall(number: str, now: datetime) -> Traffic:
    """What one number carried in the twelve months up to now."""
    months = [_back(now, n) for n in range(MONTHS_OF_AN_OVERALL_REPORT)]
    return _sum(of_month(number, month) for month in months)


def months_of(year: int, month: int | None, now: datetime) -> list[Month]:
    """The months of a year (or the one named) that have begun."""
    wanted = range(1, 13) if month is None else [month]
    return [(year, each) for each in wanted if (FIRST_YEAR, 1) <= (year, each) <= (now.year, now.month)]


def _back(now: datetime, months: int) -> Month:
    whole = now.year * 12 + now.month - 1 - months
    return whole // 12, whole % 12 + 1


def _sum(parts: Iterable[Traffic]) -> Traffic:
    given = list(parts)
    return Traffic(
        sum(part.processed for part in given),
        sum(part.completed for part in given),
        sum(part.minutes for part in given),
        max(part.peak for part in given),
    )
