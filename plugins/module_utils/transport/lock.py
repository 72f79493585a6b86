# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One run at a time on an account, on this machine."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from ..domain.errors import LockedError
from .settings import is_loopback


def lock_path(carrier: str, url: str, login: str, usual: Iterable[str] = ()) -> str:
    """The lock file of one account, however its address is spelled; for all who share a folder of temporary files.

    ``usual``: the carrier's own addresses, which all lead to the same accounts.
    """
    host = "" if _host(url) in map(_host, usual) else _host(url)
    digest = hashlib.sha256(f"{carrier}\0{host}\0{login}".encode()).hexdigest()[:24]
    return str(Path(tempfile.gettempdir()) / f"dialtone-telecom-{digest}.lock")


def _host(url: str) -> str:
    """Host and port; the usual ports of http and https are one, and so are all names of this machine."""
    parts = urlsplit(url)
    name = (parts.hostname or "").rstrip(".")
    port = "" if parts.port in (80, 443, None) else parts.port
    return f"{'localhost' if is_loopback(name) else name}:{port}"


def _open(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        os.fchmod(descriptor, 0o666)
        return descriptor


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
        if not acquired(descriptor):
            from .lock_held import wait

            wait(descriptor, path, timeout, waiting)
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def acquired(descriptor: int) -> bool:
    """Take the lock, if nobody holds it."""
    with suppress(BlockingIOError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
