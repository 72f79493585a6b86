# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The guides of docs/docsite, done as a reader does them, all at once.

Each guide has accounts of its own. What the guides run next is one ansible-playbook for all of them, for starting one
costs more than most of their tasks. In a guide stand, in order:

- code blocks with a caption, which are files (of JSON: an excerpt of a file that is there),
- shell blocks, whose ansible-playbook commands are run together with those of the other guides,
- text blocks without a caption, lines that the last command printed,
- shell blocks whose caption begins with "On the sandbox", which ask it for what happens at the carrier meanwhile.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.docs.documented import COLLECTION
from tests.support.environment import BIN, CHECKOUT, ansible_environment
from tests.support.sandbox import Sandbox

FOLDER = CHECKOUT / "docs" / "docsite" / "rst"
NAMES = sorted(path.stem for path in FOLDER.glob("guide_*.rst"))
STEP = re.compile(
    r"^\.\. code-block:: (?P<language>\w+)\n(?:   :caption: (?P<caption>.+)\n)?\n(?P<text>(?:   .*\n|\n)+)",
    re.MULTILINE,
)
#: The hosts of the guides, and what their accounts are with.
HOSTS = {"acme_wholesale": "tcxc", "acme_voice": "vitcom"}
#: Where a sandbox listens that a guide starts itself.
OWN_SANDBOX = "8077"
EXCERPT = " (excerpt)"
ON_THE_SANDBOX = "On the sandbox, "
#: Whose account these ask for: the first one of the carrier unless they say it, which is not that of each guide.
OF_ACCOUNTS = {"grant": "tcxc", "cdrs": "tcxc", "lnp": "vitcom"}


@dataclass(frozen=True)
class Step:
    """A block of a guide."""

    language: str
    caption: str
    text: str


@dataclass(frozen=True)
class Command:
    """An ansible-playbook command: the playbook, and the variables that it is given."""

    playbook: str
    variables: tuple[tuple[str, str], ...]
    inventory: str


def steps(text: str) -> Iterator[Step]:
    """The steps of a guide, in order."""
    for found in STEP.finditer(text):
        block = "".join(line.removeprefix("   ") for line in found["text"].splitlines(keepends=True)).strip()
        yield Step(
            language=found["language"] or "",
            caption=found["caption"] or "",
            text=f"{block}\n",
        )


def command(line: str, folder: Path) -> Command:
    """A line ``ansible-playbook -i INVENTORY [-e NAME=VALUE] [-e @FILE] PLAYBOOK``, with the files of this folder."""
    words = shlex.split(line)[1:]
    variables, inventory, playbooks = [], "", []
    while words:
        word = words.pop(0)
        if word == "-e" and words[0].startswith("@"):
            variables.extend(yaml.safe_load((folder / words.pop(0)[1:]).read_text()).items())
        elif word == "-e":
            name, value = words.pop(0).split("=", 1)
            variables.append((name, value))
        elif word == "-i":
            inventory = words.pop(0)
        else:
            playbooks.append(word)
    [playbook] = playbooks
    return Command(playbook=playbook, variables=tuple(variables), inventory=inventory)


def lacking(wanted: Any, found: Any) -> bool:
    """Whether an excerpt holds what the whole does not; entries of a list are looked for one by one, unless none is."""
    if isinstance(wanted, dict):
        return not isinstance(found, dict) or any(
            key not in found or lacking(value, found[key]) for key, value in wanted.items()
        )
    if isinstance(wanted, list) and wanted:
        return not isinstance(found, list) or any(all(lacking(each, one) for one in found) for each in wanted)
    return bool(wanted != found)


@dataclass
class Guide:
    """A guide on its way; its hosts carry its name, so that all guides can share one inventory and one folder."""

    name: str
    place: Place
    hosts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = (FOLDER / f"{self.name}.rst").read_text()
        self.own_sandbox = f"{COLLECTION}.sandbox" in text
        for host, carrier in HOSTS.items():
            if host in text:
                self.hosts[f"{self.name}_{host}"] = carrier
                text = text.replace(host, f"{self.name}_{host}")
        self._rest = steps(text.replace(OWN_SANDBOX, str(self.place.own_port)))
        self._commands: list[Command] = []

    def advance(self) -> Command | None:
        """Do what can be done without ansible-playbook, and return the next command for it."""
        while not self._commands:
            step = next(self._rest, None)
            if step is None:
                return None
            self._take(step)
        return self._commands.pop(0)

    def _take(self, step: Step) -> None:
        if step.caption.startswith(ON_THE_SANDBOX):
            *_, address, _, body = shlex.split(step.text.replace("\\\n", " "))
            self._happen(address.rpartition("/")[2], json.loads(body))
        elif step.language == "shell":
            for line in step.text.replace("\\\n", " ").splitlines():
                if line.startswith("ansible-playbook "):
                    self._commands.append(command(line, self.place.folder))
                else:
                    self.place.run("bash", "-euc", line)
        elif step.language == "json":
            found = json.loads((self.place.folder / step.caption.removesuffix(EXCERPT)).read_text())
            assert not lacking(json.loads(step.text), found), f"{self.name}: {step.text} is not in {found}"
        elif step.caption:
            self.place.write(step.caption, step.text)
        else:
            missing = [line for line in step.text.splitlines() if line.strip() not in self.place.printed]
            assert not missing, f"{self.name}: {missing} is not in {self.place.printed}"

    def _happen(self, control: str, body: dict[str, Any]) -> None:
        """Something happens at the carrier, where it is about an account on that of this guide."""
        for host, carrier in self.hosts.items():
            if carrier == OF_ACCOUNTS.get(control):
                body["account"] = self.place.accounts[host]["account"]
        self.place.sandbox.control(control, body)


class Place:
    """The folder where the reader works, and the carriers.

    ``printed`` is what the last playbooks printed, and commands since.
    """

    def __init__(self, folder: Path, sandbox: Sandbox, own_port: int, contents: Mapping[str, str]) -> None:
        self.folder, self.own_port, self.printed = folder, own_port, ""
        self.sandbox = sandbox
        self._contents = contents
        for name, text in {**contents, "vault-password": "sesame"}.items():
            self.write(name, text)
        self._environment = ansible_environment(folder, ANSIBLE_VAULT_PASSWORD_FILE=str(folder / "vault-password"))
        self.guides = [Guide(name, self) for name in NAMES]
        self.accounts = dict(self._hand_out())

    def _hand_out(self) -> Iterator[tuple[str, dict[str, str]]]:
        """An account for each host: more than three of one carrier share them."""
        more = self.sandbox.accounts["more"]
        accounts = {
            api: deque([self.sandbox.accounts[api], *(row for row in more if row["api"] == api)])
            for api in set(HOSTS.values())
        }
        hosts = [(host, carrier, guide) for guide in self.guides for host, carrier in guide.hosts.items()]
        for host, carrier, guide in hosts:
            if guide.own_sandbox:
                yield host, {}
            else:
                accounts[carrier].rotate(-1)
                yield host, accounts[carrier][-1]

    def write(self, name: str, text: str) -> None:
        """Write a file; where its true content is too long for a guide, that one."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._contents.get(name, text))

    def run_guides(self) -> None:
        """Do all guides, one command of each at a time."""
        hosts = {host: self._variables(carrier) for guide in self.guides for host, carrier in guide.hosts.items()}
        self.write("hosts.yml", yaml.safe_dump({"all": {"hosts": hosts}}))
        while now := {guide.name: next_one for guide in self.guides if (next_one := guide.advance())}:
            self._run_together(now)

    def _variables(self, carrier: str) -> dict[str, str]:
        python = {"ansible_python_interpreter": sys.executable}
        return {"telecom_carrier": carrier, "ansible_connection": "local", **python}

    def _run_together(self, commands: Mapping[str, Command]) -> None:
        """One ansible-playbook; guides that run the same playbook share a play."""
        groups: dict[Command, list[Guide]] = {}
        for guide in self.guides:
            if given := commands.get(guide.name):
                key = Command(given.playbook, given.variables, str(guide.own_sandbox))
                groups.setdefault(key, []).append(guide)
        plays = [self._play(given, guides) for given, guides in groups.items()]
        self.write("now.yml", yaml.safe_dump(plays, sort_keys=False))
        inventories = {given.inventory for given in commands.values() if (self.folder / given.inventory).is_file()}
        sources = [word for name in ("hosts.yml", *sorted(inventories)) for word in ("-i", name)]
        self.printed = ""
        self.run("ansible-playbook", *sources, "now.yml")

    def _play(self, given: Command, guides: list[Guide]) -> dict[str, Any]:
        hosts = [host for guide in guides for host in guide.hosts]
        variables: dict[str, Any] = {"telecom_hosts": ",".join(hosts), **dict(given.variables)}
        if guides[0].own_sandbox:
            variables["sandbox_port"] = self.own_port
        else:
            variables["guide_accounts"] = self.accounts
            for name in ("account", "api_key", "api_url"):
                variables[f"telecom_{name}"] = f"{{{{ guide_accounts[inventory_hostname].{name} }}}}"
        return {"import_playbook": given.playbook, "vars": variables}

    def run(self, *words: str) -> None:
        """Run a command that must succeed."""
        done = subprocess.run(
            [str(BIN / words[0]) if (BIN / words[0]).exists() else words[0], *words[1:]],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        self.printed += done.stdout

    def leave(self) -> None:
        """End the sandbox that a guide started and did not get to stop."""
        with contextlib.suppress(OSError):
            os.kill(int((self.folder / "dialtone-sandbox.sqlite3.pid").read_text()), signal.SIGKILL)
