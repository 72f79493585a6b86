# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Look again and again, and tell each change once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from .changes import Change, changes, kept
from .cursor import Cursor, opened
from .look import Watched, look_at
from .options import Options

Put = Callable[[dict[str, Any]], Awaitable[None]]


async def follow(options: Options, put: Put) -> None:
    """Follow all accounts until this is cancelled; a slow one does not hold up the others. Raises InputError."""
    with opened(options.cursor) as cursor:
        await asyncio.gather(*(_follow_one(each, cursor, put, options.interval) for each in options.accounts))


async def _follow_one(watched: Watched, cursor: Cursor, put: Put, interval: float) -> None:
    while True:
        await look_and_tell(watched, cursor, put)
        await asyncio.sleep(interval)


async def look_and_tell(watched: Watched, cursor: Cursor, put: Put) -> None:
    """One look. An event is noted before it is told: whoever is killed before that is noted too tells it once more."""
    state = cursor.of(watched.name, watched.identity)
    sections = state["sections"]
    await _tell(state, cursor, put)
    look = await asyncio.to_thread(look_at, watched, sections)
    for section, now in {"problems": look.problems, **look.sections}.items():
        for change in changes(section, sections, now):
            state["sequence"] += 1
            event = _event(watched, change, state["sequence"])
            state["telling"] = {"event": event, "section": section, "known": change.known}
            cursor.save()
            await _tell(state, cursor, put)
        sections[section] = kept(section, sections, now)
    cursor.save()


async def _tell(state: dict[str, Any], cursor: Cursor, put: Put) -> None:
    """Tell the event that is noted, if there is one, as it is noted."""
    telling = state.get("telling")
    if telling is None:
        return
    await put(dict(telling["event"]))
    state["sections"][telling["section"]] = telling["known"]
    del state["telling"]
    cursor.save()


def _event(watched: Watched, change: Change, sequence: int) -> dict[str, Any]:
    facts: Mapping[str, Any] = change.facts
    return {
        "type": change.type,
        "name": watched.name,
        "carrier": watched.account.carrier,
        "account": watched.account.login,
        "id": f"{watched.name}-{sequence}",
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        **facts,
    }
