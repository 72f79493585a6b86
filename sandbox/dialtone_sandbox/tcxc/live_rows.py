# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The calls that are up at this moment, made from the clock alone, and the filters of their page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from dialtone_sandbox.tcxc.records import DATE_FORMAT, DESTINATIONS

COLUMNS = {
    "buyer": ("Setup Time", "CLI", "CLD", "Country", "Description", "Vendor", "Account", "Status", "Duration"),
    "seller": ("Setup Time", "CLI", "CLD", "Country", "Description", "Buyer", "Remote IP", "Status", "Duration"),
}
"""Buyers see to whom a call goes, sellers from whom it comes."""

VENDORS = ("IDT", "Bolt Telecom, Inc.", 'Corvo "Voice"')
CALLS_A_MINUTE = 6
LONGEST_MINUTES = 10
RINGING_SECONDS = 8
STATES = {"all": ("Ringing", "Connected"), "connected": ("Connected",), "ringing": ("Ringing",)}
PARTS = {"country": "Country", "description": "Description", "cli": "CLI", "vendor": "Vendor", "buyer": "Buyer"}
"""Filters that want a part of a column, in either case."""


class NotShownError(Exception):
    """The page cannot be shown as asked for; the text says why."""


def current(now: float, login: str, side: str, filters: list[tuple[str, str]]) -> list[dict[str, str]]:
    """The calls of a buyer or seller that pass the filters, oldest first; of a repeated filter one value has to fit."""
    if side not in COLUMNS:
        raise NotShownError("login_type is buyer or seller")
    show = dict(filters).get("show") or "all"
    if show not in STATES:
        raise NotShownError(f"show is one of {', '.join(STATES)}")
    return [row for row in _calls(int(now), f"{login}:{side}") if row["Status"] in STATES[show] and _fits(row, filters)]


def _calls(now: int, owner: str) -> Iterator[dict[str, str]]:
    for minute in range(now // 60 - LONGEST_MINUTES, now // 60 + 1):
        rng = Random(f"{owner}:{minute}")
        began = sorted(minute * 60 + rng.randrange(60) for _call in range(CALLS_A_MINUTE))
        for start in began:
            row, lasts = _call(rng, start, now), rng.randrange(5, LONGEST_MINUTES * 60)
            if start <= now < start + lasts:
                yield row


def _call(rng: Random, start: int, now: int) -> dict[str, str]:
    prefix, digits, country, description = rng.choice(DESTINATIONS)
    vendor = rng.choice(VENDORS)
    connected = now - start >= RINGING_SECONDS
    return {
        "Setup Time": datetime.fromtimestamp(start, UTC).strftime(DATE_FORMAT),
        "CLI": f"1855{rng.randrange(2000000, 10000000)}",
        "CLD": f"{prefix}{rng.randrange(10**digits):0{digits}d}",
        "Country": country,
        "Description": description,
        "Vendor": vendor,
        "Buyer": vendor,
        "Account": "SBC-3001",
        "Remote IP": f"192.0.2.{rng.randrange(1, 255)}",
        "Status": "Connected" if connected else "Ringing",
        "Duration": str(now - start - RINGING_SECONDS if connected else 0),
    }


def _fits(row: dict[str, str], filters: list[tuple[str, str]]) -> bool:
    prefixes = tuple(value for name, value in filters if name == "prefix" and value)
    wanted = dict(filters).get("like", "is like") != "is not like"
    if prefixes and row["CLD"].startswith(prefixes) != wanted:
        return False
    asked = {name: value for name, value in filters if name in PARTS and value}
    return all(value.lower() in row[PARTS[name]].lower() for name, value in asked.items())
