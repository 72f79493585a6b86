# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Clients of the handler_api protocol that others wrote work against the sandbox, their code unmodified."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
CLIENTS = {"smsactivate": "1.5", "pysmshub": "0.1.3", "grizzly-sms-client": "0.1.1"}
UNREACHABLE = ("Failed to fetch", "error sending request", "dns error")

pytestmark = pytest.mark.may_skip("the clients come from the package index")


def _uv(*arguments: str) -> None:
    """Run uv, which the environment of the tests was made with; skip when it cannot reach the package index."""
    uv = shutil.which("uv", path=os.pathsep.join([str(ROOT / ".venv-bootstrap" / "bin"), os.environ["PATH"]]))
    assert uv, "make setup provides uv"
    certificates = {"UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true"}
    done = subprocess.run([uv, *arguments], env=os.environ | certificates, capture_output=True, text=True, check=False)
    if done.returncode and any(sign in done.stderr for sign in UNREACHABLE):
        pytest.skip(f"the package index is out of reach: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def python() -> Path:
    """The Python of an environment with exactly these clients, kept for the next run."""
    folder = ROOT / ".cache" / f"sms-clients-{sys.version_info.major}.{sys.version_info.minor}"
    wanted = [f"{name}=={version}" for name, version in CLIENTS.items()]
    folder.parent.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready = folder / "ready"
        if not ready.exists() or ready.read_text() != "\n".join(wanted):
            _uv("venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
            _uv("pip", "install", "--quiet", "--python", str(folder / "bin" / "python"), *wanted)
            ready.write_text("\n".join(wanted))
    return folder / "bin" / "python"


def run(python: Path, client: str, sandbox: Sandbox) -> dict[str, Any]:
    """What the client returned at each step."""
    account = sandbox.accounts["smsbower"]
    arguments = [client, account["api_url"], account["api_key"], f"{sandbox.url}/_sandbox"]
    script = str(Path(__file__).with_name("sms_clients.py"))
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    done = subprocess.run(
        [str(python), script, *arguments], env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("errors", ["seed", "live"])
@pytest.mark.parametrize("client", CLIENTS)
def test_client_goes_through_the_life_of_a_number(python: Path, sandbox: Sandbox, client: str, errors: str) -> None:
    sandbox.control("readings", {"live_errors": errors})
    steps = run(python, client, sandbox)
    first, second = sandbox.state()["smsbower"]["activations"]
    assert (steps["number"], first["status"], second["status"]) == (first["number"], "completed", "cancelled")
    assert steps["prices"]["6"]["tg"]["cost"] == float(first["cost"])
    assert [steps[name] for name in ("ready", "another", "complete", "cancel")] == [
        "ACCESS_READY",
        "ACCESS_RETRY_GET",
        "ACCESS_ACTIVATION",
        "ACCESS_CANCEL",
    ]
    assert (steps["code_at_once"], steps["another_code_at_once"]) == (None, None)
    assert steps["code"].isdecimal()
    assert steps["another_code"].isdecimal()
    assert steps["code"] != steps["another_code"] == first["code"]
    assert steps["balance"] == 1000
    assert steps["balance_after_one"] == steps["balance_at_end"] == pytest.approx(1000 - float(first["cost"]))
    assert steps["balance_after_two"] < steps["balance_after_one"]
