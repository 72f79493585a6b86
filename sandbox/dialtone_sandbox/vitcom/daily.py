# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""daily_cdrs and daily_cdrs_termination (seed 003): for each day a file of the answered and one of the failed calls."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime, timedelta
from random import Random

from dialtone_sandbox.vitcom import statistics
from dialtone_sandbox.vitcom.dates import DAY_FORMAT, days
from dialtone_sandbox.vitcom.links import folder, link
from dialtone_sandbox.vitcom.wire import Call, Pairs, stamp

USUAL_DAYS = 30
CALLS_A_DAY = 40
FAILED_PERCENT = 30
CAUSES = ("17 User Busy", "19 No Answer", "34 No Circuit Available")
COLUMNS = ("Date", "From", "To", "Duration", "Rate", "Cost", "Cause")
NAME = re.compile(r"(origination|termination)-(\d{4}-\d{2}-\d{2})-(success|failed)\.csv")


def daily_cdrs(call: Call) -> Pairs:
    return _listed(call, "origination")


def daily_cdrs_termination(call: Call) -> Pairs:
    return _listed(call, "termination")


def _listed(call: Call, direction: str) -> Pairs:
    """The newest day first."""
    place = f"uploads/cdr_{folder(call.sandbox, call.account)}/{direction}"
    rows = [
        {
            "date": f"{when} 00:00:00",
            "success": link(call.sandbox, f"{place}-{when}-success.csv"),
            "failed": link(call.sandbox, f"{place}-{when}-failed.csv"),
        }
        for when in reversed(days(call, USUAL_DAYS))
    ]
    return [("data", rows)]


def content(call: Call, name: str) -> bytes | None:
    """The CSV file of this name; None when there is none."""
    parts = NAME.fullmatch(name)
    if parts is None:
        return None
    direction, day, outcome = parts.groups()
    try:
        began = datetime.strptime(day, DAY_FORMAT)
    except ValueError:
        return None
    if began.date() >= call.sandbox.clock.now().date():
        return None
    numbers = statistics.owned_numbers(call) if direction == "origination" else statistics.callers(call)
    rng = Random(f"{call.account}:{direction}:{day}")
    return _csv([row for row in _calls(rng, began, numbers) if (row["Duration"] == "0") == (outcome == "failed")])


def _calls(rng: Random, began: datetime, numbers: list[str]) -> list[dict[str, str]]:
    times = sorted(rng.randrange(86400) for _call in range(CALLS_A_DAY if numbers else 0))
    return [_call(rng, began + timedelta(seconds=second), rng.choice(numbers)) for second in times]


def _call(rng: Random, when: datetime, number: str) -> dict[str, str]:
    failed = rng.randrange(100) < FAILED_PERCENT
    seconds = 0 if failed else rng.randrange(1, 1200)
    rate = rng.randrange(40, 120)
    return {
        "Date": stamp(when),
        "From": f"1{rng.randrange(2012000000, 9899999999)}",
        "To": f"1{number}",
        "Duration": str(seconds),
        "Rate": f"0.{rate:04d}",
        "Cost": f"{rate * -(-seconds // 6) / 100000:.5f}",
        "Cause": rng.choice(CAUSES) if failed else "16 Normal Call Clearing",
    }


def _csv(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
