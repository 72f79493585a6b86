# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Waiting for what takes its time at the carrier: how long, how often, and what may pass meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any

from ..domain.errors import ContractError, LostAnswerError, UnreachableError
from ..domain.problem import Problem

SHORTEST_INTERVAL = 0.1
#: A look that ends in one of these is made again.
PASSING = (LostAnswerError, UnreachableError, ContractError)


def wait_spec(*, timeout: float, interval: float) -> dict[str, Any]:
    """The options, with their defaults in seconds."""
    return {
        "wait_timeout": {"type": "float", "default": timeout},
        "wait_interval": {"type": "float", "default": interval},
    }


def wait_problems(params: Mapping[str, Any]) -> list[Problem]:
    """What stands against the options as they are given."""
    least = {"wait_interval": SHORTEST_INTERVAL, "wait_timeout": 0}
    low = {option: limit for option, limit in least.items() if params[option] < limit}
    return [Problem((), (option,), f"must be at least {limit} s") for option, limit in low.items()]


def turns(params: Mapping[str, Any]) -> Iterator[bool]:
    """One turn each ``wait_interval`` from now on, the last one when ``wait_timeout`` is over."""
    return _turns(time.monotonic() + params["wait_timeout"], params["wait_interval"])


def _turns(deadline: float, interval: float) -> Iterator[bool]:
    while (left := deadline - time.monotonic()) > 0:
        time.sleep(min(interval, left))
        yield True
