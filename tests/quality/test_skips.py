# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The rule that CI skips nothing which it should have enabled."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quality.command import CHECKOUT

PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib")
SKIPPING = """
import pytest

{marker}
def test_with_php():
    pytest.skip("no PHP here")
"""


def closing_line(folder: Path, *, ci: str, marker: str = "") -> str:
    """The last line of a pytest run over one test that skips itself."""
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = may_skip(reason): not everywhere\n")
    (folder / "test_php.py").write_text(SKIPPING.format(marker=marker))
    shutil.copy(CHECKOUT / "tests" / "conftest.py", folder)
    # Plugins by their entry points take longer to load than such a run takes.
    environment = {"CI": ci, "PYTHONPATH": str(CHECKOUT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(PYTEST, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[-1]


def test_a_skip_is_a_skip_elsewhere(tmp_path: Path) -> None:
    assert closing_line(tmp_path, ci="").startswith("1 skipped")


def test_a_skip_fails_in_ci(tmp_path: Path) -> None:
    assert closing_line(tmp_path, ci="true").startswith("1 failed")


def test_a_marked_skip_passes_in_ci(tmp_path: Path) -> None:
    marker = '@pytest.mark.may_skip("runs on the machines that have it")'
    assert closing_line(tmp_path, ci="true", marker=marker).startswith("1 skipped")


@pytest.mark.parametrize("reason", ["importorskip('no_such_library')", "skip('no PHP here', allow_module_level=True)"])
def test_a_skipped_file_fails_in_ci(tmp_path: Path, reason: str) -> None:
    (tmp_path / "test_whole_file.py").write_text(f"import pytest\npytest.{reason}\n")
    assert "1 error" in closing_line(tmp_path, ci="true")
