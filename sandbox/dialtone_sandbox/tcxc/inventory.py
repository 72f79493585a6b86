# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Generating the market of the tcxc API: the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from random import Random

from dialtone_sandbox.tcxc.areas import AREAS, Area, area_of

VENDORS = (("Acme", 9), ("IDT", 13), ("BICS", 17), ("Voxbone", 21), ("Nexmo", 5))
TYPES = {"mobile": "mobile-lvn", "national": "landline", "tollfree": "landline-toll-free", "unknown": "unknown"}
NEVER_AN_ID = -1.0
CAPACITIES = (2, 10, 50, 100)


@dataclass(frozen=True)
class Did:
    """A number as the carrier stocks it. A row shows its `i_did` when `id_rank` reaches the reading `i_did_missing`."""

    number: str
    country_code: str
    country_name: str
    country_key: str
    description: str
    did_type: str
    type: str
    i_vendor: int
    vendor_name: str
    is_nexmo: int
    voice: int
    sms: int
    fax: int
    video: int
    capacity: int
    cost: str
    setup_fee: str
    monthly_fee: str
    price_1: str
    price_n: str
    interval_1: int
    interval_n: int
    smpp_price: str
    verification_required: int
    id_rank: float


COLUMNS = tuple(field.name for field in fields(Did))
SAMPLE = Did(
    "19542374274",
    "us",
    "United States of America",
    "united states of america",
    "Mobile - T-Mobile",
    "mobile",
    "mobile-lvn",
    5,
    "Nexmo",
    1,
    1,
    1,
    0,
    0,
    50,
    "0.90",
    "0.0000",
    "2.1944",
    "0.0055",
    "0.0055",
    60,
    60,
    "0.0069",
    0,
    NEVER_AN_ID,
)
"""The market row that seed 002 prints."""


def inventory(rng: Random, numbers: int) -> list[tuple[str | int | float, ...]]:
    """`numbers` rows with the values of COLUMNS, in the order of their future ids."""
    shares = [round(area.share * numbers) for area in AREAS]
    shares[0] += numbers - sum(shares)
    found = {SAMPLE.number: SAMPLE} if numbers else {}
    for area, count in zip(AREAS, shares, strict=True):
        for number in _numbers(rng, area, count):
            found.setdefault(number, make_did(rng, number, area))
    dids = list(found.values())[:numbers]
    rng.shuffle(dids)
    return [values(did) for did in dids]


def values(did: Did) -> tuple[str | int | float, ...]:
    """The values in the order of COLUMNS."""
    return tuple(did.__dict__.values())


def _numbers(rng: Random, area: Area, count: int) -> list[str]:
    """Different numbers of an area; none begins a local part with 0 or 1, as in real plans."""
    room = range(2 * 10 ** (area.digits - 1), 10**area.digits)
    return [f"{area.prefix}{local}" for local in rng.sample(room, min(count, len(room)))]


def make_did(rng: Random, number: str, area: Area | None = None) -> Did:
    """A likely row for a number."""
    area = area or area_of(number)
    vendor, i_vendor = rng.choice(VENDORS)
    monthly = rng.randrange(5000, 30000) if area.country.code in ("us", "ca") else rng.randrange(15000, 220000)
    price = rng.randrange(30, 300)
    mobile, tollfree = area.did_type in ("mobile", "unknown"), area.did_type == "tollfree"
    return Did(
        number,
        area.country.code,
        area.country.name,
        area.country.name.casefold(),
        area.description,
        area.did_type,
        TYPES[area.did_type],
        i_vendor,
        vendor,
        int(vendor == "Nexmo"),
        voice=int(not mobile or rng.random() < 0.95),
        sms=int(mobile or rng.random() < 0.3),
        fax=int(tollfree or rng.random() < 0.1),
        video=int(rng.random() < 0.05),
        capacity=rng.choice(CAPACITIES),
        cost=f"{monthly * 0.4 / 10000:.2f}",
        setup_fee=_money(rng.choice((0, 0, 0, 5000, 10000, 25000))),
        monthly_fee=_money(monthly),
        price_1=_money(price),
        price_n=_money(price if rng.random() < 0.8 else price * 2),
        interval_1=rng.choice((1, 60)),
        interval_n=rng.choice((1, 60)),
        smpp_price=_money(rng.randrange(20, 400)),
        verification_required=int(rng.random() < area.country.kyc),
        id_rank=rng.random(),
    )


def _money(ten_thousandths: int) -> str:
    return f"{ten_thousandths // 10000}.{ten_thousandths % 10000:04d}"
