# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Real ansible-playbook runs over one account of the sandbox, in a folder of their own."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.support.artifacts import artifact
from tests.support.environment import BIN, ansible_environment
from tests.support.sandbox import Sandbox


@dataclass(frozen=True)
class Run:
    """What a run printed, and its exit code."""

    code: int
    output: str

    def count(self, what: str) -> int:
        """A number of the recap, such as changed."""
        found = re.search(rf"\b{what}=(\d+)", self.output.rpartition("PLAY RECAP")[2])
        assert found, self.output
        return int(found[1])

    @property
    def text(self) -> str:
        """What was printed as one line, without the frames and escapes of Ansible's output."""
        return " ".join(self.output.replace("\\n", " ").replace('\\"', '"').split())


class Host:
    """One account as a host of the inventory; ``variables`` may be changed between runs. ``others``: further hosts."""

    name = "acme"

    def __init__(self, folder: Path, sandbox: Sandbox, carrier: str, **variables: Any) -> None:
        self.folder = folder
        account = {f"telecom_{name}": value for name, value in sandbox.options(carrier).items()}
        self.variables = {"ansible_connection": "local", **account, **variables}
        self.others: dict[str, dict[str, Any]] = {}

    def play(self, playbook: str, *options: str) -> Run:
        """Run a playbook of the collection from the folder."""
        return self._run(f"dialtone.telecom.{playbook}", *options)

    def role(self, role: str, *options: str, tasks_from: str = "main", **variables: Any) -> Run:
        """Run a role of the collection."""
        task = {
            "name": "Run",
            "ansible.builtin.include_role": {"name": f"dialtone.telecom.{role}", "tasks_from": tasks_from},
            "vars": variables,
        }
        python = {"ansible_python_interpreter": sys.executable}
        play = {"hosts": "all", "gather_facts": False, "vars": python, "tasks": [task]}
        (self.folder / "play.yml").write_text(yaml.safe_dump([play]))
        return self._run("play.yml", *options)

    def artifact(self, kind: str) -> dict[str, Any]:
        """The plan, what was applied, or the drift; as its schema says."""
        return artifact(self.folder / "artifacts" / f"{self.name}.{kind}.json")

    def _run(self, *command: str) -> Run:
        inventory = self.folder / "inventory.yml"
        inventory.write_text(yaml.safe_dump({"all": {"hosts": {self.name: self.variables, **self.others}}}))
        done = subprocess.run(
            [str(BIN / "ansible-playbook"), "-i", str(inventory), *command],
            cwd=self.folder,
            env=ansible_environment(self.folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Run(done.returncode, done.stdout)
