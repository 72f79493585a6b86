# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Clients of the handler_api protocol that others wrote work against the sandbox, their code unmodified."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.packages import environment
from tests.support.sandbox import Sandbox

CLIENTS = {"smsactivate": "1.5", "pysmshub": "0.1.3", "grizzly-sms-client": "0.1.1"}

pytestmark = pytest.mark.may_skip("the clients come from the package index")


@pytest.fixture(scope="session")
def python() -> Path:
    """The Python of an environment with exactly these clients."""
    folder = environment("sms-clients", *(f"{name}=={version}" for name, version in CLIENTS.items()))
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
