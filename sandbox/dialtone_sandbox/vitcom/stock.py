# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The numbers that the vitcom carrier has for sale, made from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from dialtone_sandbox.store import Store

TOLL_FREE_PREFIXES = ("800", "833", "844", "855", "866", "877", "888")
STATES = frozenset(
    {
        "AK",
        "AL",
        "AR",
        "AZ",
        "CA",
        "CO",
        "CT",
        "DC",
        "DE",
        "FL",
        "GA",
        "HI",
        "IA",
        "ID",
        "IL",
        "IN",
        "KS",
        "KY",
        "LA",
        "MA",
        "MD",
        "ME",
        "MI",
        "MN",
        "MO",
        "MS",
        "MT",
        "NC",
        "ND",
        "NE",
        "NH",
        "NJ",
        "NM",
        "NV",
        "NY",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VA",
        "VT",
        "WA",
        "WI",
        "WV",
        "WY",
        "AB",
        "BC",
        "MB",
        "NB",
        "NL",
        "NS",
        "NT",
        "NU",
        "ON",
        "PE",
        "QC",
        "SK",
        "YT",
    }
)
# Below this many numbers of an area, one exchange holds at most as many; huge areas use fuller exchanges.
EXCHANGE_SIZE = 300
EXCHANGES_PER_AREA = 400

NumberRow = tuple[str, str, str, str, str, str, str, int, int]


@dataclass(frozen=True)
class Area:
    """A rate centre; `share` is its part of all numbers, in thousandths."""

    state: str
    npa: str
    first_exchange: int
    ratecenter: str
    lata: str
    share: int


SEATTLE = Area("WA", "206", 219, "SEATTLE", "674", 0)
OTHER_AREAS = (
    Area("WA", "253", 220, "TACOMA", "674", 120),
    Area("WA", "425", 240, "BELLEVUE", "674", 100),
    Area("WA", "509", 230, "SPOKANE", "676", 60),
    Area("OR", "503", 214, "PORTLAND", "672", 40),
    Area("CA", "213", 225, "LOS ANGELES", "730", 40),
    Area("CA", "415", 230, "SAN FRANCISCO", "722", 40),
    Area("CA", "619", 202, "SAN DIEGO", "732", 20),
    Area("CO", "303", 222, "DENVER", "656", 30),
    Area("FL", "305", 203, "MIAMI", "460", 20),
    Area("FL", "954", 228, "FORT LAUDERDALE", "460", 20),
    Area("GA", "404", 215, "ATLANTA", "438", 10),
    Area("IL", "312", 204, "CHICAGO", "358", 15),
    Area("MA", "617", 206, "BOSTON", "128", 10),
    Area("NV", "702", 207, "LAS VEGAS", "721", 5),
    Area("NY", "212", 201, "NEW YORK", "132", 40),
    Area("NY", "716", 208, "BUFFALO", "140", 10),
    Area("TX", "214", 217, "DALLAS", "552", 30),
    Area("TX", "512", 220, "AUSTIN", "558", 20),
    Area("TX", "713", 221, "HOUSTON", "560", 20),
    Area("BC", "604", 210, "VANCOUVER", "888", 5),
    Area("ON", "416", 205, "TORONTO", "888", 5),
    *(Area("", prefix, 234, "", "", 8) for prefix in TOLL_FREE_PREFIXES),
)
STATE_OF_NPA = {area.npa: area.state for area in (SEATTLE, *OTHER_AREAS)}


def category_of(number: str) -> str:
    """`landline` or `tollfree`, told by the area code of 10 digits."""
    return "tollfree" if number[:3] in TOLL_FREE_PREFIXES else "landline"


def _exchanges(first: int) -> Iterator[int]:
    """Three-digit exchanges from `first` up, without the service codes 211 to 911."""
    return (exchange for exchange in range(first, 1000) if exchange % 100 != 11)


def _area_numbers(area: Area, count: int) -> Iterator[str]:
    """`count` numbers (10 digits), contiguous within each exchange."""
    size = min(10_000, max(EXCHANGE_SIZE, -(-count // EXCHANGES_PER_AREA)))
    for exchange in _exchanges(area.first_exchange):
        for line in range(min(size, count)):
            yield f"{area.npa}{exchange}{line:04d}"
        count -= size
        if count <= 0:
            return


def number_row(number: str, area: Area, setup: int, rate: int) -> NumberRow:
    """The first columns of vitcom_numbers; `setup` and `rate` in cents."""
    category = category_of(number)
    return (number, category, area.state, number[:6], number[:3], area.ratecenter, area.lata, setup, rate)


def generate(rng: Random, count: int) -> list[NumberRow]:
    """`count` numbers; a few more when `count` is tiny, for every area has one."""
    parts = [(area, max(1, count * area.share // 1000)) for area in OTHER_AREAS]
    parts.insert(0, (SEATTLE, max(1, count - sum(part for _place, part in parts))))
    return [
        number_row(number, area, rng.randrange(10, 105, 5), rng.randrange(15, 95, 5))
        for area, part in parts
        for number in _area_numbers(area, part)
    ]


def put_on_sale(store: Store, rows: list[NumberRow]) -> None:
    """Add numbers to the market; a number that is there already starts afresh."""
    store.executemany(
        "INSERT OR REPLACE INTO vitcom_numbers"
        " (number, category, state, npanxx, npa, ratecenter, lata, setup, rate) VALUES (?,?,?,?,?,?,?,?,?)",
        rows,
    )
