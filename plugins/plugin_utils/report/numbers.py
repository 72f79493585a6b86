# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The numbers of an account by where they are, what they are, and where they point. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from .values import Row, added, amount, clean

#: Of the two letters that vitcom tells of a number's place, these are Canada's.
_PROVINCES = frozenset("AB BC MB NB NL NS NT NU ON PE QC SK YT".split())
NOWHERE = "nowhere yet"
_TYPES = {"tollfree": "toll-free"}


@dataclass(frozen=True, kw_only=True)
class Group:
    """Numbers that have something in common, and what they cost as far as told; ``untold``: how many have no price."""

    name: str
    count: int
    monthly: Decimal | None
    untold: int = 0


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """All numbers of an account, and the same in groups, the largest first."""

    all: Group
    statuses: tuple[Group, ...]
    areas: tuple[Group, ...]
    types: tuple[Group, ...]
    routes: tuple[Group, ...]


def numbers_of(rows: Iterable[Row]) -> Numbers:
    """Out of the rows of number_info."""
    found = list(rows)
    return Numbers(
        all=_group("all", found),
        statuses=_grouped(found, lambda row: clean(row.get("status")) or "unknown"),
        areas=_grouped(found, area),
        types=_grouped(found, kind),
        routes=_grouped(found, route),
    )


def _grouped(rows: Iterable[Row], name_of: Callable[[Row], str]) -> tuple[Group, ...]:
    members: dict[str, list[Row]] = {}
    for row in rows:
        members.setdefault(name_of(row), []).append(row)
    groups = [_group(name, found) for name, found in members.items()]
    return tuple(sorted(groups, key=lambda group: (-group.count, group.name)))


def _group(name: str, rows: list[Row]) -> Group:
    prices = [amount(row.get("monthly_fee")) for row in rows]
    return Group(name=name, count=len(rows), monthly=added(prices), untold=prices.count(None))


def area(row: Row) -> str:
    """Country and area (tcxc), country and state (vitcom), or that a number belongs to no place."""
    if row.get("country"):
        return _joined(row["country"], row.get("description"))
    if row.get("state"):
        return _joined("Canada" if row["state"] in _PROVINCES else "United States", row["state"])
    return "Toll-free" if row.get("category") == "tollfree" else "Unknown"


def kind(row: Row) -> str:
    """What the number is, such as ``Landline, metered`` (vitcom) or ``Mobile`` (tcxc)."""
    words = [clean(row.get(key)) for key in ("category", "did_type")]
    told = ", ".join(_TYPES.get(word.lower(), word) for word in words if word)
    return f"{told[:1].upper()}{told[1:]}" if told else "Unknown"


def route(row: Row) -> str:
    """The trunk group (vitcom), or the host of the contact for calls, else of the one for messages (tcxc)."""
    told = row.get("trunk_group") or host(row.get("contact")) or host(row.get("smpp_contact"))
    return clean(told) or NOWHERE


def host(contact: object) -> str:
    """``sip.example.com`` of ``sip:12062190001@sip.example.com:5060;transport=tls``: neither login nor port."""
    address = clean(contact).rpartition("@")[2]
    for end in ";?>":
        address = address.partition(end)[0]
    name, colon, port = address.rpartition(":")
    return name if colon and port.isdecimal() else address


def _joined(first: object, second: object) -> str:
    return ", ".join(text for text in (clean(first), clean(second)) if text)
