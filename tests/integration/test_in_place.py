# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Where modules run: from where the collection is installed, or out of the payload that Ansible makes of them."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import make_dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.dialtone.telecom.plugins.plugin_utils import in_place
from tests.quality.command import CHECKOUT, account_modules
from tests.support.environment import BIN, ansible_environment
from tests.support.sandbox import Sandbox

#: What Ansible prints at -vvv where it makes a payload.
PAYLOAD = "AnsiballZ_account_info.py"
#: Another name of the same Python.
OTHER = {"ansible_python_interpreter": str(BIN / "python3")}
OWN = {"ansible_python_interpreter": "{{ ansible_playbook_python }}"}
SUDO = """#!/bin/sh
while [ "$1" != -u ]; do shift; done
shift 2
exec "$@"
"""
ACCOUNT_INFO: dict[str, Any] = {"dialtone.telecom.account_info": {}}
ANOTHER = """#!/usr/bin/python
print('{"changed": false, "told": "another module"}')
"""
AWAY: dict[str, dict[str, Any]] = {
    "another Python": {"vars": OTHER},
    "as another user": {"vars": OWN, "become": True},
    "in the background": {"vars": OWN, "async": 30, "poll": 1},
    "for a host with another Python": {"delegate_to": "other"},
    "a Python that comes to nothing": {
        "vars": {"ansible_python_interpreter": "{{ nothing | default(omit) }}"},
        "ignore_errors": True,
    },
}
HERE: dict[str, dict[str, Any]] = {
    "nothing set": {},
    "Ansible's own Python": {"vars": OWN},
    "a Python of no name": {"vars": {"ansible_python_interpreter": " "}},
    "for this machine": {"delegate_to": "localhost"},
    "in check mode": {"check_mode": True},
}


class Plays:
    """Plays of one task a case, for a host that knows its account by the environment of the task alone."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self._folder = folder
        self.account = {f"DIALTONE_{name.upper()}": str(value) for name, value in sandbox.options("tcxc").items()}
        sudo = folder / "sudo"
        sudo.write_text(SUDO)
        sudo.chmod(0o755)
        hosts = {"acme": {"ansible_become_exe": str(sudo)}, "other": OTHER}
        inventory = {"all": {"vars": {"ansible_connection": "local"}, "hosts": hosts}}
        (folder / "inventory.yml").write_text(yaml.safe_dump(inventory))

    def told(self, cases: dict[str, dict[str, Any]], **environment: str) -> dict[str, str]:
        """What Ansible tells at -vvv of each case."""
        tasks = [{"name": name, "environment": self.account, **case} for name, case in cases.items()]
        play = {"hosts": "acme", "gather_facts": False, "tasks": tasks}
        (self._folder / "play.yml").write_text(yaml.safe_dump([play]))
        done = subprocess.run(
            [str(BIN / "ansible-playbook"), "-vvv", "-i", "inventory.yml", "play.yml"],
            cwd=self._folder,
            env=ansible_environment(self._folder, ANSIBLE_ASYNC_DIR=str(self._folder), **environment),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        _, *told = done.stdout.partition("PLAY RECAP")[0].split("\nTASK [")
        assert len(told) == len(cases)
        return dict(zip(cases, told, strict=True))


@pytest.fixture
def plays(sandbox: Sandbox, tmp_path: Path) -> Plays:
    """Plays over an account of the sandbox."""
    return Plays(tmp_path, sandbox)


def test_every_module_of_an_account_can_run_in_place() -> None:
    starters = {path.stem for path in (CHECKOUT / "plugins/action").glob("*.py") if "in_place" in path.read_text()}
    assert starters == {path.stem for path in account_modules()}


def test_a_module_runs_in_place_on_this_machine_and_out_of_a_payload_elsewhere(plays: Plays) -> None:
    told = plays.told({name: ACCOUNT_INFO | case for name, case in (HERE | AWAY).items()})
    assert [name for name, text in told.items() if PAYLOAD in text] == [*AWAY]
    # All that a list of processes shows behind the task's environment: no options.
    assert re.search(f" {re.escape(sys.executable)}( && sleep 0)?'", told["nothing set"])


def test_a_payload_is_made_where_the_user_wants_to_see_it(plays: Plays, tmp_path: Path) -> None:
    plays.told(
        {"kept": ACCOUNT_INFO | {"vars": OWN}},
        ANSIBLE_KEEP_REMOTE_FILES="1",
        ANSIBLE_REMOTE_TMP=str(tmp_path / "remote"),
    )
    assert [path.name for path in tmp_path.rglob("AnsiballZ_*")] == [PAYLOAD]


def test_files_beside_the_playbook_and_other_packages_are_not_taken_for_python_s(plays: Plays, tmp_path: Path) -> None:
    for name in ("ansible", "requests", *sys.stdlib_module_names):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not this one')")
    for name in ("ansible", "ansible_collections"):
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / name / "__init__.py").write_text("")
    paths = {"environment": plays.account | {"PYTHONPATH": str(tmp_path / "site")}}
    told = plays.told({"beside others": ACCOUNT_INFO | paths}, PYTHONPATH="")
    assert PAYLOAD not in told["beside others"]


def test_what_fails_before_a_module_s_own_work_is_told_as_ansible_tells_it(plays: Plays, tmp_path: Path) -> None:
    (tmp_path / "ssl.py").write_text("raise OSError('half of it is missing')")
    paths = {"environment": plays.account | {"PYTHONPATH": str(tmp_path)}, "ignore_errors": True}
    told = plays.told({"broken": ACCOUNT_INFO | paths}, PYTHONPATH="")
    assert "Module failed: half of it is missing" in told["broken"]


def test_a_short_name_that_means_a_module_of_another_collection_starts_that(plays: Plays, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "account_info.py").write_text(ANOTHER)
    short = {"account_info": {}, "collections": ["ansible.legacy", "dialtone.telecom"], "vars": OWN}
    assert "another module" in plays.told({"short": short})["short"]


@pytest.mark.parametrize(
    ("name", "other"),
    [("BUILT", None), ("BUILT", make_dataclass("Built", ["source"])), ("RUN", None), ("RUN", exec)],
)
def test_an_ansible_that_wants_to_know_something_else_makes_its_payload(
    monkeypatch: pytest.MonkeyPatch, name: str, other: Any
) -> None:
    assert in_place.is_known()
    monkeypatch.setattr(in_place, name, other)
    assert not in_place.is_known()
