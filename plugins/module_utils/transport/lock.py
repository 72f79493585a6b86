# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One run at a time on an account, on this machine."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..domain.errors import LockedError

POLL = 0.1


def lock_path(*identity: str) -> str:
    """The lock file of one account; shared by all users of the machine."""
    digest = hashlib.sha256("\0".join(identity).encode()).hexdigest()[:24]
    return str(Path(tempfile.gettempdir()) / f"dialtone-telecom-{digest}.lock")


def _open(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        os.fchmod(descriptor, 0o666)
        return descriptor


def _holder(descriptor: int) -> str:
    return os.pread(descriptor, 64, 0).decode("ascii", "replace").strip() or "unknown"


@contextmanager
def account_lock(path: str, timeout: float, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the account's lock. ``waiting`` is told once, with a sentence, when another run holds it.

    The kernel frees the lock when a process dies, however it dies. Raises LockedError after ``timeout`` seconds.
    """
    try:
        descriptor = _open(path)
    except OSError as error:
        raise LockedError(f"the account's lock file {path} cannot be opened: {error.strerror}") from error
    try:
        _acquire(descriptor, path, timeout, waiting)
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: str, timeout: float, waiting: Callable[[str], None]) -> None:
    deadline = time.monotonic() + timeout
    told = False
    while True:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        holder = _holder(descriptor)
        if not told:
            waiting(f"Another run (process {holder}) works on this account; waiting up to {timeout:g} s for it.")
            told = True
        if time.monotonic() >= deadline:
            why = f"another run (process {holder}) still works on this account after {timeout:g} s"
            raise LockedError(why, hint=f"Let it finish, or raise lock_timeout. The lock is {path}.")
        time.sleep(POLL)
