# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A module that starts as a fork finds what it would find in a process that starts by itself."""

from __future__ import annotations

import copy
import functools
import importlib
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.plugin_utils.in_place import PACKAGES, SCRIPT
from tests.support.environment import BYTECODE, ansible_environment
from tests.support.preloaded import preloaded

PLUGINS = "ansible_collections/dialtone/telecom/plugins"
#: Whether a process has what it did not import itself.
IS_FORK = "'phonenumbers' in sys.modules"
SHARED = f"{PLUGINS}/module_utils/shared.py"
FOUND = """
for each in (sys.stdin, sys.stdout, sys.stderr):
    print(each.mode, each.encoding, each.errors, each.line_buffering)
print(__name__, __file__, sorted(globals()), sys.argv, sys.path, sep="\\n")
print(os.umask(0), os.isatty(0), os.listdir("/dev/fd"), os.environ["PWD"], signal.getsignal(signal.SIGCHLD))
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose collection has one file for all modules."""
    checkout = tmp_path_factory.mktemp("checkout")
    plugins = checkout / "collections" / PLUGINS
    for folder in (checkout / "tests" / "support", plugins / "module_utils", plugins / "modules"):
        folder.mkdir(parents=True)
    (checkout / "tests" / "support" / "site").symlink_to(BYTECODE["PYTHONPATH"])
    (checkout / "collections" / SHARED).write_text("COUNT = []")
    return checkout


@pytest.fixture(scope="module")
def server(checkout: Path) -> Iterator[str]:
    """A process that starts its modules."""
    with preloaded(f"{checkout}/tests/support/site") as there:
        yield there


def until(happened: Callable[[], bool]) -> None:
    """Wait for something, though not for ever."""
    end = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_there(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class Modules:
    """Starts a module as the collection does, and as Ansible's local connection does."""

    def __init__(self, checkout: Path, starting: Any) -> None:
        self.starting = starting
        self.collections = checkout / "collections"
        self._connection: dict[str, Any] = {}
        starting.change(self._connection)

    def script(self, code: str) -> bytes:
        """What Python reads for a module with this code."""
        (self.collections / PLUGINS / "modules" / "sample.py").write_text(
            f"import os, signal, sys, time\n{code}\nsys.exit()"
        )
        module = f"{PLUGINS}/modules/sample".replace("/", ".")
        packages = PACKAGES | {"ansible_collections": str(self.collections / "ansible_collections")}
        told = {"path": sys.path, "packages": packages, "args": b"{}", "profile": "legacy", "lib": ""}
        return SCRIPT.format(module=module, **told).encode()

    def popen(self, task: str = "", **options: Any) -> Any:
        """A process that waits for its script."""
        line = f"{task}{sys.executable} && sleep 0"
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return self._connection["subprocess"].Popen(f"/bin/sh -c {shlex.quote(line)}", shell=True, **pipes, **options)

    def run(self, code: str, task: str = "", **options: Any) -> str:
        """What it printed."""
        return str(self.popen(task, **options).communicate(self.script(code))[0].decode()).strip()


@pytest.fixture
def modules(server: str, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Modules:
    """The modules of the checkout, for a process of Ansible."""
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        monkeypatch.delenv(name)
    site = f"{checkout}/tests/support/site"
    for name, value in (ansible_environment(tmp_path) | {"PRELOADED": server, "PYTHONPATH": site}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, "starting", raising=False)
    return Modules(checkout, importlib.import_module("starting"))


def test_it_is_a_process_of_its_own_where_it_was_asked_for(modules: Modules, tmp_path: Path) -> None:
    code = f"print(os.getcwd(), os.environ['HOME'], os.environ['ONE'], sys.stdin.read(), {IS_FORK}, os.getpid())"
    first, second = (modules.run(code, "ONE='a $b' ", cwd=bytes(tmp_path)).rpartition(" ") for _ in range(2))
    assert first[0] == second[0] == f"{tmp_path} {tmp_path} a $b  True"
    assert first[2] != second[2]


def test_it_finds_what_python_finds_by_itself(
    modules: Modules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(functools.partial(os.umask, os.umask(0o027)))
    forked = modules.run(FOUND, cwd=tmp_path)
    monkeypatch.setattr(modules.starting, "IN_PLACE", b"something else")
    assert str(tmp_path) in forked
    assert forked.splitlines() == modules.run(FOUND, cwd=tmp_path).splitlines()


@pytest.mark.parametrize(
    ("code", "returned"),
    [("pass", 0), ("sys.exit(3)", 3), ("raise OSError('broken')", 1), ("os.kill(os.getpid(), signal.SIGKILL)", 137)],
)
def test_its_end_is_told(modules: Modules, code: str, returned: int) -> None:
    started = modules.popen()
    script = modules.script(f"print('out', flush=True); print('error', file=sys.stderr); {code}")
    out, error = started.communicate(script)
    assert (out[:4], error, started.returncode) == (b"out\n", b"error\n", returned)
    # As Ansible tells it of any module.
    assert (b'"msg": "broken"' in out) is ("broken" in code)


def test_what_one_changes_no_other_has(modules: Modules) -> None:
    code = "from ..module_utils import shared; shared.COUNT.append(1); print(shared.COUNT)"
    assert modules.run(code) == modules.run(code) == "[1]"


def test_a_file_that_changed_is_run_as_it_is_now(modules: Modules) -> None:
    code = f"from ..module_utils import shared; print({IS_FORK}, shared.COUNT)"
    assert modules.run(code) == "True []"
    shared = modules.collections / SHARED
    before = shared.stat()
    shared.write_text("COUNT = 2")
    assert modules.run(code) == "False 2"
    shared.write_text("COUNT = []")
    os.utime(shared, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert modules.run(code) == "True []"


def test_modules_of_a_collection_elsewhere_have_its_files(modules: Modules, tmp_path: Path) -> None:
    elsewhere = copy.copy(modules)
    elsewhere.collections = tmp_path / "collections"
    shutil.copytree(modules.collections, elsewhere.collections)
    (elsewhere.collections / SHARED).write_text("COUNT = 'elsewhere'")
    code = f"from ..module_utils import shared; print({IS_FORK}, shared.COUNT)"
    assert elsewhere.run(code) == "True elsewhere"
    assert modules.run(code) == "True []"


def test_other_scripts_start_by_themselves(modules: Modules) -> None:
    started = modules.popen()
    assert started.communicate(f"import sys; print({IS_FORK})".encode())[0] == b"False\n"
    assert started.returncode == 0


@pytest.mark.parametrize(
    "line",
    [
        "{python} -c 1",
        "/usr/bin/python && sleep 0",
        "{python} /a/AnsiballZ_sample.py && sleep 0",
        "PYTHONHASHSEED=1 {python} && sleep 0",
        "PYTHONPATH=/a {python} && sleep 0",
        "LC_ALL=C {python} && sleep 0",
        "ONE=$(date) {python} && sleep 0",
        "ONE=1; {python} && sleep 0",
        "sudo {python} && sleep 0",
    ],
)
def test_anything_else_starts_by_itself(modules: Modules, line: str) -> None:
    environment_of = modules.starting.environment_of
    assert environment_of(f"/bin/sh -c {shlex.quote(line.format(python=sys.executable))}") is None
    for ends in ("", " && sleep 0"):
        assert environment_of(f"/bin/sh -c 'ONE=1 {sys.executable}{ends}'")["ONE"] == "1"


@pytest.mark.parametrize(("cut", "seconds", "goes_on"), [(True, 30, False), (False, 0.2, True)])
def test_it_ends_with_whoever_asked_unless_it_is_left_alone(
    modules: Modules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, cut: bool, seconds: float, goes_on: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    connection = modules.starting.connected()

    def interrupted(*_descriptors: int) -> None:
        until(Path("pid").is_symlink)
        if cut:
            connection.shutdown(socket.SHUT_RDWR)
        raise TimeoutError

    monkeypatch.setattr(modules.starting, "connected", lambda: connection)
    monkeypatch.setattr(modules.starting, "read", interrupted)
    with pytest.raises((TimeoutError, BrokenPipeError)):
        modules.run(f"os.symlink(str(os.getpid()), 'pid'); time.sleep({seconds}); open('end', 'x')")
    until(lambda: not is_there(int(Path("pid").readlink().name)))
    assert Path("end").exists() is goes_on


def test_modules_start_by_themselves_when_the_session_has_ended(modules: Modules) -> None:
    with preloaded() as there:
        modules.starting.SOCKET = there.rpartition(":")[2]
    assert modules.run(f"print({IS_FORK})") == "False"
