# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a page is made of, whatever it shows: sections of cards, each a chart with the table behind it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

#: Rows of a table that are shown; the others are counted.
SHOWN = 13


@dataclass(frozen=True)
class Series:
    """Values along the labels of a chart; None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """``bars`` lie, one a label, with ``texts`` at their ends; ``columns`` stand on each other, a label an interval."""

    kind: Literal["bars", "columns", "lines", "steps"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    texts: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Column:
    """``figures`` stand at the right, a ``name`` may take several lines, a ``word`` takes one."""

    title: str
    kind: Literal["figures", "name", "word"] = "figures"


@dataclass(frozen=True, kw_only=True)
class Table:
    """The first column names its row. ``more`` says what was cut."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class Card:
    """``lead`` says what there is to see. Without a chart the table stands open. ``wide``: it takes a whole row."""

    id: str
    title: str
    lead: str
    table: Table
    chart: Chart | None = None
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Section:
    """``empty`` is said where there are no cards. ``columns``: how many stand in a row, where there is room."""

    id: str
    title: str
    cards: tuple[Card, ...]
    lead: str = ""
    empty: str = ""
    columns: int = 2


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A key figure."""

    title: str
    value: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """All that a page shows. ``lacks``: what it does not, and why."""

    host: str
    account: str
    carrier: str
    today: str
    date: str
    tiles: tuple[Tile, ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    lacks: tuple[tuple[str, str], ...]


def table(caption: str, columns: Sequence[str | Column], rows: Sequence[tuple[str, ...]], rest: str = "") -> Table:
    """A table that is cut where it is long; plain titles are of figures. ``rest`` tells of the rows that are cut."""
    return Table(
        caption=caption,
        columns=tuple(Column(each) if isinstance(each, str) else each for each in columns),
        rows=tuple(rows[:SHOWN]),
        more=f"and {len(rows) - SHOWN:,} more{rest}" if len(rows) > SHOWN else "",
    )
