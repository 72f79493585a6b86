# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The pace that the carrier sees: rate_limit under concurrency, and a 429 that all workers of the account heed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from tests.bench.buying import CONTACT
from tests.bench.place import Place
from tests.bench.table import Row
from tests.support.sandbox import Sandbox

RATE = 50
#: The carrier's answer to one request in the middle of the purchases, in seconds.
RETRY_AFTER = 2
CONCURRENCY = 8


def arrivals(sandbox: Sandbox) -> list[tuple[float, int]]:
    """When each request came, in seconds, and the HTTP status it was answered with."""
    return sorted((datetime.fromisoformat(row["time"]).timestamp(), row["status"]) for row in sandbox.log())


def silence(found: Sequence[tuple[float, int]]) -> tuple[float, int]:
    """The longest time without a request after a 429, in seconds, and how many still came before it."""
    times = [time for time, _status in found]
    refused = next(at for at, (_time, status) in enumerate(found) if status == 429)
    gaps = [(after - before, at) for at, (before, after) in enumerate(pairwise(times[refused:]))]
    return max(gaps)


def busiest(times: Sequence[float]) -> int:
    """Most requests within any one second."""
    return max(sum(1 for time in times[at:] if time < began + 1) for at, began in enumerate(times))


def measure(place: Place) -> Iterator[Row]:
    """A row for the pace, one for the pause."""
    _bought(place, rate_limit=RATE)
    times = [time for time, _status in arrivals(place.sandbox)]
    rate = (len(times) - 1) / max(times[-1] - times[0], 0.001)
    yield Row(
        what=f"pace: requests a second with rate_limit {RATE} and concurrency {CONCURRENCY}",
        unit="calls/s",
        value=rate,
        base=RATE,
        against="rate_limit",
        most=None if place.sizes.tiny else RATE * 1.05,
    )
    most = RATE * 1.1
    what, goal = "pace: requests in the busiest second", "rate_limit, within a tenth"
    yield Row(what=what, unit="calls", value=busiest(times), base=RATE, against="rate_limit", most=most, goal=goal)
    _bought(place, refused_after=place.sizes.paced // 2)
    longest, came = silence(arrivals(place.sandbox))
    what = f"pace: no request comes for so long after a 429 with Retry-After {RETRY_AFTER}"
    yield Row(what=what, unit="s", value=longest, base=RETRY_AFTER, against="Retry-After", least=RETRY_AFTER * 0.95)
    what, most = "pace: requests that still came", 2 * (CONCURRENCY - 1)
    goal = "those in flight before it, and one each of the workers whose answers came before the 429's"
    yield Row(what=what, unit="calls", value=came, most=most, goal=goal)


def _bought(place: Place, *, rate_limit: int = 0, refused_after: int = 0) -> None:
    """A run of many calls."""
    place.sandbox.control("reset", {"balance": "100000000"})
    rows = [{"number": f"1206777{at:04}", "verification_required": 0, "sms": 0} for at in range(place.sizes.paced)]
    place.sandbox.control("market", {"api": "tcxc", "add": rows})
    place.sandbox.clear_log()
    if refused_after:
        place.sandbox.fault("purchase", "rate_limit", after=refused_after, seconds=RETRY_AFTER)
    wanted = {"count": place.sizes.paced, "select": {"prefix": "1206777"}, "contact": CONTACT, "billing_account": "1"}
    place.task("did_purchase", place.options("tcxc", **wanted, rate_limit=rate_limit, concurrency=CONCURRENCY))
