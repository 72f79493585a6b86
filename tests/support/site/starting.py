# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Lets Ansible's local connection have the processes of modules from ``preloaded``.

``PRELOADED`` in the environment tells which Python is started so, and at which socket. Whatever is not the start of a
module by that Python, with what Python itself looks at as usual, is started as ever.
"""

from __future__ import annotations

import json
import os
import re
import select
import shlex
import socket
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

PYTHON, _, SOCKET = os.environ["PRELOADED"].rpartition(":")
#: What Ansible gives to a shell for a module: the task's environment, Python, the file, and what keeps the exit code.
MODULE = re.compile(r"(?P<task>(?:\w+=.*? )?)(?P<python>/\S+) (?P<path>/\S+/AnsiballZ_\w+\.py) && sleep 0", re.DOTALL)
#: What changes nothing of a module's result.
HARMLESS = {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONWARNINGS"}


class Started:
    """A process that another one forks, with as much of subprocess.Popen as Ansible's local connection needs."""

    stdin = None

    def __init__(self, server: socket.socket, path: str, environment: dict[str, str]) -> None:
        self.returncode: int | None = None
        self._server = server
        pipes = [os.pipe() for _ in range(3)]
        (stdin, nothing), (self._out, stdout), (self._error, stderr) = pipes
        os.close(nothing)
        mask = os.umask(0o077)
        os.umask(mask)
        start = {"path": path, "folder": str(Path.cwd()), "mask": mask, "environment": environment}
        socket.send_fds(server, [b"."], [stdin, stdout, stderr])
        server.sendall(json.dumps(start).encode() + b"\n")
        for descriptor in (stdin, stdout, stderr):
            os.close(descriptor)

    def communicate(self, _input: None) -> tuple[bytes, bytes]:
        """What it printed until its end."""
        try:
            printed = _read(self._out, self._error)
            ended = self._server.recv(16)
        except BaseException:
            # Such as the end of a task's time: as with any process, it goes on.
            self._server.sendall(b".")
            raise
        if not ended:
            raise ConnectionError("the process that starts modules has ended")
        code = int(ended)
        self.returncode = 128 - code if code < 0 else code
        self._server.close()
        return printed[0], printed[1]


def _read(*descriptors: int) -> list[bytes]:
    """All that comes from these until they are closed."""
    printed = {descriptor: bytearray() for descriptor in descriptors}
    left = [*descriptors]
    while left:
        for descriptor in select.select(left, [], [])[0]:
            read = os.read(descriptor, 65536)
            printed[descriptor] += read
            if not read:
                left.remove(descriptor)
                os.close(descriptor)
    return [bytes(each) for each in printed.values()]


def asked(command: str) -> tuple[str, dict[str, str]] | None:
    """The file and the environment, if the start of a module by the preloaded Python is asked for."""
    if "/AnsiballZ_" not in command:
        return None
    *shell, line = shlex.split(command)
    module = MODULE.fullmatch(line)
    if shell != ["/bin/sh", "-c"] or not module or module["python"] != PYTHON or {*"$`"} & {*line}:
        return None
    task = shlex.split(module["task"])
    environment = {**os.environ, **dict(word.partition("=")[::2] for word in task)}
    return (module["path"], environment) if _usual(environment) and all("=" in word for word in task) else None


def _usual(environment: dict[str, str]) -> bool:
    """Whether Python itself would look at nothing else than the preloaded one did."""
    text = next(filter(None, map(environment.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    own = {name for name in environment if name.startswith("PYTHON")}
    return own <= HARMLESS and environment.get("PYTHONPATH") == str(Path(__file__).parent) and "UTF-8" in text.upper()


def _connected() -> socket.socket | None:
    """A connection, if the tests have not ended in the meantime."""
    server = socket.socket(socket.AF_UNIX)
    try:
        server.connect(SOCKET)
    except (FileNotFoundError, ConnectionRefusedError):
        server.close()
        return None
    return server


def change(local: dict[str, Any]) -> None:
    """Change Ansible's local connection: its names."""

    def start(command: str, **options: Any) -> Started | subprocess.Popen[bytes]:
        module = asked(command)
        server = _connected() if module else None
        return Started(server, *module) if module and server else subprocess.Popen(command, **options)

    local["subprocess"] = SimpleNamespace(Popen=start, PIPE=subprocess.PIPE)
