# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How far running tasks are: what they note in a folder, in one line for a terminal."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .pen import plain

#: Seconds after which a task is a long one, and between two looks.
LONG, OFTEN = 2.0, 0.5
#: Seconds without any outcome, of whichever task, after which nobody can say how long the rest takes.
STILL = 10.0
#: A new line below the one where the next message goes, and the way back: whatever is printed next overwrites nothing.
_BELOW = "\n\x1b[K{}\x1b[1A\r"
_CLEAR = "\x1b[J"


def progress(folder: Path, now: float) -> str | None:
    """``1,206 of 5,000 numbers, 84 a second, 45 s left``, all running tasks together; None where none runs long.

    Where nothing comes any more, ``34 of 40 numbers, no answer for 35 s``.
    """
    notes = [note for note in _notes(folder) if now - note["began"] >= LONG]
    if not notes:
        return None
    done, whole = sum(note["done"] for note in notes), sum(note["total"] for note in notes)
    still = now - max(note["now"] for note in notes)
    if still >= STILL:
        return f"{done:,} of {whole:,} {_things(notes)}, no answer for {_time(still)}"
    rate = sum(note["done"] / max(note["now"] - note["began"], 0.001) for note in notes)
    left = f", {_time((whole - done) / rate)} left" if rate else ""
    return f"{done:,} of {whole:,} {_things(notes)}, {rate:,.3g} a second{left}"


def _things(notes: Sequence[Mapping[str, Any]]) -> str:
    return plain(notes[0]["what"]).replace("_", " ") + "s"


def _notes(folder: Path) -> Iterator[Mapping[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        try:
            note = json.loads(path.read_text(encoding="utf-8"))
            os.kill(int(path.stem), 0)
        except (OSError, ValueError):
            # It ended meanwhile, or was killed.
            continue
        yield note


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


class Watch(threading.Thread):
    """Shows the progress while it runs, by writing bytes to a terminal."""

    def __init__(self, folder: Path, write: Callable[[bytes], object], clock: Callable[[], float]) -> None:
        super().__init__(name="dialtone-progress", daemon=True)
        self._folder, self._write, self._clock = folder, write, clock
        self._ended = threading.Event()
        self._shown = False

    def run(self) -> None:
        while not self._ended.wait(OFTEN):
            line = progress(self._folder, self._clock())
            if line:
                self._write(_BELOW.format(line).encode())
                self._shown = True
            else:
                self.clear()

    def clear(self) -> None:
        """Take away what is shown, before or after something else is printed."""
        if self._shown:
            self._shown = False
            self._write(_CLEAR.encode())

    def end(self) -> None:
        self._ended.set()
        self.join(timeout=2)
        self.clear()
