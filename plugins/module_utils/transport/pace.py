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
    """``concurrency`` requests in flight, ``rate`` started a second (0 = no limit, a token bucket of one second)."""

    def __init__(self, concurrency: int, rate: float) -> None:
        self._places = threading.BoundedSemaphore(concurrency)
        self._lock = threading.Lock()
        self._rate = rate
        self._burst = max(1.0, min(rate, float(concurrency)))
        self._tokens = self._burst
        self._filled = time.monotonic()
        self._open_at = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a place in flight, for a token and for the end of a pause; hold the place for the request."""
        with self._places:
            while (wait := self._claim()) > 0:
                time.sleep(wait)
            yield

    def _claim(self) -> float:
        """Take a token; 0 when taken, else the seconds to wait before asking again."""
        with self._lock:
            now = time.monotonic()
            if now < self._open_at:
                return self._open_at - now
            if self._rate <= 0:
                return 0.0
            self._tokens = min(self._burst, self._tokens + (now - self._filled) * self._rate)
            self._filled = now
            if self._tokens >= 1:
                self._tokens -= 1
                return 0.0
            return (1 - self._tokens) / self._rate

    def pause(self, seconds: float) -> None:
        """The carrier asked to slow down (429): no worker starts a request before that."""
        with self._lock:
            self._open_at = max(self._open_at, time.monotonic() + seconds)


def backoff(attempt: int) -> float:
    """Seconds before attempt 1, 2, 3, ...: 0.25, 0.5, 1, 2, then 4."""
    return min(4.0, 0.25 * float(2 ** max(0, attempt - 1)))
