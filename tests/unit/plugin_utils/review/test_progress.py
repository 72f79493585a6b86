# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How far running tasks are."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.progress import progress


def note(folder: Path, name: object, done: int, *, began: float = 0, now: float = 10) -> None:
    told = {"done": done, "total": 100, "what": "number", "began": began, "now": now}
    (folder / f"{name}.json").write_text(json.dumps(told))


def test_numbers_rate_and_the_rest_are_told(tmp_path: Path) -> None:
    note(tmp_path, os.getpid(), 20)
    assert progress(tmp_path, 10.2) == "20 of 100 numbers, 2 a second, 40 s left"
    note(tmp_path, os.getpid(), 1)
    assert progress(tmp_path, 10.2) == "1 of 100 numbers, 0.1 a second, 16 min 30 s left"


def test_a_carrier_that_does_not_answer_is_told_and_no_end_promised(tmp_path: Path) -> None:
    note(tmp_path, os.getpid(), 34)
    assert progress(tmp_path, 45) == "34 of 100 numbers, no answer for 35 s"


def test_all_running_tasks_are_told_together(tmp_path: Path) -> None:
    note(tmp_path, os.getpid(), 20)
    note(tmp_path, os.getppid(), 60)
    assert progress(tmp_path, 10) == "80 of 200 numbers, 8 a second, 15 s left"


def test_short_tasks_and_those_that_ended_are_not_told(tmp_path: Path) -> None:
    note(tmp_path, os.getpid(), 20, began=9, now=9.5)
    note(tmp_path, 2**22 + 1, 60)
    note(tmp_path, "no-process", 60)
    (tmp_path / "1.json").write_text("{")
    assert progress(tmp_path, 10) is None
