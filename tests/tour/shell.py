# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A terminal in which the commands of a page are run."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self


class Shell:
    """A shell of the reader, which goes on from command to command."""

    def __init__(self, home: Path, environment: Mapping[str, str]) -> None:
        self._home = home
        self._process = subprocess.Popen(
            ["bash", "--noprofile", "--norc"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=home,
            env=environment,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.__exit__(kind, error, trace)
        for left in self._home.glob("*/*.sqlite3.pid"):
            os.kill(int(left.read_text()), signal.SIGTERM)

    def run(self, command: str) -> tuple[str, int, Path]:
        """What it prints, its exit code, and the folder in which the shell is then."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f'{{ {command}\n}} < /dev/null\nprintf "\\n\\a%s %s\\n" "$?" "$PWD"\n')
        self._process.stdin.flush()
        printed = ""
        for line in self._process.stdout:
            if line.startswith("\a"):
                code, _space, place = line[1:].strip().partition(" ")
                return printed.removesuffix("\n"), int(code), Path(place)
            printed += line
        raise SystemExit(f"The shell ended: {printed}")

    def take(self, commands: Sequence[str], code: int) -> tuple[str, Path]:
        """What all of them print, and the folder then. Only the last one may fail, and has to with this exit code."""
        printed, place = "", self._home
        for number, command in enumerate(commands, start=1):
            print(f"$ {command}", flush=True)
            output, ended, place = self.run(command)
            printed += output
            if ended != (code if number == len(commands) else 0):
                raise SystemExit(f"{output}\n{command!r} ended with the exit code {ended}.")
        return printed, place
