# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Lives the day of docs/docsite/rst/story.rst, looks at each step, keeps what it prints: ``python -m tests.story``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.story.day import FOLDER, SMALL, Day, Sizes
from tests.story.steps import Look
from tests.support.environment import CHECKOUT
from tests.support.sandbox import Sandbox


def main() -> int:
    """Live it, and when it was whole keep the transcript."""
    small = "--small" in sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="dialtone-story-") as scratch:
        sandbox = Sandbox(Path(scratch, "sandbox.sqlite3"))
        sandbox.start()
        try:
            home = Path(scratch, "home")
            home.mkdir()
            day = Day(home, sandbox, SMALL if small else Sizes())
            day.live(Look(day))
        finally:
            sandbox.kill()
    if not small:
        FOLDER.mkdir(exist_ok=True)
        for name, text in day.told.items():
            (FOLDER / name).write_text(text)
        print(f"What the day showed is in {FOLDER.relative_to(CHECKOUT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
