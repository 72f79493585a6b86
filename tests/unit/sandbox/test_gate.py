# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The gate: whole requests, one at a time."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from dialtone_sandbox.tcxc.endpoints import CALLS
from tests.unit.sandbox.served import Served
from tests.unit.sandbox.tcxc_client import Tcxc


@contextmanager
def connected(tcxc: Tcxc, length: int) -> Iterator[socket.socket]:
    """A connection on which the head of a list request was sent, with a body of `length` bytes to come."""
    head = [
        "POST /tcxc/number/list HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {length}",
    ]
    with socket.create_connection(("127.0.0.1", int(tcxc.served.url.rpartition(":")[2])), timeout=20) as connection:
        connection.sendall("\r\n".join([*head, "", ""]).encode())
        yield connection


def test_body_in_pieces_is_put_together(tcxc: Tcxc) -> None:
    body = urlencode(tcxc.signed("/number/list", searchform=1)).encode()
    with connected(tcxc, len(body)) as connection:
        for piece in (body[:40], body[40:]):
            connection.sendall(piece)
            time.sleep(0.05)
        assert b"200 OK" in connection.recv(1000)
    assert [row["status"] for row in tcxc.served.get("log")] == [200]


def test_request_cut_off_in_its_body_never_happened(tcxc: Tcxc) -> None:
    with connected(tcxc, 1000) as connection:
        connection.sendall(b"searchform=1")
        time.sleep(0.05)
    time.sleep(0.05)
    assert tcxc.served.get("log") == []


def test_number_is_sold_to_one_of_many_at_once(tcxc: Tcxc) -> None:
    i_did = tcxc.for_sale()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: Tcxc(tcxc.served).buy(i_did)["status"], range(16)))
    assert sorted(answers) == ["error"] * 15 + ["success"]
    assert len(tcxc.state()["ledger"]) == 1


def test_slow_request_holds_up_no_other(tcxc: Tcxc) -> None:
    tcxc.served.control("faults", {"path": "market", "kind": "slow", "seconds": 1})
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(Tcxc(tcxc.served).market, pager=1, off=0)
        time.sleep(0.1)
        began = time.monotonic()
        tcxc.owned()
        assert time.monotonic() - began < 0.5
        assert len(slow.result()) == 1


def test_what_a_call_takes_is_part_of_its_latency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    controller, work = CALLS["list"]

    def take_long(*given: Any) -> Any:
        time.sleep(0.2)
        return work(*given)

    monkeypatch.setitem(CALLS, "list", (controller, take_long))
    served = Served(str(tmp_path / "data"), latency=0.6)
    elapsed = Tcxc(served).send("/number/list", searchform=1).elapsed.total_seconds()
    served.stop()
    assert 0.6 <= elapsed < 0.75
