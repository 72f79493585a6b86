# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The checkers of the Ansible and Python worlds, each with nothing ignored."""

from __future__ import annotations

from pathlib import Path

from tests.quality.command import CHECKOUT, TRAVELS, listed_files, run
from tests.support.environment import BYTECODE


def test_ansible_test_sanity() -> None:
    """Over what travels: `make sanity` takes all, to the rest of which ruff, mypy, shellcheck and yamllint see here."""
    travelling = [CHECKOUT / name for name in sorted(TRAVELS) if (CHECKOUT / name).exists()]
    run("scripts/sanity", *(f"{path.name}/" if path.is_dir() else path.name for path in travelling))


def test_no_sanity_ignores() -> None:
    assert listed_files("tests/sanity/ignore*") == []


def test_ansible_lint() -> None:
    run("ansible-lint", cwd=CHECKOUT, **BYTECODE)


def test_mypy() -> None:
    run("mypy")


def test_ruff_check() -> None:
    run("ruff", "check", "--no-cache")


def test_ruff_format() -> None:
    run("ruff", "format", "--check", "--diff", "--no-cache")


def test_yamllint() -> None:
    run("yamllint", "--strict", *(str(path) for path in listed_files("*.yml", "*.yaml", ".ansible-lint", ".yamllint")))


def test_shellcheck() -> None:
    scripts = [path for path in listed_files() if "bash" in first_line(path)]
    assert CHECKOUT / "scripts" / "setup" in scripts
    run("shellcheck", *(str(path) for path in scripts))


def test_changelog() -> None:
    run("antsibull-changelog", "lint")
    run("antsibull-changelog", "lint-changelog-yaml", "--strict", "changelogs/changelog.yaml")


def first_line(path: Path) -> str:
    """The first line of a file; of a binary one, whatever can be read of it."""
    with path.open(errors="replace") as lines:
        return lines.readline()
