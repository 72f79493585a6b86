# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A run that somebody cuts with Ctrl-C: what it says, and what the next one does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from tests.support.environment import BIN, ansible_environment
from tests.support.sandbox import Sandbox

CUT = "The run was cut before its end. What was bought or changed until then is on the accounts"


def play(sandbox: Sandbox, folder: Path) -> Path:
    """A play that buys three numbers."""
    task = {
        "dialtone.telecom.did_purchase": {
            "count": 3,
            "select": {"prefix": "1206", "features": ["voice"]},
            "contact": "sip:{number}@sip.example.com:5060",
            "smpp_contact": "smpp:login:password:{number}@smpp.example.com:2776",
            "billing_account": "1",
            **sandbox.options("tcxc"),
            "carrier": "tcxc",
        }
    }
    path = folder / "play.yml"
    python = {"ansible_python_interpreter": sys.executable}
    path.write_text(yaml.safe_dump([{"hosts": "localhost", "gather_facts": False, "vars": python, "tasks": [task]}]))
    return path


def run(path: Path, meanwhile: Callable[[subprocess.Popen[str]], None]) -> str:
    """What ansible-playbook prints, with the callback."""
    environment = ansible_environment(path.parent, ANSIBLE_CALLBACKS_ENABLED="dialtone.telecom.plan")
    command = [str(BIN / "ansible-playbook"), "-i", "localhost,", "-c", "local", str(path)]
    started = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    meanwhile(started)
    return started.communicate(timeout=60)[0]


def test_a_cut_run_says_what_to_do_and_the_next_one_goes_on(sandbox: Sandbox, tmp_path: Path) -> None:
    path = play(sandbox, tmp_path)
    sandbox.fault("/tcxc/*", "slow", seconds=30)

    def interrupt(started: subprocess.Popen[str]) -> None:
        while sandbox.get("faults"):
            assert started.poll() is None, started.communicate()[0]
            time.sleep(0.05)
        os.killpg(started.pid, signal.SIGINT)

    assert CUT in run(path, interrupt)
    assert CUT not in run(path, lambda _: None)
    assert len(sandbox.state()["tcxc"]["owned"]) == 3
