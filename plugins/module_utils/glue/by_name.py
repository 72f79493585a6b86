# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The numbers that a task names, however they were given. Imported only where some are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..domain.number import Routing
from ..domain.wish import WantedNumber
from .bulk import Entry, Positions
from .wish import stripped

if TYPE_CHECKING:
    from .wish import WishReader

STATES = ("present", "absent")


def wanted_numbers(reader: WishReader, default: Routing) -> Iterator[WantedNumber]:
    """The numbers, checked; what an entry leaves out comes from the task, the routing as ``default``."""
    params, problems = reader.params, reader.problems
    positions = Positions(problems)
    for position, entry in _entries(reader):
        number = reader.e164(entry["number"], position)
        if number is None:
            continue
        positions.add(number, position)
        state = entry.get("state") or params.get("state") or "present"
        if state not in STATES:
            problems.add(position, ("state",), f"is {state!r}, not present or absent")
        routing = {**default, **reader.routing(entry, position)} if len(entry) > 1 else default
        account = stripped(entry.get("billing_account") or params.get("billing_account"))
        yield WantedNumber(number=number, routing=routing, billing_account=account, absent=state == "absent")


def _entries(reader: WishReader) -> Iterator[Entry]:
    """Each number with the options that it has of its own."""
    params, problems = reader.params, reader.problems
    if params["number"] is not None:
        yield ("number",), {"number": params["number"]}
    if params["numbers"] is not None:
        from .listed import listed_entries

        yield from listed_entries("numbers", params["numbers"], "number", reader.keys, problems)
    if params["numbers_file"] is not None:
        from .numbers_file import file_entries

        yield from file_entries(params["numbers_file"], "number", reader.keys, problems)
