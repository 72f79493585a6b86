# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What is said in more than one place is said alike."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from tests.quality.command import CHECKOUT

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
GALAXY = yaml.safe_load((CHECKOUT / "galaxy.yml").read_text())


def requirements(path: Path) -> list[str]:
    """The lines of a requirements file, without its comments."""
    return [line for line in path.read_text().splitlines() if not line.startswith("#")]


def test_the_collection_and_its_environment_have_one_version() -> None:
    assert PROJECT["project"]["version"] == GALAXY["version"]


def test_the_changelog_holds_the_version() -> None:
    changelog = yaml.safe_load((CHECKOUT / "changelogs" / "changelog.yaml").read_text())
    assert GALAXY["version"] in changelog["releases"]


def test_the_requirements_of_the_modules_are_listed_once() -> None:
    assert sorted(PROJECT["project"]["dependencies"]) == requirements(CHECKOUT / "requirements.txt")


def test_the_requirements_of_the_sandbox_are_listed_once() -> None:
    assert sorted(PROJECT["dependency-groups"]["sandbox"]) == requirements(CHECKOUT / "sandbox" / "requirements.txt")


def test_the_lock_names_no_other_host_than_the_package_index() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", (CHECKOUT / "uv.lock").read_text()))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
