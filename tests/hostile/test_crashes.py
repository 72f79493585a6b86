# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A crash in any function shows no secret, not even where Ansible shows tracebacks.

The exception that nobody foresaw is full of secrets: it says what all the functions on the way hold.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any
from unittest.mock import patch

import pytest
from ansible.module_utils._internal import _traceback

from tests.hostile.effort import EXAMPLES, tried
from tests.hostile.judge import CONTROL, LONGEST_MESSAGE
from tests.hostile.replay import Replay, Run, record
from tests.hostile.waiting import no_waiting
from tests.support.marked import MARK, TASKS, prepare, shown
from tests.support.sandbox import Sandbox

UTILS = "/dialtone/telecom/plugins/module_utils/"
LAYERS = ("domain", "transport", "carriers", "planning", "execution.py", "glue")
#: So many tasks have secrets of their own; the account's key has each.
MARKED = sum(MARK in str(options) for _module, _carrier, options in TASKS)
#: What tells of a crash: were it broken, too, nobody would be left.
REPORTER = ("CrashGuard.", "TelecomModule.guarded", "TelecomModule._crash")


class OddError(Exception):
    """What nobody foresees."""


def layer_of(code: CodeType) -> str:
    return code.co_filename.partition(UTILS)[2].partition("/")[0]


@contextmanager
def watched(called: Callable[[FrameType], None]) -> Iterator[None]:
    """``called`` hears of each call of a function of ours, once the task's options are read."""
    begun = False

    def on_call(frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal begun
        begun = begun or frame.f_code.co_name == "_load_params"
        if begun and UTILS in frame.f_code.co_filename and not frame.f_code.co_name.startswith("<"):
            called(frame)

    before = sys.gettrace()
    threading.settrace(on_call)
    sys.settrace(on_call)
    try:
        yield
    finally:
        sys.settrace(before)
        threading.settrace(before)


def again(run: Run) -> Replay:
    return Replay(run, lambda _call, _before, good: good)


def functions(run: Run) -> list[CodeType]:
    """What a task runs through, in the order of the first calls."""
    found: dict[CodeType, None] = {}
    with no_waiting(), watched(lambda frame: found.setdefault(frame.f_code)):
        assert not again(run).result()["failed"]
    return [code for code in found if not code.co_qualname.startswith(REPORTER)]


def crashed(run: Run, where: CodeType) -> dict[str, Any]:
    """The result when the first call of a function ends with words that tell everything."""
    left = [where]

    def called(frame: FrameType) -> None:
        if left and frame.f_code is left[0]:
            left.clear()
            raise OddError(repr([dict(outer.f_locals) for outer in way(frame)]) + str(run.params))

    with no_waiting(), watched(called), patch.object(_traceback, "_is_traceback_enabled", lambda _event: True):
        result = again(run).result()
    assert not left, where
    return result


def way(frame: FrameType | None) -> Iterator[FrameType]:
    """A frame and those that called it, as far as they are ours."""
    while frame is not None:
        if UTILS in frame.f_code.co_filename:
            yield frame
        frame = frame.f_back


def some(found: list[CodeType]) -> list[CodeType]:
    """One of each layer, in `make fuzz` all."""
    return found if EXAMPLES else list({layer_of(code): code for code in found}.values())


@pytest.fixture
def runs(sandbox: Sandbox, folder: Path) -> list[Run]:
    """A run of every task; those that hold secrets of their own come first."""
    prepare(sandbox)
    found = [record(carrier, module, {**sandbox.options(carrier), **options})[0] for module, carrier, options in TASKS]
    return sorted(found, key=lambda run: MARK not in str(run.params))


def test_a_crash_in_any_layer_shows_no_secret(sandbox: Sandbox, runs: list[Run]) -> None:
    layers = set()
    for run in runs if EXAMPLES else runs[:MARKED]:
        for code in some(functions(run)):
            result = crashed(run, code)
            told = json.dumps(result)
            assert result["failed"], code
            assert "OddError" in result["msg"], code
            assert list(shown(sandbox, told)) == [], code
            assert not CONTROL.search(result["msg"])
            assert len(result["msg"]) < LONGEST_MESSAGE
            assert "changed" in result
            layers.add(layer_of(code))
            tried["crashes"] += 1
    assert layers == set(LAYERS)
