# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Where benchmarks run: a sandbox, plays and tasks as users run them, and how long and how large each was."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import floor
from tests.support.environment import BIN, BYTECODE, CHECKOUT, ansible_environment
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

COLLECTION = "dialtone.telecom."
#: What is stopped may take so long to end, in seconds.
STOPPING = 5
Task = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How much is measured. ``tiny``: too little to tell anything, and tasks run without ansible-playbook."""

    calls: int = 3000
    few: int = 10_000
    many: int = 1_000_000
    bought: tuple[int, ...] = (50, 200, 1000)
    looped: int = 20
    owned: tuple[int, ...] = (1000, 10_000, 50_000)
    owned_in_play: int = 20_000
    ordered: int = 1000
    moved: int = 5000
    accounts: int = 20
    forks: tuple[int, ...] = (5, 20)
    tasks: int = 10
    listed: tuple[int, ...] = (1000, 10_000)
    paced: int = 200
    tiny: bool = False


FULL = Sizes()
TINY = Sizes(
    calls=8,
    few=20,
    many=60,
    bought=(3,),
    looped=2,
    owned=(4, 8),
    owned_in_play=4,
    ordered=3,
    moved=3,
    accounts=6,
    forks=(1,),
    tasks=1,
    listed=(3,),
    paced=10,
    tiny=True,
)


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What a run took: wall and CPU time in seconds, the largest of its processes in MiB, and what it told."""

    seconds: float
    cpu: float
    mebibytes: float
    told: Any = None


@dataclass
class Place:
    """One sandbox and one folder for one benchmark."""

    sandbox: Sandbox
    folder: Path
    sizes: Sizes

    def play(self, *tasks: Task, **more: str) -> Usage:
        """A play of these tasks on this machine, with ansible-playbook."""
        if self.sizes.tiny:
            return _rehearsed(tasks)
        play = {"hosts": "localhost", "connection": "local", "gather_facts": False, "tasks": [dict(t) for t in tasks]}
        play["vars"] = {"ansible_python_interpreter": sys.executable}
        (self.folder / "play.yml").write_text(json.dumps([play]))
        return self.playbook("play.yml", **more)

    def playbook(self, *command: str, **more: str) -> Usage:
        """ansible-playbook as a user calls it: without what makes tests quicker."""
        environment = {**ansible_environment(self.folder), "ANSIBLE_LOCALHOST_WARNING": "0", **more}
        for name in BYTECODE:
            del environment[name]
        return timed([str(BIN / "ansible-playbook"), *command], self.folder, environment)

    def ping(self, count: int = 1) -> Usage:
        """A play that does nothing: what ansible-playbook itself takes."""
        return self.play(*[{"ansible.builtin.ping": {}}] * count)

    def task(self, module: str, options: Mapping[str, Any]) -> Usage:
        """A module in a process of its own, without ansible-playbook; it tells its result, imports not counted."""
        if self.sizes.tiny:
            return _rehearsed([{COLLECTION + module: options}])
        path = self.folder / "options.json"
        path.write_text(json.dumps(options))
        return _inner([sys.executable, "-m", "tests.bench.task", module, str(path)], self.folder)

    def floor(self, api: str, phases: floor.Phases) -> Usage:
        """The bare script: these calls, and nothing else."""
        account = self.sandbox.accounts[api]
        if self.sizes.tiny:
            return Usage(mebibytes=_largest(), **floor.run(account, phases))
        path = self.folder / "phases.json"
        path.write_text(json.dumps([account, phases]))
        return _inner([sys.executable, "-m", "tests.bench.floor", str(path)], self.folder)

    def options(self, api: str, **more: Any) -> dict[str, Any]:
        """The account's options of a module."""
        return self.sandbox.options(api) | more

    def csv(self, numbers: Sequence[str]) -> str:
        """A file of numbers."""
        path = self.folder / "numbers.csv"
        path.write_text("\n".join(["number", *numbers, ""]))
        return str(path)

    def inventory(self, hosts: Mapping[str, Mapping[str, Any]]) -> str:
        """An inventory of accounts."""
        path = self.folder / "inventory.yml"
        everywhere = {"ansible_connection": "local", "ansible_python_interpreter": sys.executable}
        path.write_text(json.dumps({"all": {"hosts": hosts, "vars": everywhere}}))
        return str(path)


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Usage:
    """Run a command that must succeed. Its size is that of the largest process it started or was."""
    with tempfile.TemporaryFile() as output:
        began = time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        with _ended_with_us(process):
            _pid, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        told = output.read().decode(errors="replace")
    assert process.returncode == 0, told[-3000:]
    return Usage(seconds=seconds, cpu=used.ru_utime + used.ru_stime, mebibytes=used.ru_maxrss / 1024, told=told)


@contextmanager
def _ended_with_us(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whoever stops the bench stops what it started; ansible-playbook then ends its workers itself."""
    try:
        yield
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        raise


def _inner(command: Sequence[str], folder: Path) -> Usage:
    """A command that measures itself: the last line it prints is what it found."""
    environment = {"PYTHONPATH": f"{CHECKOUT / 'collections'}:{CHECKOUT}", "PATH": os.environ["PATH"]}
    outer = timed(command, folder, environment)
    return Usage(mebibytes=outer.mebibytes, **json.loads(outer.told.splitlines()[-1]))


def _rehearsed(tasks: Sequence[Task]) -> Usage:
    """The collection's own tasks among these, in this process: shows that they work."""
    began, result = time.monotonic(), {}
    ours = [pair for task in tasks for pair in task.items() if pair[0].startswith(COLLECTION)]
    for name, options in ours:
        result = run_module(name.removeprefix(COLLECTION), dict(options))
        assert not result["failed"], result["msg"]
    return Usage(seconds=time.monotonic() - began, cpu=time.process_time(), mebibytes=_largest(), told=result)


def _largest() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def fresh_place(sizes: Sizes, latency: int) -> Iterator[Place]:
    """A sandbox of its own, and the folder that goes with it."""
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(Path(folder) / "bench.sqlite3", latency=latency)
        try:
            sandbox.start()
            yield Place(sandbox, Path(folder), sizes)
        finally:
            sandbox.kill()
