# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A module that starts as a fork finds what it would find in a process that starts by itself."""

from __future__ import annotations

import base64
import importlib
import io
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.support.environment import BYTECODE, ansible_environment
from tests.support.preloaded import preloaded

SHARED = "ansible_collections/one/module_utils"
FILE = """
def main(zip_data):
    import base64, os, signal, sys
    path = sys.argv[0] + "_payload.zip"
    open(path, "wb").write(base64.b64decode(zip_data))
    sys.path.insert(0, path)
    exec({!r})
main(
zip_data='{}',
)
"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A process that starts modules, for these tests."""
    with preloaded() as there:
        yield there


class Modules:
    """Starts files as Ansible makes them, and as its local connection does."""

    def __init__(self, folder: Path, connection: dict[str, Any]) -> None:
        self._path = folder / "AnsiballZ_sample.py"
        self._connection = connection

    def start(self, code: str, task: str = "", **shared: str) -> Any:
        """Start code for which a payload has these modules."""
        zipped = io.BytesIO()
        with ZipFile(zipped, "w") as payload:
            for name, source in {"__init__": "", **shared}.items():
                payload.writestr(f"{SHARED}/{name}.py", source)
            payload.writestr("ansible_collections/one/__init__.py", "")
            payload.writestr("ansible_collections/__init__.py", "")
        self._path.write_text(FILE.format(code, base64.b64encode(zipped.getvalue()).decode()))
        line = f"{task}{sys.executable} {self._path} && sleep 0"
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return self._connection["subprocess"].Popen(f"/bin/sh -c {shlex.quote(line)}", shell=True, **pipes)

    def run(self, code: str, task: str = "", **shared: str) -> list[str]:
        """The lines that it printed."""
        return str(self.start(code, task, **shared).communicate(None)[0].decode()).splitlines()


@pytest.fixture
def starting(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module ``starting`` in a process of Ansible."""
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        monkeypatch.delenv(name)
    for name, value in (ansible_environment(tmp_path) | {"PRELOADED": server}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(BYTECODE["PYTHONPATH"])
    return importlib.reload(importlib.import_module("starting"))


@pytest.fixture
def modules(starting: Any, tmp_path: Path) -> Modules:
    connection: dict[str, Any] = {}
    starting.change(connection)
    return Modules(tmp_path, connection)


def test_it_is_a_process_of_its_own_where_it_was_asked_for(modules: Modules, tmp_path: Path) -> None:
    code = "print(os.getcwd(), os.environ['HOME'], os.environ['ONE'], sys.stdin.read(), os.getpid())"
    first, second = (modules.run(code, "ONE='a b' ")[0].rpartition(" ") for _ in range(2))
    assert first[0] == second[0] == f"{tmp_path} {tmp_path} a b "
    assert first[2] != second[2]


@pytest.mark.parametrize(
    ("code", "returned"),
    [("pass", 0), ("sys.exit(3)", 3), ("raise OSError('broken')", 1), ("os.kill(os.getpid(), signal.SIGKILL)", 137)],
)
def test_its_end_is_told(modules: Modules, code: str, returned: int) -> None:
    started = modules.start(f"print('out', flush=True); print('error', file=sys.stderr); {code}")
    out, error = started.communicate(None)
    assert (out, error[:6], started.returncode) == (b"out\n", b"error\n", returned)
    assert (b"OSError: broken" in error) is ("broken" in code)


def test_it_has_the_modules_of_its_own_payload_and_no_other(modules: Modules) -> None:
    code = "from ansible_collections.one.module_utils import sample; print(sample.NAME, sample.OWN)"
    own = "from ansible_collections.one.module_utils import own; OWN = own.__file__.partition('_payload')[0][-2:]"
    assert modules.run(code, own="", sample=f"NAME = 'first'; {own}") == ["first py"]
    assert modules.run(code, own="", sample=f"NAME = 'other'; {own}") == ["other py"]
    assert modules.run(code, own="", sample=f"NAME = 'first'; {own}") == ["first py"]
    started = modules.start(code)
    assert b"cannot import name 'sample'" in started.communicate(None)[1]


def test_what_one_changes_no_other_has(modules: Modules) -> None:
    code = "from ansible_collections.one.module_utils import counted; counted.COUNT.append(1); print(counted.COUNT)"
    assert modules.run(code, counted="COUNT = []") == modules.run(code, counted="COUNT = []") == ["[1]"]


@pytest.mark.parametrize(
    "line",
    [
        "{python} /a/AnsiballZ_sample.py",
        "/usr/bin/python {path} && sleep 0",
        "PYTHONHASHSEED=1 {python} {path} && sleep 0",
        "PYTHONPATH=/a {python} {path} && sleep 0",
        "LC_ALL=C {python} {path} && sleep 0",
        "ONE=$(date) {python} {path} && sleep 0",
        "ONE=1; cd / && {python} {path} && sleep 0",
        "chmod u+x {path} && sleep 0",
    ],
)
def test_anything_else_starts_by_itself(starting: Any, line: str) -> None:
    filled = line.format(python=sys.executable, path="/a/AnsiballZ_sample.py")
    assert starting.asked(f"/bin/sh -c {shlex.quote(filled)}") is None
    assert starting.asked(f"/bin/sh -c '{sys.executable} /a/AnsiballZ_sample.py && sleep 0'")


def test_modules_start_by_themselves_when_the_session_has_ended(modules: Modules, starting: Any) -> None:
    with preloaded() as there:
        starting.SOCKET = there.rpartition(":")[2]
    with modules.start("print(1)") as started:
        assert isinstance(started, subprocess.Popen)
