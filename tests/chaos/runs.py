# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Runs of an estate's tasks: in this process, or in a child of it that is killed."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, Request, Session
from tests.chaos.around import Task
from tests.chaos.clock import carrier_time
from tests.chaos.harm import Kill
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

Result = dict[str, Any]
#: Keys of a result that tell nothing of what happened.
UNTOLD = frozenset({"invocation", "diff", "plan", "api_calls", "surplus", "covered"})


class BrokenRunError(RuntimeError):
    """A child process broke by itself, which says nothing about the collection; with the child's own traceback."""


@dataclass(frozen=True)
class Run:
    """The results of the tasks that ended, and whether the run was killed before the last did."""

    results: tuple[Result, ...]
    killed: bool = False

    @property
    def failed(self) -> bool:
        return any(result["failed"] for result in self.results)

    @property
    def changed(self) -> bool:
        return any(result["changed"] for result in self.results)

    @staticmethod
    def warnings(result: Result) -> list[str]:
        """What a result warns of."""
        return [json.dumps(warning, ensure_ascii=False) for warning in result.get("warnings", ())]

    @property
    def text(self) -> str:
        """All that the user was told."""
        return json.dumps([{key: told for key, told in each.items() if key not in UNTOLD} for each in self.results])


def run(sandbox: Sandbox, carrier: str, tasks: Iterable[Task], **options: Any) -> Run:
    """Run the tasks one after the other, by the carrier's clock; none after one that failed."""
    results: list[Result] = []
    with carrier_time(sandbox):
        _run(sandbox, carrier, tasks, options, results.append)
    return Run(tuple(results))


def killed_run(sandbox: Sandbox, carrier: str, tasks: Iterable[Task], kill: Kill, **options: Any) -> Run:
    """The same in a child process, which ends at the given request as by kill -9. Raises BrokenRunError."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _die(sandbox, carrier, tasks, kill, options, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        results = tuple(json.loads(line) for line in told)
    _child, status = os.waitpid(child, 0)
    if results and "broke" in results[-1]:
        raise BrokenRunError(results[-1]["broke"])
    return Run(results, killed=os.WIFSIGNALED(status))


def _run(
    sandbox: Sandbox, carrier: str, tasks: Iterable[Task], options: dict[str, Any], tell: Callable[[Result], None]
) -> None:
    for task in tasks:
        result = run_module(task.module, {**sandbox.options(carrier), **options, **task.params})
        tell(result)
        if result["failed"]:
            return


def _die(sandbox: Sandbox, carrier: str, tasks: Iterable[Task], kill: Kill, options: dict[str, Any], told: int) -> None:
    """Never returns: ends by the kill, or when the run is over before that; what breaks it is told as the last."""

    def tell(result: Result) -> None:
        os.write(told, f"{json.dumps(result)}\n".encode())

    try:
        with carrier_time(sandbox), patch.object(Session, "_exchange", _deadly(kill)):
            _run(sandbox, carrier, tasks, options, tell)
    finally:
        error = sys.exception()
        if error is not None:
            tell({"broke": "".join(traceback.format_exception(error))})
        os._exit(0)


def _deadly(kill: Kill) -> Callable[..., tuple[Answer, str | None]]:
    """Session's exchange of a request, in which the process dies."""
    exchange, lock, sent = Session._exchange, threading.Lock(), 0

    def exchanged(session: Session, request: Request, *, writes: bool) -> tuple[Answer, str | None]:
        nonlocal sent
        with lock:
            counts = kill.counts(request.call, writes=writes)
            sent += counts
            last = counts and sent == kill.at
        if last and kill.moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            return exchange(session, request, writes=writes)
        finally:
            if last:
                os.kill(os.getpid(), signal.SIGKILL)

    return exchanged
