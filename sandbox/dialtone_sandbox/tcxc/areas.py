# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Where the numbers of the tcxc market come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """A country as the carrier writes it."""

    code: str
    name: str
    kyc: float
    """Share of its numbers that need documents."""


US = Country("us", "United States of America", 0.02)
CA = Country("ca", "CANADA", 0.02)
UK = Country("gb", "UNITED KINGDOM", 0.3)
UA = Country("ua", "UKRAINE", 0.5)
AE = Country("ae", "UNITED ARAB EMIRATES", 1.0)
DE = Country("de", "GERMANY", 0.8)
FR = Country("fr", "FRANCE", 0.7)
PL = Country("pl", "POLAND", 0.4)
BR = Country("br", "BRAZIL", 0.5)
AU = Country("au", "AUSTRALIA", 0.3)


@dataclass(frozen=True)
class Area:
    """Numbers that begin alike: how many more digits they have, what they are, and their share of the market."""

    prefix: str
    digits: int
    country: Country
    description: str
    did_type: str
    share: float


AREAS = (
    Area("1206219", 4, US, "Fixed - Seattle", "national", 0.10),
    Area("1206", 7, US, "Fixed - Seattle", "national", 0.06),
    Area("1954", 7, US, "Mobile - T-Mobile", "mobile", 0.08),
    Area("1212", 7, US, "Fixed - New York", "national", 0.06),
    Area("1415", 7, US, "Fixed - San Francisco", "national", 0.06),
    Area("1305", 7, US, "Mobile - AT&T", "mobile", 0.06),
    Area("1312", 7, US, "Fixed - Chicago", "national", 0.05),
    Area("1713", 7, US, "Fixed - Houston", "national", 0.05),
    Area("1602", 7, US, "Mobile - Verizon", "mobile", 0.04),
    Area("1800", 7, US, "Toll Free", "tollfree", 0.02),
    Area("1888", 7, US, "Toll Free", "tollfree", 0.04),
    Area("1416", 7, CA, "Fixed - Toronto", "national", 0.05),
    Area("4420", 8, UK, "Fixed - London", "national", 0.06),
    Area("447700", 6, UK, "Mobile - O2", "mobile", 0.03),
    Area("44800", 7, UK, "Toll Free", "tollfree", 0.01),
    Area("38067", 7, UA, "Mobile - Kyivstar", "unknown", 0.04),
    Area("38044", 7, UA, "Fixed - Kyiv", "national", 0.02),
    Area("97150", 7, AE, "Mobile - Etisalat", "mobile", 0.02),
    Area("4930", 8, DE, "Fixed - Berlin", "national", 0.04),
    Area("4915", 9, DE, "Mobile - Telekom", "mobile", 0.02),
    Area("331", 8, FR, "Fixed - Paris", "national", 0.03),
    Area("4822", 7, PL, "Fixed - Warsaw", "national", 0.02),
    Area("5511", 8, BR, "Fixed - Sao Paulo", "national", 0.02),
    Area("612", 8, AU, "Fixed - Sydney", "national", 0.02),
)
ELSEWHERE = Area("", 0, Country("zz", "UNKNOWN", 0.0), "Unknown", "unknown", 0.0)


def area_of(number: str) -> Area:
    """The area with the longest prefix of `number`."""
    fitting = [area for area in AREAS if number.startswith(area.prefix)]
    return max(fitting, key=lambda area: len(area.prefix), default=ELSEWHERE)
