# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How much is tried: little and always the same in `make test`; with FUZZ so many times as much, and other things."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import HealthCheck, settings

FUZZ = int(os.environ.get("FUZZ", "0"))
#: How many inputs of each kind were tried.
tried: Counter[str] = Counter()


def effort(examples: int) -> settings:
    """So many examples in `make test`."""
    return settings(
        max_examples=examples * max(FUZZ, 1),
        derandomize=not FUZZ,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=bool(FUZZ),
    )
