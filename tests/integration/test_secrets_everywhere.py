# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""No module shows a secret: not at the highest verbosity, not when it fails, not in Ansible's own log."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ansible.module_utils.basic import AnsibleModule

from tests.docs.argument_specs import argument_spec
from tests.docs.documented import COLLECTION, MODULES
from tests.support.environment import BIN, ansible_environment
from tests.support.marked import MARK, SMPP, TASKS, prepare, shown
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

#: A plan as somebody may have kept it from elsewhere, passwords included.
PLAN = [{"action": "update", "resource": "number", "name": "+12062190001", "after": {"smpp_contact": SMPP}}]
WRONG: list[dict[str, Any]] = [
    {"concurrency": 99},
    {"api_kee": f"{MARK}-key"},
    {"api_key": f"{MARK}-key"},
    {"api_url": f"http://{MARK}:{MARK}@127.0.0.1:1"},
    {"api_url": f"ftp://{MARK}@127.0.0.1:1"},
    {"api_url": "http://127.0.0.1:1", "retries": 0},
]


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What modules would write into the log of the system."""
    lines: list[str] = []
    monkeypatch.setattr(AnsibleModule, "log", lambda _module, message, **more: lines.append(f"{message} {more}"))
    return lines


def test_every_module_is_tried_on_every_carrier_that_it_has() -> None:
    wanted = {(module, carrier) for module in MODULES for carrier in argument_spec(module)["carrier"]["choices"]}
    assert {(module, carrier) for module, carrier, _options in TASKS} == wanted


@pytest.mark.parametrize(
    ("module", "carrier", "options"), TASKS, ids=lambda value: value if str(value) == value else ""
)
def test_nothing_shows_in_what_a_module_prints_or_logs(
    sandbox: Sandbox, impatient: None, logged: list[str], module: str, carrier: str, options: dict[str, Any]
) -> None:
    """When it plans, works and fails: for its options, for the key, for the carrier, for its answers."""
    prepare(sandbox)
    given = {**sandbox.options(carrier), **options}
    expected: list[dict[str, Any]] = [] if module.endswith("_info") else [{"expected_plan": PLAN}]
    printed = [
        run_module(module, given | more, check=check, diff=True, verbosity=4)
        for check in (True, False)
        for more in ({}, *WRONG, *expected)
    ]
    for kind in ("html", "error_500_after", "truncated", "redirect", "drop_after"):
        sandbox.fault("*", kind, times=3)
        printed.append(run_module(module, {**given, "retries": 0}, diff=True, verbosity=4))
    assert list(shown(sandbox, json.dumps([printed, logged]))) == []


#: What Ansible itself prints and logs: tasks that hold a secret of their own, and a read with the key of each carrier.
PLAYED = [
    (module, carrier, options)
    for module, carrier, options in TASKS
    if MARK in str(options) or module in ("number_info", "sms_price_info")
]


def play(sandbox: Sandbox) -> list[dict[str, Any]]:
    """The tasks; those that hold a secret of their own are planned first."""
    tasks: list[dict[str, Any]] = []
    for module, carrier, options in PLAYED:
        task = {f"{COLLECTION}.{module}": {**sandbox.options(carrier), **options}, "diff": True}
        tasks += [{**task, "check_mode": True}, task] if MARK in str(options) else [task]
    return [{"hosts": "localhost", "gather_facts": False, "ignore_errors": True, "tasks": tasks}]


def test_nothing_reaches_the_terminal_or_the_log_of_a_playbook(sandbox: Sandbox, tmp_path: Path) -> None:
    prepare(sandbox)
    (tmp_path / "play.yml").write_text(json.dumps(play(sandbox)))
    log = tmp_path / "ansible.log"
    command = [str(BIN / "ansible-playbook"), "-i", "localhost,", "-c", "local", "-vvvv", str(tmp_path / "play.yml")]
    run = subprocess.run(
        [*command, "-e", f"ansible_python_interpreter={sys.executable}"],
        env=ansible_environment(tmp_path, ANSIBLE_LOG_PATH=str(log)),
        capture_output=True,
        text=True,
        check=False,
    )
    printed = run.stdout + run.stderr + log.read_text()
    assert "failed=0" in printed
    assert "ignored=0" in printed
    for module, _carrier, _options in PLAYED:
        assert f"TASK [{COLLECTION}.{module}]" in printed
    assert list(shown(sandbox, printed)) == []
