# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Takes the tour of docs/docsite/rst/tour.rst as a newcomer does, and keeps what it shows: ``python -m tests.tour``.

A home without anything in it, a clone of what is committed, the commands of the page as they stand.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import requests

from tests.support.environment import CHECKOUT
from tests.tour.page import FOLDER, PAGE, Step, steps
from tests.tour.pictures import take
from tests.tour.shell import Shell
from tests.tour.stable import stable

#: Where the page says that everybody clones from; git is told that it is this checkout.
ORIGIN = "https://github.com/dialtone/dialtone.telecom"
PORT = 8077


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the user's, and that the tour is the same each time."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "ANSIBLE_NOCOLOR": "1",
        "ANSIBLE_FORKS": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{CHECKOUT}.insteadOf",
        "GIT_CONFIG_VALUE_0": ORIGIN,
    }


def _take_step(shell: Shell, step: Step, home: Path, folder: Path) -> None:
    """Run a step, and keep what is to be kept."""
    today = datetime.now(UTC)
    printed, place = shell.take(step.commands, step.code)
    if step.prints:
        (folder / step.prints).write_text(stable(printed, home, today))
    for name, source in step.keeps:
        (folder / name).write_text(stable(_read(source, place), home, today))


def _read(source: str, place: Path) -> str:
    if source.startswith("http"):
        answer = requests.get(source, timeout=30)
        answer.raise_for_status()
        return answer.text
    return (place / source).read_text()


def _see_that_the_port_is_free() -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", PORT)) == 0:
            raise SystemExit(f"Something listens on port {PORT} already, where the tour starts the sandbox.")


def main() -> int:
    """Take the tour, and then the pictures."""
    _see_that_the_port_is_free()
    with tempfile.TemporaryDirectory(prefix="dialtone-tour-") as scratch:
        home = Path(scratch, "home")
        new = Path(scratch, "new")
        home.mkdir()
        new.mkdir()
        with Shell(home, _environment(home)) as shell:
            for step in steps(PAGE.read_text()):
                _take_step(shell, step, home, new)
        FOLDER.mkdir(exist_ok=True)
        for file in new.iterdir():
            shutil.copyfile(file, FOLDER / file.name)
        pictures = take(FOLDER, Path(scratch))
    print(
        f"What the tour showed is in {FOLDER.relative_to(CHECKOUT)}; pictures taken: {', '.join(pictures) or 'none'}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
