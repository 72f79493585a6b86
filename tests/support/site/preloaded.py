# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Starts the modules of plays as forks of one process, which has imported what they import.

``python preloaded.py DESCRIPTOR`` listens on the socket that has this descriptor, and ends when its standard input
does. Ansible's payload is read and run as ever, in a process of its own; only the files in it that an earlier payload
held as well, name by name and byte by byte, need not be executed again. ``starting`` has the other end of the socket.
"""

from __future__ import annotations

import atexit
import base64
import gc
import importlib
import io
import json
import os
import re
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import ModuleType
from zipfile import ZipFile

#: In the file that Ansible makes of a module and all that it needs.
PAYLOAD = re.compile(r"^zip_data='([^']*)',$", re.MULTILINE)
#: The file of the module itself, which is run and not imported.
OWN = re.compile(r".*/modules/(?!__init__)\w+\.py")
#: The first that a payload imports of itself.
FIRST = "ansible.module_utils._internal._ansiballz._loader"
#: What the import of a broken file can end with; the module that needs it meets the same.
BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, NameError, OSError, RuntimeError),
    *(SyntaxError, TypeError, ValueError),
)


#: What modules import besides, when they need it.
LIBRARIES = ("jsonschema", "phonenumbers", "requests")
ROOTS = ("ansible", "ansible_collections")
#: By the name of each module that can be imported: the checksum and the size of its file.
Contents = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Start:
    """A process that is to be: the file of a module, where it runs, and with what environment."""

    path: str
    folder: str
    mask: int
    environment: dict[str, str]


class Imported:
    """The modules that were imported from payloads which agree in all files that they share.

    They say that they are in the ZIP ``_place``. None is in sys.modules unless somebody works with them.
    """

    def __init__(self) -> None:
        self._place = ""
        self._contents: dict[str, tuple[int, int]] = {}
        self._modules: dict[str, ModuleType] = {}

    def fits(self, contents: Contents) -> bool:
        """Whether no module of a payload is another one here."""
        return all(self._contents.get(name, content) == content for name, content in contents.items())

    def add(self, contents: Contents, payload: bytes) -> None:
        """Import what is new."""
        new = contents.keys() - self._contents.keys()
        if not new:
            return
        self._contents |= contents
        sys.modules.update(self._modules)
        with NamedTemporaryFile(suffix=".zip") as file:
            file.write(payload)
            file.flush()
            self._move(file.name)
            sys.path.insert(0, file.name)
            for name in (*LIBRARIES, *sorted(new)):
                with suppress(*BROKEN):
                    importlib.import_module(name)
            sys.path.remove(file.name)
        self._modules = {name: each for name, each in sys.modules.items() if name.partition(".")[0] in ROOTS}
        for name in self._modules:
            del sys.modules[name]
        gc.collect()
        gc.freeze()

    def use(self, contents: Contents) -> None:
        """Have the modules of a payload for good, and those of others as if nobody had ever imported them."""
        foreign = self._contents.keys() - contents.keys()
        used = {name: each for name, each in self._modules.items() if name not in foreign}
        for name in self._modules.keys() - used.keys():
            package, _, last = name.rpartition(".")
            if getattr(self._modules.get(package), last, None) is self._modules[name]:
                delattr(self._modules[package], last)
        self._modules = used
        sys.modules.update(used)
        sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Python looks for the first module of the payload that is now there: all of them are in that one."""
        if not sys.path[0].endswith("_payload.zip"):
            return None
        sys.meta_path.remove(self)
        before = self._place
        self._move(sys.path[0])
        spec = PathFinder.find_spec(fullname, path and [_moved(each, before, self._place) for each in path])
        if not spec:  # which others would look for where the modules were before
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return spec

    def _move(self, place: str) -> None:
        for module in map(vars, self._modules.values()):
            if "__file__" in module:
                module["__file__"] = _moved(module["__file__"], self._place, place)
            if "__path__" in module:
                module["__path__"] = [_moved(each, self._place, place) for each in module["__path__"]]
        self._place = place


def _moved(path: str, before: str, after: str) -> str:
    return after + path.removeprefix(before) if path.startswith(before) else path


def payload_of(source: str) -> tuple[Contents, bytes]:
    """The ZIP in what Ansible makes of a module, and what can be imported from it."""
    found = PAYLOAD.search(source)
    if not found:
        return {}, b""
    zipped = base64.b64decode(found[1])
    with ZipFile(io.BytesIO(zipped)) as payload:
        files = [each for each in payload.infolist() if not OWN.fullmatch(each.filename)]
    named = {each.filename.removesuffix(".py").removesuffix("/__init__").replace("/", "."): each for each in files}
    return {name: (each.CRC, each.file_size) for name, each in named.items() if name != FIRST}, zipped


class Server:
    """Forks for whoever connects; ``_running`` has the connection of each process, which is told how it ended."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self._imported: list[Imported] = []
        self._running: dict[int, socket.socket] = {}
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        signal.set_wakeup_fd(self._wake)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # or it would wake nobody

    def serve(self) -> tuple[Start, str] | None:
        """In each child what it is to run, and its source; nothing in the end."""
        while True:
            waiting: list[int | socket.socket] = [0, self._woken, self._listener, *self._running.values()]
            ready, _, _ = select.select(waiting, [], [])
            if 0 in ready:
                return None
            if self._woken in ready:
                self._reap()
            for pid in [pid for pid, connection in self._running.items() if connection in ready]:
                self._left(pid)
            asked = self._started() if self._listener in ready else None
            if asked:
                return asked

    def _started(self) -> tuple[Start, str] | None:
        connection, _ = self._listener.accept()
        _, streams, _, _ = socket.recv_fds(connection, 1, 3)
        with suppress(OSError, ValueError):  # whoever asks may be killed on the way
            start = Start(**json.loads(connection.makefile("rb").readline()))
            source = Path(start.path).read_text()
            imported, contents = self._imported_for(source)
            pid = os.fork()
            if not pid:
                connection.close()
                self._close()
                _become(start, streams)
                imported.use(contents)
                return start, source
            self._running[pid] = connection
        for stream in streams:
            os.close(stream)
        return None

    def _imported_for(self, source: str) -> tuple[Imported, Contents]:
        contents, payload = payload_of(source)
        imported = self._fitting(contents)
        imported.add(contents, payload)
        return imported, contents

    def _fitting(self, contents: Contents) -> Imported:
        for imported in self._imported:
            if imported.fits(contents):
                return imported
        self._imported.append(Imported())
        return self._imported[-1]

    def _close(self) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for each in (self._listener, *self._running.values()):
            each.close()
        os.close(self._woken)
        os.close(self._wake)

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


def _become(start: Start, streams: Sequence[int]) -> None:
    """What the new process has of its own."""
    os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        before = getattr(sys, name)
        line = 1 if number == 2 else -1
        stream = os.fdopen(number, before.mode, line, before.encoding, before.errors, closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    os.chdir(start.folder)
    os.umask(start.mask)
    os.environ.clear()
    os.environ.update(start.environment)
    time.tzset()
    gc.enable()


def _run(path: str, source: str) -> None:
    """Run a file as Python would, and end the process: all of what was imported needs no taking down."""
    main = ModuleType("__main__")
    vars(main)["__file__"] = path
    sys.modules["__main__"] = main
    sys.argv[:] = [path]
    sys.path.insert(0, str(Path(path).parent))
    code = None
    try:
        exec(compile(source, path, "exec", dont_inherit=True), vars(main))
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
    asked = Server(socket.socket(fileno=int(sys.argv[1]))).serve()
    if asked:
        _run(asked[0].path, asked[1])


if __name__ == "__main__":
    main()
