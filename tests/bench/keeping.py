# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers that are owned: runs that find all as it should be, and moving thousands to another trunk group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log
from typing import Any

from tests.bench.buying import CONTACT
from tests.bench.floor import logged
from tests.bench.place import Place
from tests.bench.table import Row, beyond

#: The client's own CPU time for so many numbers, in seconds, and how much a play of 20,000 may take beyond ping.
OWN = 0.3
PER = 10_000
#: It is not held to less, in seconds: what a task takes whatever the count is in it.
LEAST = 0.1
IN_PLAY = 1.5
LARGEST = 200
#: Linear is 1; what does not grow at all lies below.
EXPONENT = 1.1
PAGE = 500
#: As many are made owned in one request to the sandbox.
CHUNK = 5000


def owned(place: Place, count: int) -> list[str]:
    """So many numbers on the tcxc account, and nothing for sale."""
    place.sandbox.control("reset", {"numbers": 0})
    digits = [f"1206{2_000_000 + at}" for at in range(count)]
    for start in range(0, count, CHUNK):
        part = {"api": "tcxc", "numbers": digits[start : start + CHUNK], "fields": {"contact": CONTACT}}
        place.sandbox.control("grant", part)
    place.sandbox.clear_log()
    return [f"+{number}" for number in digits]


def _declared(place: Place, numbers: list[str]) -> dict[str, Any]:
    """All of them, as declared in a file; the result names only what changes."""
    wanted = {"numbers_file": place.csv(numbers), "contact": CONTACT, "result_detail": "changed"}
    return place.options("tcxc", **wanted)


def converged(place: Place) -> Iterator[Row]:
    """By size: time and requests against just fetching the pages; how both grow; a whole play."""
    spent: dict[int, float | None] = {}
    for count in place.sizes.owned:
        numbers = owned(place, count)
        ours = place.task("did_purchase", _declared(place, numbers))
        calls = logged(place.sandbox.log(), "tcxc")
        pages = count // PAGE + 1
        prefixed = {"searchform": "1", "prefix": "", "pager": str(PAGE)}
        phase = [("/number/list", {**prefixed, "off": str(page * PAGE)}) for page in range(pages)]
        floor = place.floor("tcxc", [phase])
        spent[count] = beyond(ours.cpu, floor.cpu)
        what = f"converged: {count:,} owned numbers"
        yield Row(what=what, unit="s", value=ours.seconds, base=floor.seconds, against="just fetching the pages")
        window = 8
        yield Row(
            what=f"{what}: requests",
            unit="calls",
            value=len(calls),
            base=pages,
            against="pages of 500",
            most=pages + window + 1,
            goal="the pages and a window of 8",
        )
        yield Row(
            what=f"{what}: the client's own CPU time",
            unit="s",
            value=spent[count],
            most=None if place.sizes.tiny else max(OWN * count / PER, LEAST),
            goal=f"{OWN} s for {PER:,} numbers, but no less than {LEAST} s",
        )
        yield Row(what=f"{what}: peak memory of the task", unit="MiB", value=ours.mebibytes, most=LARGEST)
    yield _growth(spent, tiny=place.sizes.tiny)
    yield from _whole_play(place)


def _growth(spent: Mapping[int, float | None], *, tiny: bool) -> Row:
    """The exponent between the fewest and the most numbers."""
    least, most = min(spent), max(spent)
    first, last = spent[least], spent[most]
    grown = log(last / first) / log(most / least) if first and last else None
    name = f"converged: exponent of the growth of that CPU time from {least:,} to {most:,}"
    return Row(what=name, unit="", value=grown, most=None if tiny else EXPONENT)


def _whole_play(place: Place) -> Iterator[Row]:
    count = place.sizes.owned_in_play
    numbers = owned(place, count)
    ping = place.ping()
    ours = place.play({"dialtone.telecom.did_purchase": _declared(place, numbers)})
    what = f"converged: a play over {count:,} owned numbers"
    goal = f"a play of ping + {IN_PLAY} s"
    allowed = ping.seconds + IN_PLAY
    yield Row(
        what=what, unit="s", value=ours.seconds, base=ping.seconds, against="a play of ping", most=allowed, goal=goal
    )
    yield Row(what=f"{what}: peak memory", unit="MiB", value=ours.mebibytes, most=LARGEST)


def moving(place: Place) -> Iterator[Row]:
    """Thousands of numbers from one trunk group to another."""
    count = place.sizes.moved
    place.sandbox.control("reset", {"numbers": 0})
    for title in ("old", "new"):
        group = {"title": title, "primary": {"ip": "192.0.2.1"}, "billing_type": "metered"}
        place.task("trunk_group", place.options("vitcom", **group))
    old = place.sandbox.state()["vitcom"]["trunk_groups"][0]["id"]
    numbers = [f"206{2_000_000 + at}" for at in range(count)]
    for start in range(0, count, CHUNK):
        part = {"api": "vitcom", "numbers": numbers[start : start + CHUNK], "fields": {"trunk": old}}
        place.sandbox.control("grant", part)
    place.sandbox.clear_log()
    wanted: Mapping[str, Any] = {"numbers_file": place.csv(numbers), "trunk_group": "new", "result_detail": "changed"}
    ping = place.ping()
    ours = place.play({"dialtone.telecom.number_update": place.options("vitcom", **wanted)})
    calls, writes = logged(place.sandbox.log(), "vitcom"), place.sandbox.calls(writes=True)
    floor = place.floor("vitcom", [[call] for call in calls])
    what = f"move: {count:,} numbers to another trunk group"
    yield Row(
        what=what,
        unit="s",
        value=beyond(ours.seconds, ping.seconds),
        base=floor.seconds,
        against="the same calls, one by one",
    )
    yield Row(what=f"{what}: writes", unit="calls", value=len(writes), most=-(-count // 1000), goal="1 per 1,000")
    yield Row(what=f"{what}: peak memory", unit="MiB", value=ours.mebibytes, most=LARGEST)
