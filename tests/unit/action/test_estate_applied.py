# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What became of a plan, written down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.actions import run_action

ACTION = {"action": "purchase", "resource": "number", "name": "a", "cost": {"setup": "1", "monthly": "2"}}
PLAN = {"account": "acme", "carrier": "tcxc", "digest": "d", "expected": {"numbers": [[ACTION]]}}


def applied(folder: Path, result: dict[str, Any], **arguments: Any) -> dict[str, Any]:
    """The result for one number."""
    given = {"plan": "plan", "results": {"numbers": "numbers"}, "artifacts": str(folder), **arguments}
    return run_action("estate_applied", given, {"plan": PLAN, "numbers": result})


def entry(status: str) -> dict[str, Any]:
    return {"name": "a", "action": "purchase", "status": status, "error": None}


def test_what_went_well_is_written(tmp_path: Path) -> None:
    result = applied(tmp_path, {"plan": [ACTION], "results": [entry("done")]})
    assert (result["failed"], result["changed"], result["summary"]) == (False, False, {"done": 1})
    rows = json.loads((tmp_path / "acme.applied.json").read_text())["actions"]
    assert rows == [{**ACTION, "status": "done", "error": None}]


def test_what_failed_is_written_and_told_in_one_message(tmp_path: Path) -> None:
    result = applied(tmp_path, {"failed": True, "msg": "sold", "plan": [ACTION], "results": [entry("failed")]})
    assert result["msg"] == (
        "The plan was not carried out as a whole (1 failed):\n- numbers: sold\n"
        f"What became of each action is in {tmp_path}/acme.applied.json. Run again when that is settled."
    )
    assert (tmp_path / "acme.applied.json").exists()


def test_another_runs_record_of_what_it_bought_stays(tmp_path: Path) -> None:
    applied(tmp_path, {"plan": [ACTION], "results": [entry("done")]})
    applied(tmp_path, {"failed": True, "msg": "another run", "plan": [], "results": []})
    written = [json.loads(path.read_text())["summary"] for path in sorted(tmp_path.iterdir())]
    assert written == [{"done": 1}, {"skipped": 1}]


def test_a_run_that_did_nothing_says_so(tmp_path: Path) -> None:
    told = applied(tmp_path, {"failed": True, "msg": "another run", "plan": [], "results": []})["msg"]
    assert told.startswith("The plan was not carried out (1 skipped):")


def test_what_stopped_the_run_is_told(tmp_path: Path) -> None:
    assert "- no budget is left" in applied(tmp_path, {}, stopped="no budget is left")["msg"]


def test_of_a_failure_that_cannot_be_written_both_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = applied(tmp_path / "file", {"failed": True, "msg": "sold", "plan": [ACTION], "results": [entry("failed")]})
    lines = told["msg"].splitlines()
    assert (lines[1], lines[2].partition(":")[0], len(lines)) == (
        "- numbers: sold",
        f"{tmp_path}/file/acme.applied.json cannot be written",
        3,
    )


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = applied(tmp_path / "file", {"plan": [ACTION], "results": [entry("done")]})
    assert (result["failed"], result["summary"], result["actions"][0]["status"]) == (True, {"done": 1}, "done")
    assert result["msg"].startswith(
        f"{tmp_path}/file/acme.applied.json cannot be written: File exists: 1 done. The account"
    )
    assert result["msg"].count("cannot be written") == 1
