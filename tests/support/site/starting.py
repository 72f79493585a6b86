# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Lets Ansible's local connection have the processes of modules that run in place from ``preloaded``.

``PRELOADED`` in the environment tells which Python is started so, and at which socket. Whatever is not the start of
such a module by that Python, with what Python itself looks at as usual, is started as ever.
"""

from __future__ import annotations

import json
import os
import re
import select
import shlex
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

SITE = Path(__file__).parent
PYTHON, _, SOCKET = os.environ["PRELOADED"].rpartition(":")
#: What Ansible gives to a shell for a script: the task's environment, Python, and what may keep the exit code.
SCRIPT = re.compile(rf"(?P<task>(?:\w+=.*? )?){re.escape(PYTHON)}(?: && sleep 0)?", re.DOTALL)
#: What stands in a script that runs a module of a collection in place.
IN_PLACE = b"'ansible_collections': "
#: What changes nothing of a module's result.
HARMLESS = {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONWARNINGS"}


class Started:
    """A process that starts with its script, with as much of subprocess.Popen as Ansible's local connection needs."""

    def __init__(self, command: str, environment: dict[str, str], **options: Any) -> None:
        self.returncode: int | None = None
        self._command, self._environment, self._options = command, environment, options

    def communicate(self, script: bytes | None) -> tuple[bytes, bytes]:
        """What it printed until its end."""
        server = connected() if script and IN_PLACE in script else None
        if script and server:
            with server:
                return self._forked(script, server)
        with subprocess.Popen(self._command, **self._options) as process:
            printed = process.communicate(script)
        self.returncode = process.returncode
        return printed

    def _forked(self, script: bytes, server: socket.socket) -> tuple[bytes, bytes]:
        (stdin, entry), (out, stdout), (error, stderr) = (os.pipe() for _ in range(3))
        socket.send_fds(server, [b"."], [stdin, stdout, stderr])
        server.sendall(self._start())
        for descriptor in (stdin, stdout, stderr):
            os.close(descriptor)
        try:
            with suppress(BrokenPipeError), os.fdopen(entry, "wb") as file:
                file.write(script)
            printed = read(out, error)
            ended = server.recv(16)
        except BaseException:
            # Such as the end of a task's time: as with any process, it goes on.
            server.sendall(b".")
            raise
        if not ended:
            raise ConnectionError("the process that starts modules has ended")
        code = int(ended)
        self.returncode = 128 - code if code < 0 else code
        return printed[0], printed[1]

    def _start(self) -> bytes:
        """What the process that forks is to know."""
        mask = os.umask(0o077)
        os.umask(mask)
        folder = os.fsdecode(self._options.get("cwd") or Path.cwd())
        environment = self._environment | {"PWD": folder}  # as the shell says
        return json.dumps({"folder": folder, "mask": mask, "environment": environment}).encode() + b"\n"


def read(*descriptors: int) -> list[bytes]:
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


def environment_of(command: str) -> dict[str, str] | None:
    """The environment of a script, if the preloaded Python is to read one."""
    *shell, line = shlex.split(command) if PYTHON in command else [""]
    script = SCRIPT.fullmatch(line)
    if shell != ["/bin/sh", "-c"] or not script:
        return None
    task = [word.partition("=") for word in shlex.split(script["task"])]
    if script["task"] != "".join(f"{name}={shlex.quote(value)} " for name, _, value in task):
        return None  # the shell is to do something with it
    environment = {**os.environ, **{name: value for name, _, value in task}}
    return environment if _usual(environment) else None


def _usual(environment: dict[str, str]) -> bool:
    """Whether Python itself would look at nothing else than the preloaded one did."""
    text = next(filter(None, map(environment.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    own = {name for name in environment if name.startswith("PYTHON")}
    return own <= HARMLESS and environment.get("PYTHONPATH") == str(SITE) and "UTF-8" in text.upper()


def connected() -> socket.socket | None:
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
        environment = environment_of(command)
        return Started(command, environment, **options) if environment else subprocess.Popen(command, **options)

    local["subprocess"] = SimpleNamespace(Popen=start, PIPE=subprocess.PIPE)
