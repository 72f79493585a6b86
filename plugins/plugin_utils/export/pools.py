# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Pools that the numbers of an account make up: of one routing, and of one place. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...module_utils.domain.wording import counted
from .groups import Group, Names, anchor_of
from .place import monthly
from .routing import Row
from .scalars import quoted, scalar

#: One number is no pool.
FEWEST = 2
_STATE = re.compile(r"[A-Z]{2}")
_NORTH_AMERICAN = re.compile(r"\+1[2-9][0-9]{9}")


@dataclass(frozen=True, kw_only=True)
class Pool:
    """Numbers that a selection matches, all with the routing of their group."""

    select: Mapping[str, str]
    group: Group
    rows: Sequence[Row]


def pooled(groups: Sequence[Group]) -> tuple[list[Pool], list[Group]]:
    """The pools, and the groups without their numbers.

    A routing that only a password tells from another one makes no pool: whether a number is a member does not depend
    on passwords. One that cannot be declared as a whole makes none either.
    """
    shown = Counter(group.title for group in groups)
    pools, rest = [], []
    for group in groups:
        able = group.routing and not group.missing and shown[group.title] == 1
        found = list(_pools(group)) if able else []
        taken = {row["number"] for pool in found for row in pool.rows}
        pools += found
        rest.append(replace(group, rows=[row for row in group.rows if row["number"] not in taken]))
    return pools, [group for group in rest if group.rows]


def _pools(group: Group) -> Iterator[Pool]:
    places: dict[tuple[tuple[str, str], ...], list[Row]] = {}
    for row in group.rows:
        places.setdefault(tuple(_select(row).items()), []).append(row)
    for place, rows in sorted(places.items()):
        if place and len(rows) >= FEWEST:
            yield Pool(select=dict(place), group=group, rows=rows)


def _select(row: Row) -> dict[str, str]:
    """What selects the numbers of a place, as its carrier can select; empty where nothing does."""
    number, country = str(row["number"]), str(row.get("country") or "")
    if row.get("category") == "tollfree":
        return {"category": "tollfree", "tollfree_prefix": number[2:5]}
    if row.get("category") == "landline":
        state = str(row.get("state") or "")
        return {"category": "landline", "state": state} if _STATE.fullmatch(state) else {}
    if _NORTH_AMERICAN.fullmatch(number):
        return {"prefix": number[1:5]}
    return {"country": country} if country and country == country.strip() and country.isprintable() else {}


def pool_lines(pools: Sequence[Pool]) -> Iterator[str]:
    """The entries of estate_pools."""
    names = Names()
    for pool in pools:
        first, last = pool.rows[0]["number"], pool.rows[-1]["number"]
        place = [value for key, value in pool.select.items() if key != "category"]
        yield f"  # {counted(len(pool.rows), 'number')} from {first} to {last}{monthly(pool.rows)}"
        yield f"  - name: {scalar(names.new(' '.join([*place, anchor_of(pool.group)]), 'pool'))}"
        yield f"    count: {len(pool.rows)}"
        yield "    select:"
        yield from (f"      {key}: {quoted(value)}" for key, value in pool.select.items())
        yield from (f"    {key}: {value.yaml}" for key, value in pool.group.own.items())
