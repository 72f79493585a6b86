# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The role sandbox: a carrier on this machine that starts and stops; molecule starts it twice."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.playbook import Host, Run
from tests.support.sandbox import Sandbox, free_port


class Carrier:
    """The role on a port and with a file of its own."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._port = free_port()

    def state(self, state: str, data: str = "carrier.sqlite3") -> Run:
        """Bring it into a state, by the playbook."""
        options = {"state": state, "port": self._port, "data": data, "seed": 7}
        return self._host.play("sandbox", *(f"-esandbox_{name}={value}" for name, value in options.items()))


@pytest.fixture
def carrier(sandbox: Sandbox, tmp_path: Path) -> Iterator[Carrier]:
    """Ended, whatever happens."""
    yield Carrier(Host(tmp_path, sandbox, "tcxc"))
    pid = tmp_path / "carrier.sqlite3.pid"
    if pid.exists():
        os.kill(int(pid.read_text()), signal.SIGTERM)


def test_it_starts_and_stops_once(carrier: Carrier, tmp_path: Path) -> None:
    changes = []
    for state in ("started", "stopped", "stopped"):
        run = carrier.state(state)
        assert run.code == 0, run.output
        changes.append(run.count("changed"))
        if state == "started":
            assert f"It keeps everything in {tmp_path}/carrier.sqlite3" in run.output
            other = carrier.state("stopped", data="other.sqlite3")
            assert (other.code, f"It was started with {tmp_path}/carrier.sqlite3" in other.output) == (2, True)
    assert changes == [1, 1, 0]
    assert (tmp_path / "carrier.sqlite3").exists()


def test_a_misspelt_variable_starts_nothing(tmp_path: Path, sandbox: Sandbox) -> None:
    run = Host(tmp_path, sandbox, "tcxc").play("sandbox", "-esandbox_prt=1", "-esandbox_state=stopped")
    assert run.code != 0
    assert "did you mean sandbox_port?" in run.output
