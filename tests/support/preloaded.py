# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The process that starts the modules of a session's plays: see ``site/preloaded.py``."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.environment import BYTECODE


@contextmanager
def preloaded(site: str = BYTECODE["PYTHONPATH"]) -> Iterator[str]:
    """What ``PRELOADED`` is to be, as long as the process is there; it belongs to the folder ``site`` in a checkout."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        path = f"{folder}/socket"
        listener.bind(path)
        listener.listen(64)
        with subprocess.Popen(
            [sys.executable, f"{site}/preloaded.py", str(listener.fileno())],
            env={"LC_ALL": "C.UTF-8", **BYTECODE, "PYTHONPATH": site},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
            start_new_session=True,
        ):
            yield f"{sys.executable}:{path}"
