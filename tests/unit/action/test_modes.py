# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Which of the files that a run leaves others may read: those that SECURITY.md names."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

from tests.support.actions import run_action
from tests.support.environment import CHECKOUT
from tests.unit.action.test_estate_applied import applied
from tests.unit.action.test_estate_drift import judged
from tests.unit.action.test_estate_plan import plan
from tests.unit.action.test_report_page import write
from tests.unit.plugin_utils.report.account import numbers

PAGE = (CHECKOUT / "SECURITY.md").read_text()


def export(folder: Path, count: int) -> None:
    """As a list; many numbers go into a CSV file."""
    given = {"carrier": "tcxc", "numbers": "owned", "artifacts": str(folder)}
    told = run_action("estate_export", given, {"owned": {"numbers": numbers(count)}})
    assert not told["failed"], told["msg"]


def test_others_may_read_what_is_to_be_reviewed_and_nothing_else(tmp_path: Path) -> None:
    plan(tmp_path)
    applied(tmp_path, {})
    judged(tmp_path)
    export(tmp_path, 1001)
    write(tmp_path / "acme.report.html")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    named = re.findall(r"`(\*\.[\w.]+)`", PAGE)
    reviewed = {name for name in modes if any(fnmatch(name, pattern) for pattern in named)}
    assert (len(named), len(reviewed)) == (5, 5)
    assert modes.keys() - reviewed == {"acme.estate.yml", "acme.numbers.csv", "acme.report.html"}
    assert modes == {name: 0o644 if name in reviewed else 0o600 for name in modes}
