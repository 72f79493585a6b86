# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Sections and tables as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

MOST_ROWS = 25
TITLES = {
    "actual_foc": "Actual FOC",
    "cps": "CPS",
    "did_rate": "Monthly rate",
    "id": "ID",
    "ip": "IP",
    "orderno": "Order",
    "primary_ip": "Primary IP",
    "requested_foc": "Requested FOC",
    "secondary_ip": "Secondary IP",
    "smpp_contact": "SMPP contact",
    "trunk_title": "Trunk group",
}


@dataclass(frozen=True)
class Table:
    """A table with its caption; the first cell of a row heads it. Beyond MOST_ROWS rows are only counted."""

    caption: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def picked(caption: str, rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> Table:
    """These columns of the rows, titled in words."""
    names = tuple(columns)
    titles = tuple(TITLES.get(name) or name.replace("_", " ").capitalize() for name in names)
    return Table(caption, titles, [tuple(_text(row[name]) for name in names) for row in rows])


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(entry) for entry in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Section:
    """A part of the page."""

    title: str
    tables: tuple[Table, ...]

    @property
    def anchor(self) -> str:
        return self.title.lower().replace(" ", "-")


def render(section: Section) -> str:
    """A section with those of its tables that have rows."""
    filled = [_table(table) for table in section.tables if table.rows]
    content = "\n".join(filled) or '<p class="none">None yet.</p>'
    anchor = section.anchor
    heading = f'<h2 id="{anchor}">{escape(section.title)}</h2>'
    return f'<section aria-labelledby="{anchor}">\n{heading}\n{content}\n</section>'


def _table(table: Table) -> str:
    """In a frame that scrolls, also by keyboard. The roles stay what they are where the style makes cards of rows."""
    head = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in table.columns)
    body = "\n".join(_row(table.columns, row) for row in table.rows[:MOST_ROWS])
    more = len(table.rows) - MOST_ROWS
    rest = f'<p class="none">and {more} more</p>' if more > 0 else ""
    caption = escape(table.caption)
    return (
        f'<div class="frame" role="region" tabindex="0" aria-label="{caption}">'
        f'<table role="table"><caption>{caption}</caption>\n'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{body}\n</tbody></table></div>{rest}'
    )


def _row(columns: tuple[str, ...], cells: tuple[str, ...]) -> str:
    head = f'<th scope="row" role="rowheader">{escape(cells[0])}</th>'
    rest = "".join(
        f'<td role="cell" data-column="{escape(column)}">{escape(cell)}</td>'
        for column, cell in zip(columns[1:], cells[1:], strict=True)
    )
    return f'<tr role="row">{head}{rest}</tr>'
