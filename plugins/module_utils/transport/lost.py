# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What becomes of a request that got no usable answer: it is looked for, and sent again where that pays nothing twice.

Imported only then.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ..domain.errors import ContractError, LimitError, LostAnswerError, RefusedError, TelecomError, UnreachableError
from .confirm import LONGER, OnceWrite, settled
from .failures import left_open
from .pace import backoff

T = TypeVar("T")


def repeated(failed: TelecomError, send: Callable[[], T], retries: int) -> T:
    """The result of what is harmless when sent twice, and ``failed`` once.

    Raises the last error; but where an attempt was lost that may have taken effect, not one that did nothing.
    """
    for attempt in range(1, retries + 1):
        time.sleep(backoff(attempt))
        try:
            return send()
        except (LostAnswerError, ContractError) as error:
            failed = error
        except (LimitError, UnreachableError) as error:
            failed = error if isinstance(failed, UnreachableError) else failed
            if isinstance(error, LimitError):
                break
    raise failed


def followed_up(
    failed: TelecomError, send: Callable[[], T], write: OnceWrite[T], *, retries: int, patience: float
) -> T:
    """The result of a write whose first attempt ``failed``. Raises AmbiguousError where looking does not settle it."""
    lost: TelecomError | None = None
    for attempt in range(1, retries + 2):
        try:
            if attempt == 1:
                raise failed
            return send()
        except UnreachableError:
            # Nothing was sent this time; whether an earlier attempt took effect is still open.
            if lost is None and attempt > retries:
                raise
            time.sleep(backoff(attempt))
            continue
        except RefusedError:
            if lost is None:
                raise
            write = replace(write, resend=False)
        except (LostAnswerError, ContractError) as error:
            lost = error
        found = settled(write.settle, patience * (LONGER if write.pays else 1))
        if found is not None:
            return found
        if not write.resend:
            break
    raise left_open(lost or UnreachableError("nothing was sent"), write.request.call)
