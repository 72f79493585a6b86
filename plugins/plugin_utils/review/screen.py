# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The table of a run as a terminal shows it: every account, what was due, what it costs, what became of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.contact import contract
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost, total

from .ledger import Entry, Ledger
from .pen import plain
from .rows import price

HEADER = ("account", "action", "resource", "name", "goes to", "setup", "monthly", "result")
#: More actions of one kind and fate than these share a row.
ALONE = 5
#: The longest cell, in characters.
WIDEST = 48
#: What is cut where a line is too long, column by column in this order, and what is left of it at least. No phone
#: number is longer than that; prices and results are never cut.
CUT = (("resource", 11), ("goes to", 12), ("name", 16), ("account", 16))
TARGET = HEADER.index("goes to")
BETWEEN = "  "


def screen(ledger: Ledger, width: int) -> list[str]:
    """The lines, of so many characters where that can be; none where no task of the collection planned anything."""
    rows: list[tuple[str, ...]] = []
    for host, entries in sorted(ledger.hosts.items()):
        still = ledger.still(host)
        rows += _account(host, entries, _waiting(still))
        if ledger.failed(host):
            rows.append((host, "not known", "", "", "", "", "", "failed"))
        elif not entries:
            result = ", ".join([f"{still['ok']:,} as declared", *_waiting(still)])
            rows.append((host, "nothing to do", "", "", "", "", "", result))
    if not rows:
        return []
    cells = [list(HEADER), *([plain(cell, WIDEST) for cell in row] for row in rows)]
    widths = _widths(cells, width - len(BETWEEN) * (len(HEADER) - 1))
    return [BETWEEN.join(map(_cell, row, widths)).rstrip() for row in cells]


def _widths(cells: Sequence[list[str]], room: int) -> list[int]:
    """How wide the columns are, together within the room where that can be; of contacts the host is left then."""
    if sum(map(_widest, zip(*cells, strict=True))) > room:
        for row in cells:
            row[TARGET] = row[TARGET].rpartition("@")[2]
    widths = list(map(_widest, zip(*cells, strict=True)))
    for name, least in CUT:
        column = HEADER.index(name)
        needed = widths[column] - max(sum(widths) - room, 0)
        widths[column] = min(widths[column], max(least, needed))
    return widths


def _widest(column: Iterable[str]) -> int:
    return max(map(len, column))


def _cell(cell: str, width: int) -> str:
    return plain(cell, width).ljust(width)


def _waiting(still: Counter[str]) -> list[str]:
    """What is neither due nor as declared."""
    return [f"{still[status]:,} {status}" for status in ("pending", "skipped") if still[status]]


def _account(host: str, entries: Sequence[Entry], waiting: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for members in _folded(entries):
        yield (host, *_row(members))
    if entries:
        counted = [entry.cost for entry in entries if entry.committed]
        yield (host, "", "", "", "total", *_prices(counted), ", ".join(f"and {each}" for each in waiting))


def _folded(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Members of a pool together, and many of a kind; the others one by one."""
    kinds: dict[tuple[str | None, ...], list[Entry]] = {}
    for entry in entries:
        kinds.setdefault((entry.action, entry.resource, entry.pool, entry.status), []).append(entry)
    for key, members in kinds.items():
        if len(members) > ALONE or (key[2] is not None and key[0] == "purchase"):
            yield members
        else:
            yield from ([member] for member in members)


def _row(members: Sequence[Entry]) -> tuple[str, ...]:
    first = members[0]
    name, target = first.name, first.target
    if len(members) > 1:
        name = f"{len(members):,} for pool {first.pool}" if first.pool is not None else f"{len(members):,}, {name} ..."
        targets = {contract(member.target, member.name) for member in members}
        target = targets.pop() if len(targets) == 1 else "..."
    prices = _prices(member.cost for member in members)
    return (first.action, first.resource, name, target, *prices, first.status)


def _prices(costs: Iterable[Cost]) -> tuple[str, str]:
    whole = total(costs)
    return price(whole.setup), price(whole.monthly)
