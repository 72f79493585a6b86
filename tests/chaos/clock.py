# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""One clock for the client and the carrier: when the client waits, it is the carrier's clock that moves on.

So patience, back-off and pauses have their real length, effects come seconds late, and nobody waits for them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from unittest.mock import patch

import requests

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc import login
from ansible_collections.dialtone.telecom.plugins.module_utils.transport import confirm, lost, pace, session
from tests.support.sandbox import Sandbox


class CarrierClock:
    """The sandbox's clock, moved on by whoever waits; used by several threads."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._url = f"{sandbox.url}/_sandbox/clock"
        self._lock = threading.Lock()
        self._http = requests.Session()
        self._http.trust_env = False
        with self._http.get(self._url, timeout=20) as answer:
            self._offset = float(answer.json()["offset"])

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self._offset += seconds
            self._http.post(self._url, json={"advance": seconds}, timeout=20).raise_for_status()

    def monotonic(self) -> float:
        return time.monotonic() + self._offset

    def time(self) -> float:
        return time.time() + self._offset

    def close(self) -> None:
        self._http.close()


@contextmanager
def carrier_time(sandbox: Sandbox) -> Iterator[None]:
    """Inside, the client goes by the carrier's clock; only the time-out of an answer is real."""
    clock = CarrierClock(sandbox)
    waiting = SimpleNamespace(sleep=clock.sleep, monotonic=time.monotonic)
    with ExitStack() as patched:
        for module in (confirm, lost, pace, login):
            patched.enter_context(patch.object(module, "time", clock))
        patched.enter_context(patch.object(session, "time", waiting))
        patched.callback(clock.close)
        yield
