# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What benchmarks found, as one table and as JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

HEADER = ("measured", "unit", "base", "value", "ratio", "limit", "")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measurement. ``base`` is what it is compared with, where it is: the ratio is ``value`` to ``base``."""

    what: str
    unit: str
    value: float
    base: float | None = None
    least: float | None = None
    most_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        return None if self.base is None else self.value / self.base

    @property
    def limit(self) -> str:
        if self.least is not None:
            return f"at least {self.least:,g}"
        return "" if self.most_ratio is None else f"at most {self.most_ratio:g} times"

    @property
    def kept(self) -> bool:
        """Whether it is within its limit."""
        slow = self.least is not None and self.value < self.least
        grown = self.most_ratio is not None and (self.ratio is None or self.ratio > self.most_ratio)
        return not (slow or grown)

    def cells(self) -> tuple[str, ...]:
        base = "" if self.base is None else f"{self.base:,.1f}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return self.what, self.unit, base, f"{self.value:,.1f}", ratio, self.limit, "ok" if self.kept else "BROKEN"


def text(rows: Sequence[Row]) -> str:
    """The table for people: numbers to the right, words to the left."""
    lines = [HEADER, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(cells, widths) for cells in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = (
        cell.rjust(width) if 2 <= at <= 4 else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(aligned).rstrip()


def data(rows: Sequence[Row]) -> dict[str, Any]:
    """The same for machines, with what it was measured on."""
    machine = {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    told = [{**asdict(row), "ratio": row.ratio, "kept": row.kept} for row in rows]
    return {"machine": machine, "rows": told}
