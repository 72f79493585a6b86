# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The verdict on an account, written down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.actions import run_action

ACTION = {
    "action": "release",
    "resource": "number",
    "name": "+12062190001",
    "before": {"contact": "sip:a@b"},
    "after": None,
    "cost": {"setup": "0", "monthly": "-1"},
}
HELD = {"name": "max_releases", "limit": 0, "value": 1, "blocks": True}


def judged(folder: Path, *actions: dict[str, Any], **arguments: Any) -> dict[str, Any]:
    """The result for a plan."""
    plan = {"expected": {"numbers": [list(actions)]}, "guards": [HELD] if actions else []}
    given = {"plan": "plan", "artifacts": str(folder), **arguments}
    return run_action("estate_drift", given, {"plan": plan})


def test_converged_is_no_failure(tmp_path: Path) -> None:
    result = judged(tmp_path)
    assert (result["failed"], result["changed"], result["verdict"]) == (False, False, "converged")
    assert result["msg"] == "The account is as declared."
    assert json.loads((tmp_path / "acme.drift.json").read_text())["verdict"] == "converged"


def test_drift_fails_unless_that_is_not_wanted(tmp_path: Path) -> None:
    result = judged(tmp_path, ACTION)
    assert (result["failed"], result["verdict"]) == (True, "drift")
    assert result["msg"] == (
        "The account is not as declared: 1 to release; held back by max_releases. Nothing was changed. "
        f"All of it is in {tmp_path / 'acme.drift.md'}."
    )
    assert not judged(tmp_path, ACTION, fails=False)["failed"]


def test_what_nobody_declared_is_counted_beside(tmp_path: Path) -> None:
    plan = {"expected": {"numbers": [[ACTION]]}, "guards": [], "unmanaged": [{"resource": "number", "name": "+1"}]}
    result = run_action("estate_drift", {"plan": "plan", "artifacts": str(tmp_path)}, {"plan": plan})
    assert result["msg"].startswith("The account is not as declared: 1 to release; 1 on it and not declared. Nothing")


def test_what_could_not_be_compared_always_fails(tmp_path: Path) -> None:
    result = judged(tmp_path, stopped="1 problem in the declaration:\n- it is empty", fails=False)
    assert (result["failed"], result["verdict"]) == (True, "incomplete")
    assert result["msg"].endswith("as declared:\n- 1 problem in the declaration:\n  - it is empty")
    assert json.loads((tmp_path / "acme.drift.json").read_text())["complete"] is False


def test_the_page_masks_numbers_where_that_is_wanted(tmp_path: Path) -> None:
    judged(tmp_path, ACTION, mask_numbers=True)
    page = (tmp_path / "acme.drift.md").read_text()
    assert ("2062190001" in page, "\u20260001" in page) == (False, True)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be written" in judged(tmp_path / "file")["msg"]
