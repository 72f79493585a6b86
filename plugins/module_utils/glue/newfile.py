# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import secrets
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

CHUNK = 256 * 1024
#: The mode of what tells how an account is used (its routing, its calls): nobody but its owner has a reason to look.
OWNERS = 0o600
#: The mode of what a run writes to be reviewed: a pipeline takes it up as another user, and people read it.
EVERYBODYS = 0o644


def place_problem(option: str, path: str) -> str | None:
    """Why no file can be written there, or None; nothing is written to find out."""
    target = Path(path).resolve()
    if not target.parent.is_dir():
        return f"{option} {path!r}: the folder {str(target.parent)!r} does not exist"
    if not os.access(target.parent, os.W_OK | os.X_OK):
        return f"{option} {path!r}: the folder {str(target.parent)!r} is not writable"
    if target.exists() and not target.is_file():
        return f"{option} {path!r} is there already, and is not a file"
    return None


@contextmanager
def replacing(path: str, *, mode: int = OWNERS) -> Iterator[BinaryIO]:
    """A file in the same folder that takes the place of ``path`` once it is written without an error.

    A file that holds the same already is left alone, one that is replaced keeps its mode, and a new one gets
    ``mode``. Raises OSError.
    """
    target = Path(path).resolve()
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else mode
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    nameless = _nameless(target.parent)
    try:
        with _terminable(), nameless or open(part, "x+b", opener=partial(os.open, mode=0o600)) as file:
            yield file
            file.flush()
            if _same(file, target):
                return
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
            if nameless:
                _name(file, part)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _same(file: BinaryIO, target: Path) -> bool:
    """Whether an older file holds what was written now."""
    if not target.is_file() or target.stat().st_size != os.fstat(file.fileno()).st_size:
        return False
    file.seek(0)
    with target.open("rb") as old:
        return all(old.read(CHUNK) == chunk for chunk in iter(lambda: file.read(CHUNK), b""))


def _nameless(folder: Path) -> BinaryIO | None:
    """A file without a name, which vanishes with its process however that ends; None where there is no such thing."""
    flag: int | None = getattr(os, "O_TMPFILE", None)
    if flag is None or not Path("/proc/self/fd").exists():
        return None
    try:
        return os.fdopen(os.open(folder, flag | os.O_RDWR, 0o600), "w+b")
    except OSError:
        return None


def _name(file: BinaryIO, part: Path) -> None:
    folder = os.open(part.parent, os.O_RDONLY)
    try:
        # Only with a folder's descriptor does Python follow the link in /proc to the file itself.
        os.link(f"/proc/self/fd/{file.fileno()}", part.name, dst_dir_fd=folder)
    finally:
        os.close(folder)


@contextmanager
def _terminable() -> Iterator[None]:
    """A polite kill runs what tidies up, as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
