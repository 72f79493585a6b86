# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How long a carrier asks to be left alone (HTTP 429): imported only when one does."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime

from ..domain.errors import LimitError


def limit_reached(call: str, wait: float | None = None) -> LimitError:
    """For who is not let in within the repeats that are allowed. ``wait``: the seconds that the carrier asks for."""
    told = "" if wait is None else f", Retry-After {wait:.0f} s"
    hint = (
        "It asks for a pause. Nothing was done by this request. Run again later, or lower rate_limit and concurrency."
    )
    return LimitError(f"the carrier takes no more calls at present (HTTP 429{told})", call=call, hint=hint)


def seconds_until(date: str) -> float | None:
    """From now to a date as HTTP writes them; None for anything else."""
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
