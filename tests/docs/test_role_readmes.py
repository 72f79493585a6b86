# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the roles' README.md say is true: their plays run, their tables are complete, their links lead somewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.documented import ROLES
from tests.docs.readme import blocks, relative_links
from tests.docs.test_declaration import entry_points
from tests.support.environment import BIN, CHECKOUT, ansible_environment
from tests.support.sandbox import Sandbox

#: The estate's play is the playbook provision; the sandbox's would start one on a fixed port.
PLAYED = sorted({"numbers", "porting", "report", "trunks"} & set(ROLES))


def readme(role: str) -> str:
    """The text of a role's README."""
    return (CHECKOUT / "roles" / role / "README.md").read_text()


def inventory(sandbox: Sandbox) -> dict[str, Any]:
    """A host for each group that the plays name, each with its account."""

    def host(carrier: str) -> dict[str, Any]:
        account = {f"telecom_{name}": value for name, value in sandbox.options(carrier).items()}
        return {"ansible_connection": "local", "ansible_python_interpreter": sys.executable, **account}

    groups = {"wholesale": host("tcxc"), "voice": host("vitcom")}
    return {group: {"hosts": {f"acme_{group}": variables}} for group, variables in groups.items()}


def test_the_plays_run(sandbox: Sandbox, tmp_path: Path) -> None:
    plays = [play for role in PLAYED for block in blocks(readme(role)) for play in yaml.safe_load(block.text)]
    (tmp_path / "plays.yml").write_text(yaml.safe_dump(plays, sort_keys=False))
    (tmp_path / "inventory.yml").write_text(yaml.safe_dump(inventory(sandbox)))
    for name in ("loa.pdf", "bill.pdf"):
        (tmp_path / "documents").mkdir(exist_ok=True)
        (tmp_path / "documents" / name).write_text("%PDF-1.4\n")
    command = [str(BIN / "ansible-playbook"), "-i", "inventory.yml", "plays.yml"]
    environment = ansible_environment(tmp_path)
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(plays) == len(PLAYED)
    assert {"purchase", "generate_lnp_order", "defineTrunk", "defineTrunk_termination"} <= set(sandbox.calls())


def test_no_task_has_a_tag_of_its_own() -> None:
    files = [*CHECKOUT.glob("playbooks/*.yml"), *CHECKOUT.glob("roles/*/tasks/*.yml")]
    assert [path.name for path in files if "tags:" in path.read_text()] == []
    assert "The playbooks have no tags" in readme("estate")


@pytest.mark.parametrize("role", ROLES)
def test_every_block_is_plays(role: str) -> None:
    found = list(blocks(readme(role)))
    assert {block.language for block in found} == {"yaml"}
    assert all("hosts" in play for block in found for play in yaml.safe_load(block.text))


@pytest.mark.parametrize("role", ROLES)
def test_every_variable_is_named(role: str) -> None:
    assert [name for name in entry_points(role)["main"] if f"`{name}`" not in readme(role)] == []


@pytest.mark.parametrize("role", ROLES)
def test_links_lead_somewhere(role: str) -> None:
    folder = CHECKOUT / "roles" / role
    assert [link for link in sorted(relative_links(readme(role))) if not (folder / link).exists()] == []
