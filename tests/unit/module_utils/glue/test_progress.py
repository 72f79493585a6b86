# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a run notes of how far it is."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Action, Outcome, Plan
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.progress import PROGRESS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue import progress
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.progress import NotedOutcomes
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

PLAN = Plan(actions=tuple(Action(action="update", resource="number", name=f"+1206219000{at}") for at in range(4)))


def notes(folder: Path, *times: float) -> Iterator[dict[str, Any] | None]:
    """What stands in the folder after each outcome, told at these times."""
    clock = iter((0.0, *times))
    outcomes = NotedOutcomes(PLAN, str(folder), lambda: next(clock))
    for action, _time in zip(PLAN.actions, times, strict=False):
        outcomes.report(Outcome(action=action, status="done"))
        path = folder / f"{os.getpid()}.json"
        yield json.loads(path.read_text()) if path.exists() else None


def test_it_is_noted_rarely_and_goes_with_the_last(tmp_path: Path) -> None:
    seen = list(notes(tmp_path, 0.1, 1.0, 1.1, 1.2))
    noted = {"done": 2, "total": 4, "what": "number", "began": 0.0, "now": 1.0}
    assert seen == [None, noted, noted, None]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_no_concern_of_the_run(tmp_path: Path) -> None:
    assert list(notes(tmp_path / "gone", 1.0, 2.0, 3.0, 4.0)) == [None] * 4


def test_a_module_notes_it_while_it_runs(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROGRESS, str(tmp_path))
    monkeypatch.setattr(progress, "RARELY", 0.0)
    sandbox.control("grant", {"api": "tcxc", "numbers": ["12065550001", "12065550002"]})
    sandbox.fault("update", "slow", seconds=0.6, after=1)
    seen: list[str] = []

    def look() -> None:
        deadline = time.monotonic() + 5
        while not seen and time.monotonic() < deadline:
            seen.extend(path.read_text() for path in tmp_path.glob("*.json"))
            time.sleep(0.05)

    looking = threading.Thread(target=look)
    looking.start()
    wish = {"select": {"prefix": "1206555"}, "contact": "sip:{number}@pbx.example.com", "concurrency": 1}
    assert run_module("number_update", {**sandbox.options("tcxc"), **wish})["counts"]["done"] == 2
    looking.join()
    told = json.loads(seen[0])
    assert (told["done"], told["total"], told["what"]) == (1, 2, "number")
