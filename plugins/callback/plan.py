# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
name: plan
type: notification
short_description: Show what a run planned and did, on all accounts, in one table
version_added: 1.0.0
author:
  - Dialtone contributors (@dialtone-contributors)
description:
  - At the end of a run it prints one table of all accounts with the actions that were due, what they cost, and what
    became of each. Members of a pool share a row. It is as wide as the terminal, or 120 characters. For
    that long contacts, titles and names of hosts are cut, numbers and prices never.
  - While a task runs for more than two seconds on a terminal, it shows how many numbers are done, at which rate, and
    how long the rest takes, or for how long nothing has come. In CI and wherever the output is no terminal there is
    only the table.
  - A run that is cut (C(Ctrl-C)) has no table; it says that the next one goes on from what is on the account.
  - The table tells of every task of this collection that plans, in a role of the collection or not. A run without any
    prints nothing.
requirements:
  - Enable it with C(callbacks_enabled) in C(ansible.cfg), or C(ANSIBLE_CALLBACKS_ENABLED).
"""

EXAMPLES = r"""
# ansible.cfg
# [defaults]
# callbacks_enabled = dialtone.telecom.plan
"""

import atexit
import os
import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from ansible.plugins.callback import CallbackBase

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.progress import PROGRESS
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import failed as fails_later
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import single_results
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.ledger import (
    DRIFT,
    HELD_BACK,
    NOT_REACHED,
    Ledger,
)
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.progress import Watch
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.screen import screen

COLLECTION = "dialtone.telecom."
#: What becomes of actions that were planned and not carried out, by the task that concludes.
SETTLED = {
    f"{COLLECTION}estate_plan": HELD_BACK,
    f"{COLLECTION}estate_applied": NOT_REACHED,
    f"{COLLECTION}estate_drift": DRIFT,
}
#: Of the table, in characters, where no terminal has one.
WIDTH = 120
CUT = (
    "The run was cut before its end. What was bought or changed until then is on the accounts, and nothing of it is"
    " bought twice: run again, the next run looks first and does what is left."
)
DECLARATION = f"{COLLECTION}estate_declaration"
#: Without these nothing is known of an account.
NEEDED = {DECLARATION, f"{COLLECTION}account_info"}


def _remove(folder: Path, owner: int) -> None:
    """Not by the processes that were forked."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _say_that_it_was_cut(display: Any, owner: int) -> None:
    """The run ends without its last word; not said by the processes that were forked."""
    if os.getpid() == owner:
        display.display(CUT)


def _width() -> int:
    """That of the terminal; logs and files are read in lines of moderate length."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH


class CallbackModule(CallbackBase):
    """dialtone.telecom.plan."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "dialtone.telecom.plan"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self, display: Any = None, options: dict[str, Any] | None = None) -> None:
        super().__init__(display=display, options=options)
        self._ledger = Ledger()
        self._watch: Watch | None = None
        self._cut = partial(_say_that_it_was_cut, self._display, os.getpid())

    def v2_playbook_on_start(self, playbook: Any) -> None:
        """On a terminal, local tasks are told where to note how far they are."""
        if not sys.stdout.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
            return
        folder = Path(tempfile.mkdtemp(prefix="dialtone-progress-"))
        atexit.register(_remove, folder, os.getpid())
        os.environ[PROGRESS] = str(folder)
        terminal = sys.stdout.fileno()
        self._watch = Watch(folder, lambda text: os.write(terminal, text), time.time)
        self._watch.start()

    def v2_playbook_on_task_start(self, task: Any, is_conditional: bool) -> None:
        """From the first task of this collection on, an end before the end is told."""
        if str(task.resolved_action or task.action).startswith(COLLECTION):
            atexit.unregister(self._cut)
            atexit.register(self._cut)

    def v2_runner_on_ok(self, result: Any) -> None:
        self._tell(result, failed=False)

    def v2_runner_on_failed(self, result: Any, ignore_errors: bool = False) -> None:
        self._tell(result, failed=True)

    def _tell(self, result: Any, *, failed: bool) -> None:
        if self._watch:
            self._watch.clear()
        action = str(getattr(result.task, "resolved_action", None) or result.task.action)
        if not action.startswith(COLLECTION):
            return
        host = result.host.get_name()
        if action in SETTLED and (failed or action != f"{COLLECTION}estate_plan"):
            self._ledger.settle(host, SETTLED[action])
        if action in SETTLED:
            self._ledger.mention(host)
        planned, place = _in_check_mode(result), result.task.get_path()
        failed = failed or any(map(fails_later, single_results(result.result)))
        # Nothing is to be said of a declaration that is right.
        failed = failed or (action == DECLARATION and "msg" in result.result)
        plans = self._ledger.tell(host, place, result.result, planned=planned) or action in NEEDED
        if failed and plans and not self._ledger.tells(host, place):
            self._ledger.fail(host, place)

    def v2_playbook_on_stats(self, stats: Any) -> None:
        """The table."""
        atexit.unregister(self._cut)
        if self._watch:
            self._watch.end()
        for line in screen(self._ledger, _width()):
            self._display.display(line)


def _in_check_mode(result: Any) -> bool:
    """Whether a task ran in check mode. Before ansible-core 2.21 its task may hold a template where this is said."""
    checked = result.task.check_mode
    return checked if isinstance(checked, bool) else bool(result.task_fields["check_mode"])
