# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Call detail records as seed 001 prints them, made when they are asked for: a history of any size takes no room."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from dialtone_sandbox.context import Json

DATE_FORMAT = "%Y-%m-%d %H:%M:%S"
FIRST_CALL = datetime(2019, 8, 1)
SPAN_SECONDS = 45 * 86400
CLEARED = "16"
REASONS = {CLEARED: "Normal Call Clearing", "17": "User Busy", "19": "No Answer", "34": "No Circuit Available"}
DESTINATIONS = (
    ("1201470565", 1, "United States of America", "Fixed - ROC"),
    ("1954", 7, "United States of America", "Mobile - T-Mobile"),
    ("4420", 8, "UNITED KINGDOM", "Fixed - London"),
    ("38067", 7, "UKRAINE", "Mobile - Kyivstar"),
)
"""Prefix, how many digits follow it, country, description."""

CYCLE = 40
_PATTERN = Random("call history")
PATTERN = tuple(
    (_PATTERN.choice(DESTINATIONS), _PATTERN.choices(list(REASONS), (70, 10, 15, 5))[0]) for _place in range(CYCLE)
)
"""Where each call of a cycle goes and how it ends: so a filter finds the rows of a page without making all others."""


@dataclass(frozen=True)
class History:
    """The `count` calls of one buyer, oldest first; their ids begin at `first_id`."""

    login: str
    first_id: int
    count: int

    def time(self, n: int) -> datetime:
        """When call `n` was made. Calls above `count` are later ones."""
        return FIRST_CALL + timedelta(seconds=n * SPAN_SECONDS // max(1, self.count))

    def between(self, total: int, date_from: str, date_to: str) -> range:
        """Those of the first `total` calls within two dates, both inclusive; an empty date is no limit."""
        calls = range(total)
        low = bisect_left(calls, date_from, key=self._stamp) if date_from else 0
        high = bisect_right(calls, date_to, key=self._stamp) if date_to else total
        return range(low, max(low, high))

    def _stamp(self, n: int) -> str:
        return self.time(n).isoformat(" ")

    def destination(self, n: int) -> str:
        """The number that call `n` went to."""
        return _destination(n, self._hash(n))

    def _hash(self, n: int) -> bytes:
        """What looks random about a call, but is always the same."""
        return hashlib.md5(f"{self.login}:{n}".encode(), usedforsecurity=False).digest()

    def record(self, n: int) -> dict[str, Json]:
        """Call `n`."""
        (prefix, _rest, country, description), code = PATTERN[n % CYCLE]
        made = self._hash(n)
        duration = 1 + int.from_bytes(made[4:6], "big") % 899 if code == CLEARED else 0
        billed = -(-duration // 6) * 6
        price = (1000 + int.from_bytes(made[6:8], "big") % 59000) / 1_000_000
        began = self.time(n)
        started = began.isoformat(" ")
        return {
            "i_cdr": str(self.first_id + n),
            "CLD": _destination(n, made),
            "CLI": f"{'+' if made[8] < 16 else ''}1855{_digits(made[8:12], 7)}",
            "call_id": made.hex(),
            "duration": str(duration),
            "billed_duration": str(billed) if duration else None,
            "connect_time": started,
            "disconnect_time": (began + timedelta(seconds=duration)).isoformat(" "),
            "setup_time": started,
            "billing_prefix": prefix,
            "billing_price_1": price,
            "billing_price_n": price,
            "billing_interval_1": "6",
            "billing_interval_n": "6",
            "customer_amount": f"{billed * price / 60:.6f}",
            "i_customer": "1",
            "i_account": "10",
            "i_vendor": "13",
            "i_connection": "0",
            "i_purchased_route": "0",
            "disconnect_code": code,
            "customer_ip": "",
            "i_rate": "0",
            "vendor_name": "IDT",
            "account_name": "SBC-3001",
            "connection_name": None,
            "disconnect_reason": REASONS[code],
            "country_name": country,
            "description": description,
        }


def _destination(n: int, made: bytes) -> str:
    prefix, digits, _country, _description = PATTERN[n % CYCLE][0]
    return prefix + _digits(made[:4], digits)


def _digits(made: bytes, count: int) -> str:
    return f"{int.from_bytes(made, 'big') % 10**count:0{count}d}"
