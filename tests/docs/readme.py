# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The fenced blocks of README.md, and a workspace in which they run one after the other, as a reader runs them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.support.environment import BIN, BYTECODE, CHECKOUT
from tests.support.sandbox import Sandbox

STAND_INS = Path(__file__).parent / "stand_ins"
BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?^```(?P<language>\S*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
#: What only vitcom has, so that an estate with it needs no telecom_carrier.
VITCOM_ESTATE = re.compile(r"trunk_group|termination_trunk|estate_ports|npanxx|category:")


@dataclass(frozen=True)
class Block:
    """A fenced block with the line at which it begins, and the file that it is, where a comment above it says so."""

    line: int
    language: str
    text: str
    file: str | None


def blocks(markdown: str) -> Iterator[Block]:
    """All fenced blocks, in order."""
    for found in BLOCK.finditer(markdown):
        line = markdown.count("\n", 0, found.start("language")) + 1
        yield Block(line=line, language=found["language"], text=found["text"], file=found["file"])


def relative_links(markdown: str) -> set[str]:
    """The files and folders that links lead to."""
    return {target for target in re.findall(r"\]\(([^)#]+)", markdown) if "://" not in target}


def table_rows(markdown: str, header: str) -> list[list[str]]:
    """The cells of the table whose first column has this header."""
    table = markdown.split(f"| {header} |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()[2:]]


class Workspace:
    """A folder that is the reader's home and working folder; ``printed`` is all that shell blocks printed."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self.place = self.home
        self.printed = ""
        self._copy = folder / "checkout"
        _copy_checkout(self._copy)
        accounts = folder / "accounts.yml"
        accounts.write_text(yaml.safe_dump(_account_variables(sandbox)))
        self._environment = {
            "PATH": f"{STAND_INS}{os.pathsep}{BIN}{os.pathsep}{os.environ['PATH']}",
            "VENV": Path(sys.prefix).name,
            "HOME": str(self.home),
            "COPY": str(self._copy),
            "ACCOUNTS": str(accounts),
            "SANDBOX_URL": sandbox.url,
            "LC_ALL": "C.UTF-8",
            "ANSIBLE_NOCOLOR": "1",
            **BYTECODE,
            **{f"DIALTONE_{name.upper()}": value for name, value in sandbox.options("tcxc").items()},
        }

    def shell(self, text: str) -> None:
        """Run a shell block; the next one goes on in the folder where it ended."""
        script = f"set -euo pipefail\ntrap 'pwd > \"$HOME/.place\"' EXIT\n{text}"
        self.printed += self._run("bash", "-c", script)
        self.place = Path((self.home / ".place").read_text().strip())

    def write(self, name: str, text: str) -> None:
        """Write a block that is a file."""
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def playbook(self, plays: list[dict[str, Any]]) -> None:
        """Run plays."""
        self.write("readme.yml", yaml.safe_dump(plays, sort_keys=False))
        self._run("ansible-playbook", "-i", "localhost,", "-c", "local", "readme.yml", **self._collection())

    def estate(self, variables: Mapping[str, Any]) -> None:
        """Plan an estate on an account of the carrier that it is for; anything that would stop a run stops this."""
        carrier = "vitcom" if VITCOM_ESTATE.search(yaml.safe_dump(dict(variables))) else "tcxc"
        host = {"telecom_carrier": carrier, "ansible_connection": "local", **variables}
        self.write("readme-inventory.yml", yaml.safe_dump({"all": {"hosts": {"acme": host}}}))
        command = ("ansible-playbook", "dialtone.telecom.plan", "-i", "readme-inventory.yml")
        self._run(*command, **self._collection())

    def _collection(self) -> dict[str, str]:
        return {"ANSIBLE_COLLECTIONS_PATH": str(self._copy / "collections")}

    def _run(self, *command: str, **more: str) -> str:
        done = subprocess.run(
            command,
            cwd=self.place,
            env=self._environment | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


def _account_variables(sandbox: Sandbox) -> dict[str, Any]:
    chosen = {
        f"telecom_{name}": f"{{{{ readme_accounts[telecom_carrier].{name} }}}}"
        for name in ("account", "api_key", "api_url")
    }
    return {"readme_accounts": sandbox.accounts, **chosen}


def _copy_checkout(copy: Path) -> None:
    """The files that git lists, as links to nothing of this checkout but its environment, which is ready to use."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    for name in listing.stdout.split("\0"):
        if name and os.path.lexists(CHECKOUT / name):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, copy / name, follow_symlinks=False)
    for name in ("pyproject.toml", "uv.lock", "scripts/setup", "scripts/find-python"):
        os.utime(copy / name, (0, 0))  # older than the environment, so that make does not make it anew
    (copy / Path(sys.prefix).name).symlink_to(sys.prefix)
