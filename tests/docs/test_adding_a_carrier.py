# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The guide "Add a carrier", followed in a copy of the collection: its carrier works there, and no other is touched."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from tests.docs.guides import Step, steps
from tests.quality.command import run
from tests.support.environment import CHECKOUT

GUIDE = CHECKOUT / "docs" / "docsite" / "rst" / "adding_a_carrier.rst"
FILES = [step for step in steps(GUIDE.read_text()) if step.caption]
#: What the guide's own tests, and the rules for every carrier, need of a checkout.
NEEDED = ("plugins", "sandbox", "tests", "docs/docsite", "changelogs", "pyproject.toml", "README.md")
OWN = "tests/integration/test_pebble.py"
RULES = (
    "tests/docs/test_carrier_pages.py",
    "tests/unit/module_utils/carriers/test_capabilities.py",
    "tests/unit/module_utils/carriers/test_secret_keys.py",
    "tests/unit/sandbox/test_apis.py",
)
#: What README.md says of each module and carrier, which no test of the carrier's own looks at.
TABLES = ("test_the_table_of_modules_is_complete", "test_the_table_of_carriers_is_complete")
#: What each task imports of the shared lists grows with the carriers.
BUDGET = "tests/quality/test_imports.py::test_a_task_imports_less_than_3000_lines"


def edited(text: str, diff: str) -> str:
    """A file with each hunk of a diff put in, whose lines before have to stand in it once."""
    for hunk in diff.split("@@\n")[1:]:
        lines = hunk.splitlines()
        before, after = ("".join(f"{line[1:]}\n" for line in lines if line[0] in kind) for kind in (" -", " +"))
        assert text.count(before) == 1, f"the guide changes what is not there:\n{before}"
        text = text.replace(before, after)
    return text


def follow(step: Step, folder: Path) -> None:
    """Write or change the file of a block."""
    path = folder / step.caption
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(edited(path.read_text(), step.text) if step.language == "diff" else step.text)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the collection in which the guide was followed."""
    folder = tmp_path_factory.mktemp("followed")
    for name in NEEDED:
        copy = shutil.copytree if (CHECKOUT / name).is_dir() else shutil.copy2
        (folder / name).parent.mkdir(exist_ok=True)
        copy(CHECKOUT / name, folder / name)
    link = folder / "collections" / "ansible_collections" / "dialtone" / "telecom"
    link.parent.mkdir(parents=True)
    link.symlink_to(folder)
    for step in FILES:
        follow(step, folder)
    return folder


def test_its_carrier_works(followed: Path) -> None:
    wanted = (OWN, *RULES, "-k", "pebble", "-q", "-p", "no:cacheprovider")
    run(sys.executable, "-m", "pytest", *wanted, cwd=followed)


def test_its_place_in_the_tables_of_the_readme_is_told(followed: Path) -> None:
    wanted = [f"tests/docs/test_readme.py::{name}" for name in TABLES]
    run(sys.executable, "-m", "pytest", *wanted, "-q", "-p", "no:cacheprovider", cwd=followed)


def test_the_purchases_of_others_still_import_less_than_3000_lines(followed: Path) -> None:
    tasks = [f"{BUDGET}[did_purchase {carrier}]" for carrier in ("tcxc", "vitcom")]
    run(sys.executable, "-m", "pytest", *tasks, "-q", "-p", "no:cacheprovider", cwd=followed)


def test_its_code_is_clean(followed: Path) -> None:
    written = [step.caption for step in FILES if step.caption.endswith(".py")]
    run("ruff", "check", "--no-cache", *written, cwd=followed)
    run("ruff", "format", "--no-cache", "--check", *written, cwd=followed)


def test_few_files_are_touched_and_none_of_another_carrier() -> None:
    changed = {step.caption for step in FILES if step.language == "diff"}
    new = {step.caption for step in FILES} - changed
    assert [name for name in changed if not (CHECKOUT / name).is_file()] == []
    assert [name for name in new if (CHECKOUT / name).exists()] == []
    assert len(changed) <= 6
    assert [name for name in changed | new for carrier in CARRIERS if carrier in name] == []
