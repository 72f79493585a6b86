# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The sandbox carrier as tests use it: the real process over HTTP."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import requests

#: The calls that change something, as the carriers name them. Everything else only reads.
WRITES = frozenset(
    {
        *("purchase", "unsubscribe", "update"),
        *("defineTrunk", "update_trunk", "reserve", "bulkreserve", "remove_reserved", "updatenumber", "gen_order"),
        *(
            "process_order",
            "generate_lnp_order",
            "defineTrunk_termination",
            "disable_trunk_termination",
            "make_payment",
        ),
        *("getNumber", "getNumberV2", "setStatus"),
    }
)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Sandbox:
    """One sandbox process with its control endpoints."""

    def __init__(self, data: Path, *, numbers: int = 2000, latency: int = 0) -> None:
        self.data = data
        self.port = free_port()
        self._options = ["--numbers", str(numbers), "--latency", str(latency), "--seed", "7"]
        self._http = requests.Session()
        self._http.trust_env = False
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the process and wait until it answers."""
        command = [sys.executable, "-m", "dialtone_sandbox", "--port", str(self.port), "--data", str(self.data)]
        self._process = subprocess.Popen(
            [*command, *self._options], stdout=subprocess.DEVNULL, env={"PYTHONPATH": str(_sandbox_folder())}
        )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.accounts = self.get("accounts")
                return
            except requests.ConnectionError:
                time.sleep(0.05)
        raise AssertionError("the sandbox does not answer")

    def kill(self) -> None:
        """End the process the hard way; its data stays."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        self._http.close()

    def get(self, name: str, **params: Any) -> Any:
        """What a control endpoint tells."""
        response = self._http.get(f"{self.url}/_sandbox/{name}", params=params, timeout=20)
        response.raise_for_status()
        return response.json()

    def control(self, name: str, body: Any = None) -> Any:
        """POST to a control endpoint; an error answer fails the test with its text."""
        response = self._http.post(f"{self.url}/_sandbox/{name}", json={} if body is None else body, timeout=20)
        assert response.ok, response.text
        return response.json()

    def reset(self) -> None:
        """A fresh state: inventory, accounts, clock, readings, faults and log."""
        self.control("reset")

    def clear_log(self) -> None:
        """Forget the requests so far."""
        self._http.delete(f"{self.url}/_sandbox/log", timeout=20).raise_for_status()

    def clear_faults(self) -> None:
        """Forget the faults that are still to come."""
        self._http.delete(f"{self.url}/_sandbox/faults", timeout=20).raise_for_status()

    def fault(self, path: str, kind: str, **more: Any) -> None:
        """Plan a fault for the next matching call(s)."""
        self.control("faults", [{"path": path, "kind": kind, **more}])

    def state(self) -> dict[str, Any]:
        """All that the carrier holds."""
        return dict(self.get("state"))

    def log(self) -> list[dict[str, Any]]:
        """The requests to the carriers' APIs since the last reset."""
        return list(self.get("log"))

    def calls(self, *, writes: bool = False) -> list[str]:
        """The names of the calls made, in order; only writes when asked."""
        names = [str(row["call"]) for row in self.log()]
        return [name for name in names if name in WRITES] if writes else names

    def options(self, carrier: str) -> dict[str, Any]:
        """The account options of a module for this sandbox."""
        return {"carrier": carrier, **self.accounts[carrier]}


def _sandbox_folder() -> Path:
    return Path(__file__).parents[2] / "sandbox"
