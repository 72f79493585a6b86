# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Chaos, in a process of its own: nothing bought twice, nothing lost, every word true, and what died can run again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", [1])
def test_chaos_ends_in_order(seed: int) -> None:
    command = [sys.executable, "-m", "tests.chaos", "--seed", str(seed), "--rounds", "10"]
    paths = os.pathsep.join(str(CHECKOUT / folder) for folder in ("collections", "sandbox", "."))
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    print(done.stdout)
