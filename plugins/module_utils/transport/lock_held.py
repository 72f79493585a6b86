# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Another run holds the account's lock. Imported only then."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from ..domain.errors import LockedError
from .lock import acquired

POLL = 0.1


def wait(descriptor: int, path: str, timeout: float, waiting: Callable[[str], None]) -> None:
    """Say so, and take the lock once it is free. Raises LockedError after ``timeout`` seconds."""
    deadline = time.monotonic() + timeout
    waiting(f"Another run (process {_holder(descriptor)}) works on this account; waiting up to {timeout:g} s for it.")
    while not acquired(descriptor):
        if time.monotonic() >= deadline:
            why = f"another run (process {_holder(descriptor)}) still works on this account after {timeout:g} s"
            raise LockedError(why, hint=f"Let it finish, or raise lock_timeout. The lock is {path}.")
        time.sleep(POLL)


def _holder(descriptor: int) -> str:
    return os.pread(descriptor, 64, 0).decode("ascii", "replace").strip() or "unknown"
