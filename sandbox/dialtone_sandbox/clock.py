# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The carrier's clock: real time plus an offset that tests may move."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from dialtone_sandbox.settings import Settings

OFFSET = "clock_offset"


class Clock:
    """Seconds since 1970 and UTC dates as the sandbox sees them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pinned: float | None = None
        self.load()

    def load(self) -> None:
        """Take the offset from the data file."""
        self.offset = float(self._settings.get(OFFSET, "0"))

    def unix(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.offset if self._pinned is None else self._pinned

    def now(self) -> datetime:
        """The date and time in UTC, without a time zone attached."""
        return datetime.fromtimestamp(self.unix(), UTC).replace(tzinfo=None)

    def set_offset(self, seconds: float) -> None:
        """Run `seconds` ahead of real time (behind it when negative), also after a restart."""
        self._settings.put(OFFSET, repr(float(seconds)))
        self.offset = float(seconds)

    def advance(self, seconds: float) -> None:
        """Move the clock on by `seconds`."""
        self.set_offset(self.offset + seconds)

    @contextmanager
    def pinned(self, unix: float) -> Iterator[None]:
        """Inside, it is `unix` all the time."""
        self._pinned = unix
        try:
            yield
        finally:
            self._pinned = None
