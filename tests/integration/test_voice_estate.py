# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""examples/voice-estate as somebody has it who copied it: the steps of its README, on the sandbox carrier."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.environment import CHECKOUT, ansible_environment
from tests.support.playbook import Run
from tests.support.sandbox import Sandbox

EXAMPLE = CHECKOUT / "examples" / "voice-estate"
README = (EXAMPLE / "README.md").read_text()
KEYS = "3a03a4b7d5142406202602548df26f8e57705fab", "05cd1f0c6bca88fe7d7348b558f669f25b3917c8"
#: One run, for starting one costs more than its tasks: all declarations are checked, and one account is provisioned.
ONE = """
- import_playbook: dialtone.telecom.validate
- import_playbook: dialtone.telecom.provision
  vars: {telecom_hosts: acme_wholesale}
- import_playbook: dialtone.telecom.drift
  vars: {telecom_hosts: acme_wholesale}
"""
ACCOUNTS = ["acme_voice", "acme_wholesale", "staging_voice", "staging_wholesale"]


class House:
    """A copy of the repository, and the secrets that its README exports."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.folder = folder / "voice-estate"
        shutil.copytree(EXAMPLE, self.folder, ignore=shutil.ignore_patterns("artifacts", "approved"))
        exported = dict(re.findall(r"^export (\w+)=(\S+)$", README, re.MULTILINE))
        self.environment = ansible_environment(folder, SANDBOX_URL=sandbox.url, **exported)

    def run(self, command: str) -> Run:
        """A line for the shell in the copy."""
        done = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Run(done.returncode, done.stdout)

    def artifact(self, account: str, kind: str) -> Any:
        return json.loads((self.folder / "artifacts" / f"{account}.{kind}.json").read_text())

    def secrets_told(self, output: str) -> list[str]:
        """The secrets of vaults and environment that a run printed or wrote."""
        secrets = [*KEYS, *(value for name, value in self.environment.items() if name.endswith("_KEY")), "hush-hush"]
        texts = [output, *(path.read_text() for path in (self.folder / "artifacts").iterdir())]
        return [secret for secret in secrets if any(secret in text for text in texts)]


def shell_blocks(markdown: str) -> Iterator[str]:
    """The shell of the steps of a list."""
    for block in re.findall(r"^ +```shell\n(.*?)```", markdown, re.MULTILINE | re.DOTALL):
        yield textwrap.dedent(block)


@pytest.fixture
def house(sandbox: Sandbox, tmp_path: Path) -> House:
    """On a sandbox as a newcomer starts it, whose first accounts are those of the example."""
    sandbox.control("reset", {"seed": 1})
    return House(tmp_path, sandbox)


def test_all_is_sound_and_an_account_is_provisioned_and_stays_as_declared(house: House, sandbox: Sandbox) -> None:
    (house.folder / "one.yml").write_text(ONE)
    run = house.run("ansible-playbook one.yml")
    assert run.code == 0, run.output
    assert re.findall(r"^(\w+) .*changed=(\d)", run.output, re.MULTILINE) == [
        (account, str(int(account == "acme_wholesale"))) for account in ACCOUNTS
    ]
    assert [house.artifact("acme_wholesale", "drift")[key] for key in ("verdict", "unmanaged")] == ["converged", []]
    owned = sandbox.state()["tcxc"]["owned"]["AcmeInc"]
    assert len(owned) == 8
    assert {row["contact"].partition("@")[2] for row in owned} == {
        f"{name}.example.com:5060" for name in ("sip", "fax", "callcenter")
    }
    assert house.secrets_told(run.output) == []
    page = (house.folder / "artifacts" / "acme_wholesale.plan.md").read_text()
    assert "…2159" in page
    assert "2062192159" not in page


@pytest.mark.may_skip("all accounts take a minute: make voice-estate")
@pytest.mark.skipif("VOICE_ESTATE" not in os.environ, reason="make voice-estate runs it")
def test_the_readme_leads_from_a_plan_to_a_clean_night(house: House, sandbox: Sandbox) -> None:
    blocks = list(shell_blocks(README.partition("\n## Change something\n")[2].partition("\n## ")[0]))
    called = [name for block in blocks for name in re.findall(r"dialtone\.telecom\.(\w+)", block)]
    assert called == ["validate", "plan", "provision", "drift"]
    runs = [house.run(block) for block in blocks]
    assert [run.code for run in runs] == [0] * 4, runs[-1].output
    assert [house.artifact(account, "drift")["verdict"] for account in ACCOUNTS] == ["converged"] * 4
    assert house.secrets_told("".join(run.output for run in runs)) == []
    sandbox.clear_log()
    again = house.run("ansible-playbook dialtone.telecom.provision")
    assert (again.code, sandbox.calls(writes=True)) == (0, [])
