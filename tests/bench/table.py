# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What benchmarks found, as one table and as JSON."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any

from tests.support.environment import CHECKOUT

HEADER = ("measured", "unit", "base", "value", "spread", "ratio", "limit", "")
#: The columns of the table that hold numbers.
NUMBERS = range(2, 6)
#: What differs by less than this part of what is taken away from it lies within the spread of that.
DISTINCT = 0.1


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measurement. ``base`` is what it is compared with, where it is: the ratio is ``value`` to ``base``.

    ``against`` says what the base is, ``goal`` what a limit in absolute terms is made of. Without a ``value`` it could
    not be measured.
    """

    what: str
    unit: str
    value: float | None
    base: float | None = None
    against: str = ""
    least: float | None = None
    most: float | None = None
    most_ratio: float | None = None
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.base if self.base and self.value is not None else None

    @property
    def limit(self) -> str:
        """In words."""
        if self.least is not None:
            return f"at least {self.least:,g}"
        if self.most is not None:
            return f"at most {shown(self.most)}"
        return "" if self.most_ratio is None else f"at most {self.most_ratio:g} times"

    @property
    def excess(self) -> float:
        """How far it has used up its limit: over 1 it is beyond. 0 without a limit or a value."""
        if self.value is None:
            return 0.0
        if self.least is not None:
            return self.least / self.value if self.value else float("inf")
        if self.most is not None:
            return self.value / self.most if self.most else float(self.value > 0) * 2
        if self.most_ratio is not None:
            return float("inf") if self.ratio is None else self.ratio / self.most_ratio
        return 0.0


@dataclass(frozen=True)
class Figure:
    """The same measurement in each round: the median counts, the spread is from the least to the most.

    When one of the rounds could not be measured, it has no value: the median of the others would be another one.
    """

    rounds: tuple[Row, ...]

    @property
    def middle(self) -> Row:
        """The round whose value is the median (of an even number of rounds, the higher of the two)."""
        return sorted(self.rounds, key=lambda row: row.value or 0.0)[len(self.rounds) // 2]

    @property
    def values(self) -> list[float]:
        """Of all rounds, or none at all."""
        values = [row.value for row in self.rounds if row.value is not None]
        return values if len(values) == len(self.rounds) else []

    @property
    def value(self) -> float | None:
        return median(self.values) if self.values else None

    @property
    def spread(self) -> tuple[float, ...]:
        return (min(self.values), max(self.values)) if self.values else ()

    @property
    def base(self) -> float | None:
        bases = [row.base for row in self.rounds if row.base is not None]
        return median(bases) if bases else None

    @property
    def ratio(self) -> float | None:
        ratios = [row.ratio for row in self.rounds if row.ratio is not None]
        return median(ratios) if ratios and self.values else None

    @property
    def kept(self) -> bool | None:
        """Whether it is within its limit, in the median of the rounds: each has its own limit, side by side.

        What could not be measured neither keeps nor breaks it.
        """
        return median(row.excess for row in self.rounds) <= 1 if self.values else None

    def cells(self) -> tuple[str, ...]:
        base = "" if self.base is None else shown(self.base)
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        spread = "" if len(self.rounds) == 1 else " - ".join(map(shown, self.spread))
        first, told = self.rounds[0], {True: "ok", False: "BROKEN", None: ""}[self.kept]
        return first.what, first.unit, base, shown(self.value), spread, ratio, self.middle.limit, told


def beyond(whole: float, part: float) -> float | None:
    """What a run took more than another one that is a part of it; None when that cannot be told from noise."""
    return whole - part if whole - part > DISTINCT * part else None


def shown(value: float | None) -> str:
    """Three digits that count, however large."""
    if value is None:
        return "not measurable"
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def figures(rows: Iterable[Row]) -> list[Figure]:
    """The rows of all rounds, those of the same thing together, in the order in which they came first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.what, []).append(row)
    return [Figure(tuple(rounds)) for rounds in found.values()]


def text(found: Sequence[Figure]) -> str:
    """The table for people: numbers to the right, words to the left."""
    lines = [HEADER, *(figure.cells() for figure in found)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(cells, widths) for cells in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = (
        cell.rjust(width) if at in NUMBERS else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(aligned).rstrip()


def machine() -> dict[str, Any]:
    """What it was measured on."""
    return {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}


def run_now() -> dict[str, str | None]:
    """The day (UTC) and the commit that is measured: with ``-dirty`` when files differ from it, None outside of git."""
    command = ["git", "describe", "--always", "--dirty", "--exclude=*", "--abbrev=12"]
    told = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return {"date": datetime.now(UTC).date().isoformat(), "commit": told.stdout.strip() or None}


def data(found: Iterable[Figure], run: Mapping[str, str | None]) -> dict[str, Any]:
    """The same for machines; ``run`` is what ``run_now`` told when it began."""
    return {"run": dict(run), "machine": machine(), "figures": [_told(figure) for figure in found]}


def _told(figure: Figure) -> dict[str, Any]:
    first = asdict(figure.rounds[0])
    told = {key: first[key] for key in ("what", "unit", "against", "goal")}
    told |= {"value": figure.value, "spread": list(figure.spread), "base": figure.base, "ratio": figure.ratio}
    return told | {"limit": figure.middle.limit, "kept": figure.kept, "rounds": [row.value for row in figure.rounds]}
