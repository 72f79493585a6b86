# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One pace for all workers of an account: how many requests at once, how many a second, and the carrier's 429."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

#: A carrier that asks for a longer pause than this is told of instead of waited for, in seconds.
LONGEST_PAUSE = 300.0


class Pace:
    """``concurrency`` requests in flight, ``rate`` started a second (0 = no limit), evenly spread over it."""

    def __init__(self, concurrency: int, rate: float) -> None:
        self._places = threading.BoundedSemaphore(concurrency)
        self._lock = threading.Lock()
        self._apart = 1 / rate if rate > 0 else 0.0
        self._next = self._open_at = 0.0

    @contextmanager
    def turn(self, call: str) -> Iterator[None]:
        """Wait for a place in flight, for a start and for the end of a pause; hold the place for the request.

        Raises RefusedError, with ``call`` in it, when the carrier asked for a pause that is too long to wait for.
        """
        with self._places:
            start = self._start()
            while (wait := start - time.monotonic()) > 0:
                if (left := self._open_at - time.monotonic()) > LONGEST_PAUSE:
                    from .limit import limit_reached

                    raise limit_reached(call, left)
                time.sleep(wait)
                if start < self._open_at:
                    start = self._start()
            yield

    def _start(self) -> float:
        """The next time at which a request may start; it is taken."""
        with self._lock:
            start = max(time.monotonic(), self._next, self._open_at)
            self._next = start + self._apart
            return start

    def pause(self, seconds: float) -> None:
        """The carrier asked to slow down (429): no worker starts a request before that."""
        with self._lock:
            self._open_at = max(self._open_at, time.monotonic() + seconds)


def backoff(attempt: int) -> float:
    """Seconds before attempt 1, 2, 3, ...: 0.25, 0.5, 1, 2, then 4."""
    return min(4.0, 0.25 * float(2 ** max(0, attempt - 1)))


def retry_after(header: str | None, attempt: int) -> float:
    """Seconds to pause after a 429: the Retry-After header (seconds or a date), else a back-off by attempt.

    It is asked for while other workers go on, so what is plain needs no import.
    """
    if header is None or header.strip().isdecimal():
        return float(header) if header else backoff(attempt)
    from .limit import seconds_until

    seconds = seconds_until(header)
    return backoff(attempt) if seconds is None else seconds
