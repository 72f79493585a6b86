# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A process that runs modules for tests: two at a time, as on two machines, and such as are killed half way.

It forks from a process without threads; pytest's own may have some. `python -m tests.chaos.worker` reads orders.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.chaos.around import Task
from tests.chaos.harm import Kill
from tests.chaos.runs import Run, killed_run, run
from tests.support.sandbox import Sandbox

CHECKOUT = Path(__file__).parents[2]


class Worker:
    """One machine: ``folder`` is where it keeps its lock files."""

    def __init__(self, folder: Path) -> None:
        paths = os.pathsep.join(str(CHECKOUT / name) for name in ("collections", "sandbox", "."))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.worker"],
            cwd=CHECKOUT,
            env={**os.environ, "PYTHONPATH": paths, "TMPDIR": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told()

    def _told(self) -> Any:
        """What the process says next."""
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def start(
        self, sandbox: Sandbox, carrier: str, tasks: Iterable[Task], kill: Kill | None = None, **options: Any
    ) -> None:
        """Begin a run; it ends at the request that ``kill`` names, if at all."""
        order = {
            "url": sandbox.url,
            "accounts": sandbox.accounts,
            "carrier": carrier,
            "tasks": [[task.module, dict(task.params)] for task in tasks],
            "kill": None if kill is None else asdict(kill),
            "options": options,
        }
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()

    def ended(self) -> Run:
        """The run that was begun, when it is over."""
        told = self._told()
        return Run(tuple(told["results"]), killed=told["killed"])

    def stop(self) -> None:
        self._process.communicate(timeout=20)


class Reached(Sandbox):
    """A sandbox that another process started."""

    def __init__(self, url: str, accounts: Any) -> None:
        super().__init__(Path())
        self.port = int(url.rpartition(":")[2])
        self.accounts = accounts


def main() -> None:
    """Say that it is there, and carry out the orders on standard input, one a line, until it ends."""
    print("true", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        sandbox = Reached(order["url"], order["accounts"])
        tasks = [Task(module, params) for module, params in order["tasks"]]
        if order["kill"] is None:
            done = run(sandbox, order["carrier"], tasks, **order["options"])
        else:
            done = killed_run(sandbox, order["carrier"], tasks, Kill(**order["kill"]), **order["options"])
        print(json.dumps({"results": done.results, "killed": done.killed}), flush=True)


if __name__ == "__main__":
    main()
