# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Waiting: how long, and how often."""

from __future__ import annotations

import time

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.waiting import turns, wait_problems


def options(timeout: float, interval: float) -> dict[str, float]:
    return {"wait_timeout": timeout, "wait_interval": interval}


@pytest.mark.parametrize(("timeout", "interval", "fits"), [(0, 0.1, True), (-1, 1, False), (1, 0.09, False)])
def test_what_would_hammer_the_carrier_or_never_begin_is_refused(timeout: float, interval: float, fits: bool) -> None:
    assert (wait_problems(options(timeout, interval)) == []) is fits


def test_the_last_turn_is_when_time_is_over() -> None:
    begin = time.monotonic()
    assert len(list(turns(options(0.25, 0.1)))) == 3
    assert time.monotonic() - begin >= 0.25
    assert list(turns(options(0, 1))) == []


def test_the_time_runs_from_when_waiting_begins() -> None:
    waiting = turns(options(0.01, 0.01))
    time.sleep(0.02)
    assert list(waiting) == []
