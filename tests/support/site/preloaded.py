# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Starts the modules that run in place as forks of one process, which has imported what they import.

``python preloaded.py DESCRIPTOR`` listens on the socket that has this descriptor, and ends when its standard input
does. Each fork runs the script that it reads, as a Python does that is told nothing else; and it becomes such a Python
if a file that was imported is no more what it was. ``starting`` has the other end of the socket.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

COLLECTIONS = Path(__file__).parents[3] / "collections"
OURS = COLLECTIONS / "ansible_collections/dialtone/telecom/plugins/module_utils"
#: What stands in a script that runs a module of this collection in place.
HERE = f"'ansible_collections': {str(COLLECTIONS / 'ansible_collections')!r}".encode()
#: What modules import besides, some of it only when they need it.
LIBRARIES = ("ansible.module_utils.basic", "jsonschema", "phonenumbers", "requests")
#: By the path of a file that was imported: when it was written, in nanoseconds, and its size in bytes.
Files = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Start:
    """A process that is to be: where it runs, and with what environment."""

    folder: str
    mask: int
    environment: dict[str, str]


def imported() -> Files:
    """Import what modules import. A file that is written meanwhile is left out: nobody knows what was read of it."""
    now = time.time_ns()
    sys.path.append(str(COLLECTIONS))
    ours = [path.relative_to(COLLECTIONS).with_suffix("").parts for path in OURS.rglob("*.py")]
    for name in (*LIBRARIES, *map(".".join, ours)):
        importlib.import_module(name.removesuffix(".__init__"))
    sys.path.remove(str(COLLECTIONS))
    gc.collect()
    gc.freeze()
    return {path: state for path, state in files().items() if state[0] < now}


def files() -> Files:
    """The files of all that is imported, as they are now."""
    paths = {path for module in [*sys.modules.values()] if (path := getattr(module, "__file__", None))}
    states = {}
    for path in paths:
        with suppress(FileNotFoundError):
            state = os.stat(path)  # noqa: PTH116 -- hundreds at each start, where a Path takes three times as long
            states[path] = (state.st_mtime_ns, state.st_size)
    return states


class Server:
    """Forks for whoever connects; ``_running`` has the connection of each process, which is told how it ended."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self._files: Files = {}
        self._running: dict[int, socket.socket] = {}
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        signal.set_wakeup_fd(self._wake)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # or it would wake nobody

    def serve(self) -> bool:
        """True in each child, which is what was asked for; False in the end."""
        while True:
            waiting: list[int | socket.socket] = [0, self._woken, self._listener, *self._running.values()]
            ready, _, _ = select.select(waiting, [], [])
            if 0 in ready:
                return False
            if self._woken in ready:
                self._reap()
            for pid in [pid for pid, connection in self._running.items() if connection in ready]:
                self._left(pid)
            if self._listener in ready and self._started():
                return True

    def _started(self) -> bool:
        self._files = self._files or imported()
        connection, _ = self._listener.accept()
        _, streams, _, _ = socket.recv_fds(connection, 1, 3)
        with suppress(OSError, ValueError):  # whoever asks may be killed on the way
            start = Start(**json.loads(connection.makefile("rb").readline()))
            pid = os.fork()
            if not pid:
                connection.close()
                self._become(start, streams)
                return True
            self._running[pid] = connection
        for stream in streams:
            os.close(stream)
        return False

    def _become(self, start: Start, streams: Sequence[int]) -> None:
        """What the new process has of its own."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for each in (self._listener, *self._running.values()):
            each.close()
        os.close(self._woken)
        os.close(self._wake)
        os.setsid()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.chdir(start.folder)
        os.umask(start.mask)
        os.environ.clear()
        os.environ.update(start.environment)
        if files() != self._files:
            os.execv(sys.executable, [sys.executable])

    def _reap(self) -> None:
        os.read(self._woken, 4096)
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                self._tell(ended[0], os.waitstatus_to_exitcode(ended[1]))

    def _tell(self, pid: int, code: int) -> None:
        connection = self._running.pop(pid, None)
        if connection:
            with suppress(OSError), connection:
                connection.sendall(b"%d" % code)

    def _left(self, pid: int) -> None:
        """Whoever asked for a process leaves it alone, or was killed, and so would this have been."""
        with self._running.pop(pid) as connection:
            if not connection.recv(1):
                os.kill(pid, signal.SIGTERM)


def _run() -> None:
    """Run the script, and end the process: all of what was imported needs no taking down."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        before = getattr(sys, name)
        line = 1 if number == 2 else -1
        stream = os.fdopen(number, before.mode, line, before.encoding, before.errors, closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    time.tzset()
    gc.enable()
    script = sys.stdin.buffer.read()
    if HERE not in script:
        for name in [name for name in sys.modules if name.startswith("ansible_collections")]:
            del sys.modules[name]
    main = sys.modules["__main__"] = ModuleType("__main__")
    sys.argv[:] = [""]
    sys.path.insert(0, "")
    code = None
    try:
        exec(compile(script, "<stdin>", "exec", dont_inherit=True), vars(main))
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        code = end.code
    vars(threading)["_shutdown"]()
    vars(atexit)["_run_exitfuncs"]()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit((code or 0) & 0xFF)


def main() -> None:
    """Serve until the session ends."""
    gc.disable()
    del sys.path[0]
    if Server(socket.socket(fileno=int(sys.argv[1]))).serve():
        _run()


if __name__ == "__main__":
    main()
