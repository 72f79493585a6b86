# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The page of a report, written whole or not at all."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.actions import run_action
from tests.unit.plugin_utils.report.account import numbers

REPORT = {"account": "VC1001", "carrier": "vitcom", "date": "2026-11-21", "parts": ["numbers"], "calls_file": None}
FAILED = {"failed": True, "msg": "no answer"}


def write(path: Path, variables: dict[str, Any] | None = None, **report: Any) -> dict[str, Any]:
    """The result for an account of three numbers."""
    known = {"report": {**REPORT, "path": str(path), **report}, "read": {"numbers": numbers(3)}, **(variables or {})}
    given = {"report": "report", "results": {"numbers": "read", "calls": "calls", "ledger": "ledger"}}
    return run_action("report_page", given, known)


def test_the_page_is_written_and_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    result = write(path)
    assert (result["failed"], result["changed"], result["path"]) == (False, False, str(path))
    assert "<h1>acme</h1>" in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.stat().st_ino
    write(path)
    assert path.stat().st_ino == before
    assert list(path.parent.iterdir()) == [path]


def test_what_could_not_be_read_is_told_on_the_page_and_fails(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    result = write(path, {"ledger": FAILED}, parts=["numbers", "money"])
    assert result["failed"]
    assert f"{path} was written, and lacks:\n- ledger: no answer\n- payments: the task did not run" in result["msg"]
    assert "Balance: could not be read: no answer" in path.read_text()


def test_where_nothing_could_be_read_an_older_page_stays(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("older")
    assert "Nothing could be read, and no report was written:\n- numbers: no" in write(path, {"read": FAILED})["msg"]
    assert path.read_text() == "older"


def test_call_records_are_gone_afterwards(tmp_path: Path) -> None:
    calls = tmp_path / "calls.jsonl"
    calls.write_text(json.dumps({"connect_time": "2026-11-01T10:00:00", "duration": 90}) + "\n")
    about = {"carrier": "tcxc", "parts": ["traffic"], "calls_file": str(calls)}
    assert not write(tmp_path / "page.html", {"calls": {"count": 1}}, **about)["failed"]
    assert "1 call tried, 1 answered (100 %), 2 minutes." in (tmp_path / "page.html").read_text()
    assert not calls.exists()


def test_a_library_or_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "/proc/x/page.html cannot be written: No such file" in write(Path("/proc/x/page.html"))["msg"]
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert "No report was written: the Python library matplotlib is missing" in write(tmp_path / "page.html")["msg"]
    assert list(tmp_path.iterdir()) == []
