# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""One pace for all workers: places in flight, requests a second, pauses."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formatdate
from itertools import pairwise

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import RefusedError
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.pace import (
    LONGEST_PAUSE,
    Pace,
    backoff,
    retry_after,
)


def _run(pace: Pace, workers: int, hold: float = 0.0) -> tuple[int, float]:
    """How many were in flight at most, and how long ``workers`` requests took."""
    lock, flying, most = threading.Lock(), 0, 0

    def request(_number: int) -> None:
        nonlocal flying, most
        with pace.turn("GET /somewhere"):
            with lock:
                flying += 1
                most = max(most, flying)
            time.sleep(hold)
            with lock:
                flying -= 1

    begin = time.monotonic()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(request, range(workers)))
    return most, time.monotonic() - begin


def test_no_more_requests_are_in_flight_than_allowed() -> None:
    most, seconds = _run(Pace(concurrency=3, rate=0), workers=9, hold=0.03)
    assert most == 3
    assert seconds >= 0.09


def test_no_more_requests_are_started_a_second_than_allowed() -> None:
    _most, seconds = _run(Pace(concurrency=8, rate=40), workers=12)
    # The first one starts at once, each other 0.025 s after the one before it.
    assert 0.27 <= seconds < 0.9


def test_without_a_rate_nobody_waits() -> None:
    _most, seconds = _run(Pace(concurrency=8, rate=0), workers=8)
    assert seconds < 0.1


def test_a_slow_rate_still_lets_one_start_at_once() -> None:
    _most, seconds = _run(Pace(concurrency=8, rate=0.5), workers=1)
    assert seconds < 0.1


def test_a_pause_holds_every_worker_back() -> None:
    pace = Pace(concurrency=4, rate=0)
    pace.pause(0.2)
    pace.pause(0.1)
    _most, seconds = _run(pace, workers=4)
    assert 0.19 <= seconds < 0.5


def test_a_pause_that_is_too_long_to_wait_for_lets_nobody_start() -> None:
    pace = Pace(concurrency=4, rate=0)
    pace.pause(LONGEST_PAUSE + 30)
    with pytest.raises(RefusedError, match="HTTP 429"):
        _run(pace, workers=4)


def test_who_waited_when_a_pause_began_starts_after_it_and_as_evenly() -> None:
    pace, starts = Pace(concurrency=8, rate=20), []

    def request(_number: int) -> None:
        with pace.turn("GET /somewhere"):
            starts.append(time.monotonic())

    with ThreadPoolExecutor(6) as pool:
        done = [pool.submit(request, number) for number in range(6)]
        time.sleep(0.02)
        pace.pause(0.3)
        paused = time.monotonic()
    assert [each.result() for each in done] == [None] * 6
    after = sorted(start - paused for start in starts if start > paused)
    assert len(after) == 5
    assert after[0] >= 0.29
    assert min(later - earlier for earlier, later in pairwise(after)) >= 0.03


def test_the_carrier_says_how_long_to_wait_in_seconds() -> None:
    assert retry_after(" 7 ", 1) == 7


def test_the_carrier_says_until_when_to_wait() -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 28 < retry_after(then, 1) <= 30
    assert retry_after(formatdate(0, usegmt=True), 1) == 0


@pytest.mark.parametrize("header", [None, "", "soon", "-3", "\u00b2", "1.5"])
def test_an_unreadable_header_is_as_good_as_none(header: str | None) -> None:
    assert retry_after(header, 3) == backoff(3) == 1.0


def test_waits_grow_up_to_four_seconds() -> None:
    assert [backoff(attempt) for attempt in range(8)] == [0.25, 0.25, 0.5, 1, 2, 4, 4, 4]
