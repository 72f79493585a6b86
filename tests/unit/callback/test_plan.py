# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The callback on a terminal of its own."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TextIO

import pytest
from ansible.plugins.callback import CallbackBase

from ansible_collections.dialtone.telecom.plugins.callback.plan import CallbackModule
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.progress import PROGRESS


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, TextIO]]:
    """A terminal to write to, and the descriptor that tells what was written."""
    reader, writer = os.openpty()
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(PROGRESS, "")
    monkeypatch.delenv(PROGRESS)
    with os.fdopen(writer, "w") as stdout:
        yield reader, stdout
    os.close(reader)


def printed(reader: int, seconds: float) -> str:
    """What comes within some time."""
    text, deadline = b"", time.monotonic() + seconds
    while select.select([reader], [], [], max(deadline - time.monotonic(), 0))[0]:
        text += os.read(reader, 4096)
    return text.decode()


def test_a_terminal_shows_how_far_tasks_are_and_is_left_clean(
    terminal: tuple[int, TextIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, stdout = terminal
    monkeypatch.setattr(sys, "stdout", stdout)
    callback = CallbackModule()
    callback.v2_playbook_on_start(None)
    folder = Path(os.environ[PROGRESS])
    assert folder.stat().st_mode & 0o777 == 0o700
    began = time.time() - 10
    told = {"done": 20, "total": 100, "what": "number", "began": began, "now": began + 10}
    (folder / f"{os.getpid()}.json").write_text(json.dumps(told))
    assert "20 of 100 numbers, 2 a second, 40 s left" in printed(reader, 1.0)
    callback.v2_playbook_on_stats(None)
    assert printed(reader, 0.1).endswith("\x1b[J")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_nothing_moves_in_ci(
    terminal: tuple[int, TextIO], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal[1])
    monkeypatch.setenv(name, value)
    CallbackModule().v2_playbook_on_start(None)
    assert PROGRESS not in os.environ


def test_nothing_moves_where_the_output_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    CallbackModule().v2_playbook_on_start(None)
    assert PROGRESS not in os.environ


@pytest.mark.parametrize(
    ("module", "soft"),
    [
        (
            "did_purchase",
            {"plan": [], "results": [], "counts": {}, "msg": "no title", "failed_when_result": False},
        ),
        ("estate_declaration", {"changed": False, "msg": "1 problem in the declaration, nothing was sent"}),
    ],
)
def test_a_failure_that_is_told_later_is_not_taken_for_as_declared(
    module: str, soft: dict[str, Any], capfd: pytest.CaptureFixture[str]
) -> None:
    callback = CallbackModule()
    task = SimpleNamespace(action=f"dialtone.telecom.{module}", get_path=lambda: "converge.yml:3", check_mode=True)
    host = SimpleNamespace(get_name=lambda: "acme")
    callback.v2_runner_on_ok(SimpleNamespace(task=task, host=host, result=soft))
    callback.v2_playbook_on_stats(None)
    assert capfd.readouterr().out.splitlines()[-1].split() == ["acme", "not", "known", "failed"]


def test_it_is_of_the_kind_that_is_opted_in_to() -> None:
    assert issubclass(CallbackModule, CallbackBase)
    assert (CallbackModule.CALLBACK_TYPE, CallbackModule.CALLBACK_NEEDS_ENABLED) == ("notification", True)
