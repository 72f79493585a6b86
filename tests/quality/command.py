# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the tests of this folder share: the checkout, its files, and a command that must succeed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
# What a folder or file at the top of the checkout has to be to travel.
TRAVELS = {
    *("CHANGELOG.md", "CONTRIBUTING.md", "COPYING", "README.md", "SECURITY.md", "bindep.txt", "galaxy.yml"),
    *("requirements.txt", "requirements-pinned.txt"),
    *("changelogs", "docs", "examples", "extensions", "meta", "playbooks", "plugins", "roles", "sandbox", "schemas"),
}


def run(*command: str, cwd: Path = CHECKOUT, **environment: str) -> str:
    """Run a command of this interpreter's environment, and return its output; a failure shows all of it."""
    # The tools are not what the coverage of the tests is about.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        cwd=cwd,
        env=inherited | {"PATH": path, "VENV": Path(sys.prefix).name, "NO_COLOR": "1"} | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command[:3])} ended with {done.returncode}:\n{done.stdout}", pytrace=False)
    return done.stdout


def listed_files(*patterns: str) -> list[Path]:
    """Files of the checkout that git lists (new ones included) and that exist, below the checkout's folder."""
    listing = run("git", "ls-files", "-co", "--exclude-standard", "--", *patterns)
    paths = sorted(CHECKOUT / name for name in listing.splitlines())
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def account_modules() -> list[Path]:
    """The modules that work on an account: all but those which only document the action plugin of their name."""
    modules = sorted((CHECKOUT / "plugins" / "modules").glob("*.py"))
    return [path for path in modules if "\ndef main(" in path.read_text()]
