# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The sample rulebook under the real ansible-rulebook, killed and started again in between."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.customer import Customer
from tests.support.environment import ansible_environment
from tests.support.packages import environment
from tests.support.sandbox import Sandbox

PACKAGES = ("ansible-rulebook==1.3.2", "ansible-core>=2.19", "requests", "jsonschema", "phonenumbers")
PLAYBOOKS = ("top_up", "open_ticket", "tell_customer")
PLAYBOOK = """---
- name: Note the event
  hosts: all
  gather_facts: false
  tasks:
    - name: Note it
      ansible.builtin.lineinfile:
        path: "{}"
        create: true
        mode: "0600"
        line: "{{{{ telecom_event.id }}}} {{{{ telecom_event.type }}}}"
"""

pytestmark = [
    pytest.mark.may_skip("the rule engine takes half a minute and 100 MB: make rulebook"),
    pytest.mark.skipif("RULEBOOK" not in os.environ, reason="make rulebook runs it"),
    pytest.mark.skipif(shutil.which("java") is None, reason="ansible-rulebook needs Java 17"),
]


def noted(folder: Path) -> list[str]:
    """What the playbooks were run for, each line once."""
    file = folder / "noted"
    return sorted(file.read_text().splitlines()) if file.exists() else []


def until(folder: Path, wanted: list[str], rulebook: Callable[[], subprocess.Popen[bytes]]) -> None:
    """Run the rulebook until this is noted, then kill it the hard way."""
    process = rulebook()
    try:
        deadline = time.monotonic() + 90
        while noted(folder) != wanted and time.monotonic() < deadline:
            time.sleep(0.2)
        assert noted(folder) == wanted, (folder / "output").read_text()[-3000:]
    finally:
        process.kill()
        process.wait()


def test_each_event_runs_its_playbook_once_over_restarts(sandbox: Sandbox, tmp_path: Path) -> None:
    bin_ = environment("rulebook", *PACKAGES) / "bin"
    vitcom = Customer("vitcom", sandbox)
    vitcom.set_up()
    vitcom.give("+12067770001", "+12067770002")
    account = {"name": "voice", "balance_below": "100000", **sandbox.options("vitcom")}
    variables = {"telecom_cursor": str(tmp_path / "cursor"), "telecom_interval": 0.5, "telecom_accounts": [account]}
    host = {"ansible_connection": "local", "ansible_python_interpreter": str(bin_ / "python")}
    (tmp_path / "variables.yml").write_text(json.dumps(variables))
    (tmp_path / "inventory.yml").write_text(json.dumps({"all": {"hosts": {"localhost": host}}}))
    for name in PLAYBOOKS:
        (tmp_path / f"{name}.yml").write_text(PLAYBOOK.format(tmp_path / "noted"))
    command = [str(bin_ / "ansible-rulebook"), "-r", "dialtone.telecom.telecom", "-i", "inventory.yml"]
    path = f"{bin_}{os.pathsep}{os.environ['PATH']}"

    def rulebook() -> subprocess.Popen[bytes]:
        with (tmp_path / "output").open("a") as output:
            return subprocess.Popen(
                [*command, "--vars", "variables.yml"],
                cwd=tmp_path,
                env=ansible_environment(tmp_path) | {"PATH": path},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    events = ["voice-1 balance_low", "voice-2 numbers_vanished", "voice-3 numbers_vanished"]
    until(tmp_path, events[:1], rulebook)
    assert not vitcom.run("did_purchase", number="+12067770001", state="absent", max_releases=1)["failed"]
    until(tmp_path, events[:2], rulebook)
    assert not vitcom.run("did_purchase", number="+12067770002", state="absent", max_releases=1)["failed"]
    until(tmp_path, events, rulebook)
