# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The sandbox as a process: start, greeting, restart, kill."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
import requests

from tests.unit.sandbox.served import Served
from tests.unit.sandbox.tcxc_client import Tcxc

FOLDER = Path(__file__).parents[3] / "sandbox"


class Process(Served):
    """A sandbox process of its own; `greeting` is what it printed."""

    def __init__(self, data: Path, *options: str) -> None:
        self._process = run(data, *options)
        self.greeting = [read(self._process.stdout), read(self._process.stdout)]
        self.url = self.greeting[1].removeprefix("listening on ")
        self.http = requests.Session()
        self.http.trust_env = False

    def stop(self, how: int = signal.SIGTERM) -> None:
        """End the process and take its last words."""
        self.http.close()
        self._process.send_signal(how)
        self.last_words = self._process.communicate(timeout=20)


def run(data: Path, *options: str) -> subprocess.Popen[str]:
    """Start the program."""
    command = [sys.executable, "-m", "dialtone_sandbox", "--data", str(data), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(FOLDER)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def read(stream: IO[str] | None) -> str:
    """One line of output."""
    assert stream is not None
    return stream.readline().strip()


def failure(data: Path, *options: str) -> tuple[int, str]:
    """Exit code and complaint of a program that does not start."""
    process = run(data, *options)
    _printed, complaint = process.communicate(timeout=20)
    return process.returncode, complaint


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    """A running sandbox."""
    running = Process(tmp_path / "data", "--numbers", "100", "--seed", "5")
    yield running
    running.stop()


def test_accounts_are_printed_before_it_says_that_it_listens(process: Process) -> None:
    assert json.loads(process.greeting[0]) == process.get("accounts")
    assert process.greeting[1].startswith("listening on http://127.0.0.1:")


def test_only_this_machine_is_served(process: Process) -> None:
    with socket.socket() as probe:
        probe.settimeout(2)
        with pytest.raises(ConnectionRefusedError):
            probe.connect(("127.0.0.2", int(process.url.rpartition(":")[2])))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_stopped_it_says_nothing_more(tmp_path: Path, how: int) -> None:
    process = Process(tmp_path / "data", "--numbers", "10")
    process.get("state")
    process.stop(how)
    assert process.last_words == ("", "")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_restart_loses_nothing(tmp_path: Path, how: int) -> None:
    first = Process(tmp_path / "data", "--numbers", "100", "--seed", "5")
    Tcxc(first).buy(Tcxc(first).for_sale())
    first.control("readings", {"cart": "account"})
    first.control("faults", {"path": "market", "kind": "500"})
    first.control("clock", {"offset": 120})
    names = ("log", "readings", "faults", "state?api=tcxc")
    before = [first.get(name) for name in names]
    first.stop(how)
    second = Process(tmp_path / "data")
    assert [second.get(name) for name in names] == before
    assert second.get("clock")["offset"] == 120
    second.stop()


def test_continued_file_keeps_its_seed_and_numbers(tmp_path: Path) -> None:
    first = Process(tmp_path / "data", "--numbers", "100", "--seed", "5")
    keys = Tcxc(first).account["api_key"]
    first.stop()
    second = Process(tmp_path / "data", "--numbers", "50", "--seed", "6")
    second.control("reset", {})
    assert (Tcxc(second).account["api_key"], len(Tcxc(second).market())) == (keys, 100)
    second.stop()


def test_same_seed_makes_the_same_world_anywhere(process: Process, tmp_path: Path) -> None:
    twin = Process(tmp_path / "other", "--numbers", "100", "--seed", "5")
    assert Tcxc(twin).market() == Tcxc(process).market()
    assert Tcxc(twin).account["api_key"] == Tcxc(process).account["api_key"]
    twin.stop()


def test_no_carrier_answer_comes_before_the_latency_is_over(tmp_path: Path) -> None:
    slow = Process(tmp_path / "data", "--numbers", "10", "--latency", "200")
    assert Tcxc(slow).send("/number/list", searchform=1).elapsed.total_seconds() >= 0.2
    assert slow.http.get(f"{slow.url}/_sandbox/log", timeout=20).elapsed.total_seconds() < 0.2
    slow.stop()


def test_busy_port_is_one_clear_sentence(process: Process, tmp_path: Path) -> None:
    port = process.url.rpartition(":")[2]
    code, complaint = failure(tmp_path / "other", "--port", port)
    assert (code, complaint.count("\n")) == (1, 1)
    assert f"Port {port} cannot be used" in complaint
    assert not (tmp_path / "other").exists()


def test_data_file_of_another_sandbox_is_left_alone(process: Process, tmp_path: Path) -> None:
    code, complaint = failure(tmp_path / "data")
    assert (code, complaint.count("\n")) == (1, 1)
    assert "Another sandbox runs on it" in complaint


def test_file_that_is_no_database_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no database" * 100)
    code, complaint = failure(tmp_path / "data")
    assert (code, complaint.count("\n")) == (1, 1)
    assert "Choose another one with --data" in complaint


@pytest.mark.parametrize("option", ["--numbers", "--latency"])
def test_negative_options_are_refused(tmp_path: Path, option: str) -> None:
    code, complaint = failure(tmp_path / "data", option, "-1")
    assert code == 2
    assert "cannot be negative" in complaint
