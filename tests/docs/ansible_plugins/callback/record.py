# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes what each task returns to the file RECORD, a JSON object a line."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from ansible.plugins.callback import CallbackBase


class CallbackModule(CallbackBase):
    """The host, the play's name, the task's name, its action, its fate (ok, failed, skipped, unreachable), its result.

    The result of a failed task holds no ``failed`` here.
    """

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "record"

    def v2_playbook_on_play_start(self, play: Any) -> None:
        self._play = play.get_name()

    def _write(self, fate: str, result: Any) -> None:
        own = {key: value for key, value in result.result.items() if not key.startswith("_ansible_")}
        play = {"carrier": result.host.get_name(), "module": self._play}
        task = {**play, "task": result.task.get_name(), "action": result.task.action}
        with Path(os.environ["RECORD"]).open("a") as file:
            file.write(json.dumps({**task, "fate": fate, "result": own}, default=str) + "\n")

    def v2_runner_on_ok(self, result: Any) -> None:
        self._write("ok", result)

    def v2_runner_on_failed(self, result: Any, ignore_errors: bool = False) -> None:
        self._write("failed", result)

    def v2_runner_on_skipped(self, result: Any) -> None:
        self._write("skipped", result)

    def v2_runner_on_unreachable(self, result: Any) -> None:
        self._write("unreachable", result)
