# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The numbers of an account one by one: a list in the YAML file, or a CSV file where they are many. Pure."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from ...module_utils.domain.wording import counted
from ...module_utils.glue.csv_rows import write_rows
from ...module_utils.glue.number_options import ROUTING_SPEC
from .groups import Group, Names, anchor_of
from .place import monthly, place_of, told_of
from .routing import Row
from .scalars import comment

#: More numbers than this make a YAML file that nobody reads.
MOST_LISTED = 1000
#: What is told of the places in a CSV file.
_PLACES = 12


def number_lines(groups: Sequence[Group]) -> Iterator[str]:
    """The entries of estate_numbers: one line a number, behind the routing that several share."""
    names = Names()
    for group in groups:
        yield f"  # {comment(group.title, 100)}: {counted(len(group.rows), 'number')}{monthly(group.rows)}"
        if not group.own:
            yield from (f'  - "{row["number"]}"{_told(row, group)}' for row in group.rows)
        elif len(group.rows) == 1:
            yield f'  - number: "{group.rows[0]["number"]}"{_told(group.rows[0], group)}'
            yield from _own(group)
        else:
            yield from _anchored(group, names.new(anchor_of(group), "routing"))


def _anchored(group: Group, name: str) -> Iterator[str]:
    """The first number carries the routing, the others refer to it."""
    first, *others = group.rows
    yield f'  - number: "{first["number"]}"{_told(first, group)}'
    yield f"    <<: &{name}"
    yield from (f"  {line}" for line in _own(group))
    yield from (f'  - {{<<: *{name}, number: "{row["number"]}"}}{_told(row, group)}' for row in others)


def _own(group: Group) -> Iterator[str]:
    return (f"    {key}: {value.yaml}" for key, value in group.own.items())


def _told(row: Row, group: Group) -> str:
    told = told_of(row, group.missing)
    return f"  # {told}" if told else ""


def summary_lines(groups: Sequence[Group]) -> Iterator[str]:
    """Comments that say what the CSV file holds: its routings, and the places of each."""
    for group in groups:
        yield f"# {comment(group.title, 100)}: {counted(len(group.rows), 'number')}{monthly(group.rows)}"
        if group.missing:
            yield f"#   (their {' and '.join(group.missing)} cannot be declared, and stays as it is)"
        places: dict[str, list[Row]] = {}
        for row in group.rows:
            places.setdefault(place_of(row) or "elsewhere", []).append(row)
        order = sorted(places, key=lambda place: (-len(places[place]), place))
        yield from (f"#   {place}: {len(places[place])}{monthly(places[place])}" for place in order[:_PLACES])
        if len(order) > _PLACES:
            yield f"#   and {len(order) - _PLACES} more places"


def numbers_csv(groups: Sequence[Group]) -> str:
    """A file for estate_numbers_file, in the order of the numbers."""
    keys = [key for key in ROUTING_SPEC if any(key in group.own for group in groups)]
    rows = []
    for group in groups:
        routing = [group.own[key].csv if key in group.own else "" for key in keys]
        rows += [[str(row["number"]), *routing] for row in group.rows]
    text = io.StringIO(newline="")
    write_rows(text, [["number", *keys], *sorted(rows)])
    return text.getvalue()
