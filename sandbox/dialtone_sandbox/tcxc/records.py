# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Generating call detail records as seed 001 prints them."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from dialtone_sandbox.context import Json

FIRST_CALL = datetime(2019, 8, 1)
SPAN_SECONDS = 45 * 86400
REASONS = {"16": "Normal Call Clearing", "17": "User Busy", "19": "No Answer", "34": "No Circuit Available"}
PREFIXES = (
    ("1201470565", 1, "United States of America", "Fixed - ROC"),
    ("1954", 7, "United States of America", "Mobile - T-Mobile"),
    ("4420", 8, "UNITED KINGDOM", "Fixed - London"),
    ("38067", 7, "UKRAINE", "Mobile - Kyivstar"),
)


def records(rng: Random, count: int, first_id: int = 1) -> list[dict[str, Json]]:
    """`count` calls within some weeks of 2019, ids in the order of their times."""
    times = sorted(FIRST_CALL + timedelta(seconds=rng.randrange(SPAN_SECONDS)) for _ in range(count))
    return [_record(rng, str(first_id + n), began) for n, began in enumerate(times)]


def _record(rng: Random, i_cdr: str, began: datetime) -> dict[str, Json]:
    prefix, digits, country, description = rng.choice(PREFIXES)
    code = rng.choices(list(REASONS), (70, 10, 15, 5))[0]
    duration = rng.randrange(1, 900) if code == "16" else 0
    price = rng.randrange(1000, 60000) / 1000000
    started = began.strftime("%Y-%m-%d %H:%M:%S")
    return {
        "i_cdr": i_cdr,
        "CLD": f"{prefix}{rng.randrange(10**digits):0{digits}d}",
        "CLI": f"1855{rng.randrange(2000000, 10000000)}",
        "call_id": f"{rng.getrandbits(128):032x}",
        "duration": str(duration),
        "billed_duration": str(-(-duration // 6) * 6) if duration else None,
        "connect_time": started,
        "disconnect_time": (began + timedelta(seconds=duration)).strftime("%Y-%m-%d %H:%M:%S"),
        "setup_time": started,
        "billing_prefix": prefix,
        "billing_price_1": price,
        "billing_price_n": price,
        "billing_interval_1": "6",
        "billing_interval_n": "6",
        "customer_amount": f"{-(-duration // 6) * 6 * price / 60:.6f}",
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
