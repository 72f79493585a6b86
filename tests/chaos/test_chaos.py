# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Chaos, in a process of its own: nothing bought twice, nothing lost, every word true, and what died can run again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PATHS = os.pathsep.join(str(CHECKOUT / folder) for folder in ("collections", "sandbox", "."))
ROUNDS = 55


@pytest.mark.parametrize("carrier", ["tcxc", "vitcom"])
def test_nothing_is_doubled_lost_or_untrue_whatever_goes_wrong(
    carrier: str, record_property: Callable[[str, object], None]
) -> None:
    """The figures stand at the end of pytest's output; `make chaos` plays more rounds, and other ones."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.chaos", "--rounds", str(ROUNDS), "--carrier", carrier],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": PATHS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    record_property("figures", done.stdout)
    if done.returncode != 0:
        pytest.fail(done.stdout, pytrace=False)
    assert f"{ROUNDS} rounds" in done.stdout
    assert "double purchases: 0" in done.stdout
