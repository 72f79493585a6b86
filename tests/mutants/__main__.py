# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""`make mutants`: take each guard away in a copy of the tree, and see that tests fail. Exit code 1 if one survives."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.mutants.mutant import Mutant
from tests.mutants.mutants import MUTANTS
from tests.support.environment import CHECKOUT

#: A mutant under which its tests do not end is noticed too, after so many seconds.
PATIENCE = 300
PASSED, FAILED = 0, 1
_FAILURE = re.compile(r"^(?:FAILED|ERROR) \S*::(\w+)", re.MULTILINE)


def copied(target: Path) -> None:
    """Every file that git knows or would take, as it is now."""
    command = ["git", "ls-files", "-z", "-co", "--exclude-standard"]
    names = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        source, place = CHECKOUT / name, target / name
        if source.is_symlink() or source.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, place, follow_symlinks=False)


def tested(root: Path, tests: Iterable[str]) -> tuple[int, str]:
    """Pytest's exit code, and what failed first or, where nothing could be run, all that pytest said."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return FAILED, f"no end within {PATIENCE} s"
    found = _FAILURE.search(done.stdout)
    return done.returncode, found[1] if found else done.stdout + done.stderr


def survived(root: Path, mutant: Mutant) -> bool:
    """Try one mutant; prints its row of the table."""
    file, begin = root / mutant.file, time.monotonic()
    sound = file.read_text()
    file.write_text(mutant.applied(root))
    try:
        code, told = tested(root, mutant.tests)
    finally:
        file.write_text(sound)
    verdict = {PASSED: "SURVIVED", FAILED: "killed"}.get(code, f"NOT TRIED ({code})")
    by = told if code == FAILED else ", ".join(mutant.tests)
    print(f"{verdict:10} {time.monotonic() - begin:5.1f} s  {mutant.name}\n{'':19}{by}", flush=True)
    if verdict.startswith("NOT"):
        print(told)
    return code != FAILED


def main() -> int:
    """First the named tests on the sound tree, which have to pass; then each mutant."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("only", nargs="*", help="words of the names of those to try; all without any")
    words = parser.parse_args().only
    chosen = [mutant for mutant in MUTANTS if all(word in mutant.name for word in words)]
    if not chosen:
        parser.error("no mutant has all these words in its name")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copied(root)
        code, told = tested(root, dict.fromkeys(test for mutant in chosen for test in mutant.tests))
        if code != PASSED:
            print(f"The tests do not pass on the sound tree:\n{told}")
            return 1
        left = sum(survived(root, mutant) for mutant in chosen)
    print(f"{len(chosen)} mutants, {len(chosen) - left} killed, {left} survived")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
