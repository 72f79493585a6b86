# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How long a carrier asks to be left alone (HTTP 429): imported only when one does."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime

from ..domain.errors import LimitError
from .pace import backoff


def limit_reached(call: str, wait: float | None = None) -> LimitError:
    """For who is not let in within the repeats that are allowed. ``wait``: the seconds that the carrier asks for."""
    told = "" if wait is None else f", Retry-After {wait:.0f} s"
    hint = (
        "It asks for a pause. Nothing was done by this request. Run again later, or lower rate_limit and concurrency."
    )
    return LimitError(f"the carrier takes no more calls at present (HTTP 429{told})", call=call, hint=hint)


def retry_after(header: str | None, attempt: int) -> float:
    """Seconds to pause after a 429: the Retry-After header (seconds or a date), else a back-off by attempt."""
    if header is not None and header.strip().isdecimal():
        return float(header.strip())
    if header:
        try:
            return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
        except (ValueError, OverflowError):
            pass  # an unreadable header is as good as none
    return backoff(attempt)
