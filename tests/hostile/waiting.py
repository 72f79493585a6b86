# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Nobody waits: whoever sleeps has the clock moved on, and is woken with an error where it would have no end."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from unittest.mock import patch

PACKAGE = "ansible_collections.dialtone.telecom.plugins.module_utils"
#: A module may wait so long in all, in seconds; those who let it wait longer are told so.
LONGEST = 30 * 86400.0


class EndlessError(BaseException):
    """Something went on for longer than anything may."""


class FastClock:
    """Looks like the module ``time``."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.time = time.time

    def sleep(self, seconds: float) -> None:
        if not seconds >= 0:
            raise ValueError("sleep length must be non-negative")
        self.passed += max(seconds, 0.001)
        if self.passed > LONGEST:
            raise EndlessError(f"{self.passed:g} s were slept away")

    def monotonic(self) -> float:
        return time.monotonic() + self.passed


@contextmanager
def no_waiting(seconds: int = 30) -> Iterator[FastClock]:
    """Inside, sleeping takes no time; what takes longer than ``seconds`` all the same raises EndlessError."""
    clock = FastClock()

    def wake(_number: int, _frame: FrameType | None) -> None:
        raise EndlessError(f"it takes longer than {seconds} s")

    found = [module for name, module in list(sys.modules.items()) if name.startswith(PACKAGE)]
    before = signal.signal(signal.SIGALRM, wake)
    signal.alarm(seconds)
    with ExitStack() as undone:
        undone.callback(signal.signal, signal.SIGALRM, before)
        undone.callback(signal.alarm, 0)
        for module in found:
            if getattr(module, "time", None) is time:
                undone.enter_context(patch.object(module, "time", clock))
        yield clock
