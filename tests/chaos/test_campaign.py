# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A campaign that breaks says where and why, and keeps what it found so far."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random

import pytest

from tests.chaos import estates, harm
from tests.chaos.campaign import played
from tests.chaos.test_chaos import CHECKOUT, PATHS

CHILD = """
from tests.chaos.harm import Kill
from tests.chaos.runs import killed_run
from tests.chaos.worker import Reached
killed_run(Reached("http://127.0.0.1:9", {}), "tcxc", [], Kill(1, "before"))
"""


def killed(seed: int) -> bool:
    """Whether a round forks, which this process must not."""
    dice = Random(f"tcxc:{seed}")
    return harm.drawn(dice, estates.drawn(dice, "tcxc")).kill is not None


def test_a_round_that_breaks_is_named_and_those_before_it_count(capsys: pytest.CaptureFixture[str]) -> None:
    seed = next(seed for seed in range(0, 100, 2) if not killed(seed))
    figures = played([seed, seed + 1, seed + 3], ("tcxc", "nowhere"))
    assert (figures.rounds, figures.broken, figures.well) == ({"tcxc": 1}, {"nowhere": 1}, False)
    printed = capsys.readouterr().out
    assert f"seed {seed + 1}, nowhere broke:" in printed
    assert "KeyError: ('nowhere', " in printed
    assert f"again: make chaos SEED={seed + 1} ROUNDS=1 CARRIER=nowhere" in printed
    assert figures.lines()[-1] == "broken rounds: 1"


def test_a_child_that_breaks_tells_why() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": PATHS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "BrokenRunError" in done.stderr
    assert "Connection refused" in done.stderr.rpartition("BrokenRunError")[2]
