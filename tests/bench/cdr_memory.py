# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How much memory cdr_info takes at its peak for few records and for many: it streams, so for both the same."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.table import Row
from tests.support.sandbox import Sandbox

CHECKOUT = Path(__file__).parents[2]
FORMATS = {"csv": "CSV", "jsonl": "JSON Lines", "parquet": "Parquet"}
MOST_RATIO = 1.5
#: A run that takes longer is ended, in seconds.
LONGEST = 900
#: Runs the module like Ansible, in a process of its own, and tells how much memory that took at most, in KiB.
SCRIPT = """
import json, resource, sys
from tests.support.modules import run_module
result = run_module("cdr_info", json.loads(sys.argv[1]))
assert not result["failed"], result["msg"]
print(json.dumps([result["count"], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def peak(sandbox: Sandbox, dest: Path, count: int) -> float:
    """The peak memory of an export of so many records, in MiB."""
    sandbox.control("cdrs", {"count": count})
    options = sandbox.options("tcxc") | {"dest": str(dest)}
    environment = {"PYTHONPATH": f"{CHECKOUT / 'collections'}:{CHECKOUT}"}
    command = [sys.executable, "-c", SCRIPT, json.dumps(options)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=LONGEST)
    exported, kibibytes = json.loads(done.stdout)
    assert exported == count
    return float(kibibytes) / 1024


def measure(sandbox: Sandbox, folder: Path, few: int, many: int) -> Iterator[Row]:
    """A row for each format: many records against few."""
    for ending, name in FORMATS.items():
        little, much = (peak(sandbox, folder / f"{count}.{ending}", count) for count in (few, many))
        what = f"cdr_info: peak memory, {name}, {many:,} records against {few:,}"
        yield Row(what=what, unit="MiB", base=little, value=much, most_ratio=MOST_RATIO)
