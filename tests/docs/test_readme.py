# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What README.md says is true: its blocks run, its tables are complete, its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from dialtone_sandbox.worlds import World
from tests.docs.documented import MODULES, ROLES, modules
from tests.docs.readme import Block, Workspace, blocks, relative_links, table_rows
from tests.support.environment import CHECKOUT
from tests.support.sandbox import Sandbox

README = (CHECKOUT / "README.md").read_text()
BLOCKS = list(blocks(README))


@pytest.fixture
def workspace(sandbox_process: Sandbox, tmp_path: Path) -> Iterator[Workspace]:
    """A reader's empty home, with a sandbox that holds what it holds when a reader starts it."""
    first = sandbox_process.accounts
    sandbox_process.accounts = sandbox_process.control("reset", {"seed": World.seed})
    yield Workspace(tmp_path, sandbox_process)
    sandbox_process.reset()
    sandbox_process.accounts = first


def run_yaml(workspace: Workspace, block: Block) -> None:
    """A file is written; plays, tasks and estates run; anything else parses."""
    content: Any = yaml.safe_load(block.text)
    if block.file:
        workspace.write(block.file, block.text)
    elif isinstance(content, list):
        plays = content if "hosts" in content[0] else [{"hosts": "localhost", "gather_facts": False, "tasks": content}]
        workspace.playbook(plays)
    elif any(key.startswith("estate_") for key in content):
        workspace.estate(content)


def squeezed(text: str) -> list[str]:
    """Lines with single spaces, without empty ones."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def missing_lines(wanted: str, printed: str) -> list[str]:
    """The lines of a text block that were not printed, in this order; `...` stands for any lines."""
    lines = iter(squeezed(printed))
    return [line for line in squeezed(wanted) if line != "..." and line not in lines]


def test_blocks_are_found_with_the_files_that_they_are() -> None:
    markdown = "text\n\n<!-- file: host_vars/acme.yml -->\n```yaml\na: 1\n```\n\n```shell\ntrue\n```\n"
    assert list(blocks(markdown)) == [
        Block(line=4, language="yaml", text="a: 1\n", file="host_vars/acme.yml"),
        Block(line=8, language="shell", text="true\n", file=None),
    ]


def test_lines_that_were_not_printed_are_missing() -> None:
    assert missing_lines("a  b\n...\nd\n", "a b\nc\nd\n") == []
    assert missing_lines("d\na b\n", "a b\nc\nd\n") == ["a b"]


def test_every_block_runs(workspace: Workspace) -> None:
    for block in BLOCKS:
        if block.language == "shell":
            workspace.shell(block.text)
        elif block.language == "yaml":
            run_yaml(workspace, block)
    for block in BLOCKS:
        if block.language == "text":
            assert missing_lines(block.text, workspace.printed) == [], workspace.printed


def test_every_block_can_be_run() -> None:
    assert [
        f"line {block.line}: {block.language}" for block in BLOCKS if block.language not in ("shell", "yaml", "text")
    ] == []
    assert README.count("\n```") == 2 * len(BLOCKS)


def test_links_lead_somewhere() -> None:
    assert [link for link in sorted(relative_links(README)) if not (CHECKOUT / link).exists()] == []


def test_the_table_of_modules_is_complete() -> None:
    rows = table_rows(README, "module")
    listed = {name: row[-1].split(", ") for row in rows for name in re.findall(r"\[(\w+)\]", row[0])}
    assert listed == {name: modules()[name].carriers for name in MODULES}


def test_the_table_of_carriers_is_complete() -> None:
    assert {row[0].strip("`") for row in table_rows(README, "carrier")} == CARRIERS.keys()


def test_the_table_of_roles_is_complete() -> None:
    assert sorted(re.findall(r"\[(\w+)\]", " ".join(row[0] for row in table_rows(README, "role")))) == ROLES


def test_every_playbook_is_named() -> None:
    names = {path.stem for path in (CHECKOUT / "playbooks").glob("*.yml")}
    assert {name for name in names if f"`{name}`" not in README} == set()
