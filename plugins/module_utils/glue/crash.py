# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Where a task failed, without the words of exceptions: they may hold a secret. Imported only when one fails."""

from __future__ import annotations

import sys
import traceback

REPORT = (
    "This is a defect of dialtone.telecom: please report it with this place. What its exception says is not shown, for "
    "that may hold a secret. What was done before stands on the carrier: run again, it is seen and not done twice."
)


def crash_message(error: BaseException) -> str:
    """What is told of an exception that nobody foresaw: its kind, and where in the code it was."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/dialtone/telecom/" in frame.filename] or frames
    last = ours[-1]
    at = f"{last.filename.rpartition('/plugins/')[2]}, line {last.lineno}, in {last.name}"
    return f"an error that nobody foresaw: {type(error).__name__} at {at}. {REPORT}"


def places(message: str) -> str:
    """What Ansible shows where tracebacks are switched on: the way through the code, and the message of the task."""
    error = sys.exc_info()[1]
    frames = traceback.extract_tb(error.__traceback__) if error else traceback.extract_stack()[:-2]
    way = "".join(f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n' for frame in frames)
    return f"Traceback (most recent call last):\n{way}Message: {message}\n"
