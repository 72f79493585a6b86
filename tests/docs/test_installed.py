# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The collection as a user gets it: built, installed into an empty folder, and used from there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.documented import ACTIONS, COLLECTION, MODULES
from tests.support.environment import BIN, CHECKOUT, ansible_environment

MODULE_NAMES = sorted(f"{COLLECTION}.{module}" for module in (*MODULES, *ACTIONS))


def command(name: str, *arguments: str, collections: Path, cwd: Path) -> str:
    """Run one of Ansible's commands with this folder of collections; a failure shows what it printed."""
    environment = ansible_environment(cwd, ANSIBLE_COLLECTIONS_PATH=str(collections), ANSIBLE_STDOUT_CALLBACK="minimal")
    done = subprocess.run(
        [str(BIN / name), *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder outside of the checkout, with an empty folder of collections."""
    return tmp_path_factory.mktemp("installed")


@pytest.fixture(scope="module")
def artifact(folder: Path) -> Path:
    """The artifact, built from the checkout as it is."""
    arguments = ("collection", "build", str(CHECKOUT), "--output-path", str(folder))
    command("ansible-galaxy", *arguments, collections=folder, cwd=folder)
    return next(folder.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def collections(artifact: Path, folder: Path) -> Path:
    """A folder of collections that holds the installed artifact alone."""
    path = folder / "collections"
    arguments = ("collection", "install", str(artifact), "--offline", "-p", str(path))
    command("ansible-galaxy", *arguments, collections=path, cwd=folder)
    return path


@pytest.fixture
def sandbox(collections: Path, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """The accounts of a sandbox that was started from the installed collection."""
    place = collections / "ansible_collections" / "dialtone" / "telecom" / "sandbox"
    arguments = ("-m", "dialtone_sandbox", "--port", "0", "--data", str(tmp_path / "data.sqlite3"))
    process = subprocess.Popen(
        [sys.executable, *arguments], env={"PYTHONPATH": str(place)}, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield json.loads(process.stdout.readline())
    process.kill()
    process.communicate()


def test_the_artifact_holds_the_sandbox_and_not_the_tests(artifact: Path) -> None:
    with tarfile.open(artifact) as archive:
        names = set(archive.getnames())
    held = {str(path.relative_to(CHECKOUT)) for path in (CHECKOUT / "sandbox").rglob("*.py")}
    assert {*held, "sandbox/requirements.txt", "requirements.txt", "README.md"} <= names
    assert {name for name in names if re.match(r"tests|\.venv|collections|.*__pycache__", name)} == set()


def test_every_module_is_documented_there(collections: Path, tmp_path: Path) -> None:
    listing = ("--json", "--list", "--type", "module", COLLECTION)
    assert sorted(json.loads(command("ansible-doc", *listing, collections=collections, cwd=tmp_path))) == MODULE_NAMES
    docs = json.loads(command("ansible-doc", "--json", *MODULE_NAMES, collections=collections, cwd=tmp_path))
    assert {each["doc"]["collection"] for each in docs.values()} == {COLLECTION}


def test_every_playbook_is_there(collections: Path, tmp_path: Path) -> None:
    names = [f"{COLLECTION}.{path.stem}" for path in (CHECKOUT / "playbooks").glob("*.yml")]
    arguments = ("-i", "localhost,", "--syntax-check", *names)
    assert command("ansible-playbook", *arguments, collections=collections, cwd=tmp_path).count("playbook:") == len(
        names
    )


def test_a_module_works_from_there_with_the_sandbox_from_there(
    collections: Path, sandbox: dict[str, Any], tmp_path: Path
) -> None:
    options = json.dumps({"carrier": "tcxc", "limit": 1, **sandbox["tcxc"]})
    python = f"ansible_python_interpreter={sys.executable}"
    arguments = ("localhost", "-i", "localhost,", "-c", "local", "-e", python, "-m", f"{COLLECTION}.did_market_info")
    output = command("ansible", *arguments, "-a", options, collections=collections, cwd=tmp_path)
    assert '"numbers": [' in output
