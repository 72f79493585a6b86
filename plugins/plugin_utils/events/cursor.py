# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What was told already, in a file that survives a restart."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...module_utils.domain.errors import InputError
from ...module_utils.glue.newfile import replacing

FORMAT = 1


class Cursor:
    """The state of each account by its name. The file is for its owner alone, for phone numbers are personal data."""

    def __init__(self, path: Path, accounts: dict[str, dict[str, Any]]) -> None:
        self._path, self._accounts = path, accounts
        self._saved = ""
        self._writer = ThreadPoolExecutor(max_workers=1)

    def of(self, name: str, identity: str) -> dict[str, Any]:
        """The state of an account, to be changed in place; empty for another account under an earlier one's name."""
        state = self._accounts.get(name)
        if state is None or state["identity"] != identity:
            state = self._accounts[name] = {"identity": identity, "sequence": 0, "sections": {}}
        return state

    def save(self) -> None:
        """Put the whole file in place at once, if anything changed. Raises InputError.

        Nothing else happens meanwhile: an event that was told is noted before anybody can act on it, or end the source.
        """
        text = json.dumps({"format": FORMAT, "accounts": self._accounts})
        if text != self._saved:
            # Beside the main thread, where writing a file would take hold of signals.
            self._writer.submit(self._write, text).result()
            self._saved = text

    def _write(self, text: str) -> None:
        try:
            with replacing(str(self._path)) as file:
                file.write(text.encode())
        except OSError as error:
            raise InputError(f"cursor {self._path} cannot be written: {error.strerror}") from error


@contextmanager
def opened(path: str) -> Iterator[Cursor]:
    """The cursor in a file, for this process alone. Raises InputError."""
    place = Path(path).expanduser().absolute()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with open(f"{place}.lock", "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise InputError(f"cursor {path}: another event source uses it; give each its own") from error
            yield Cursor(place, _read(place))
    except OSError as error:
        raise InputError(f"cursor {path}: {error.strerror}") from error


def _read(place: Path) -> dict[str, dict[str, Any]]:
    """A file that is no cursor stops the source: to begin anew would lose events in silence."""
    if not place.exists():
        return {}
    try:
        document = json.loads(place.read_text(encoding="utf-8"))
        if document["format"] == FORMAT:
            return dict(document["accounts"])
    except (ValueError, KeyError, TypeError):
        pass
    raise InputError(f"{place} is no cursor of this event source: move it away to begin anew")
