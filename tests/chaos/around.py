# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What an account on vitcom has besides numbers: trunks, port-ins and a payment; and how the sandbox reads the seed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.support.customer import TRUNK_GROUPS

#: What the seed leaves open, and how a round reads it.
READINGS = {
    "cart": ("reservation", "account"),
    "order_status": ("always_1", "state"),
    "reserve_many": ("first_only", "all"),
    "bulk_answer": ("exact", "exact", "fewer"),
    "tns_shape": ("joined", "list"),
    "lnp_shape": ("list", "broken", "joined"),
    "number_digits": ("10", "11"),
    "error_style": ("http_404", "error_key_200"),
    "payload_key": ("seed", "data"),
}
TERMINATION = ("198.51.100.7", "198.51.100.8")
PORTED = [f"+1206555010{at}" for at in range(1, 4)]
NAME = {"first_name": "Ada", "last_name": "Example", "address": "1 Main Street", "city": "Seattle", "state": "WA"}
CARD = {**NAME, "zip_code": "98101", "number": "4111111111111111", "cvv": "123", "exp_month": "12", "exp_year": "2099"}
DOCUMENT = str(Path(__file__))


@dataclass(frozen=True)
class Task:
    """One module with its options."""

    module: str
    params: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Around:
    """What an account has besides numbers: the tasks ``before`` and ``after`` them, and how these things should be.

    ``things``: by module and name; ``there``: the requests that make what is there at first; ``readings``: how the
    sandbox reads what the seed leaves open.
    """

    before: tuple[Task, ...] = ()
    after: tuple[Task, ...] = ()
    things: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    there: tuple[tuple[str, Mapping[str, str]], ...] = ()
    readings: Mapping[str, Any] = field(default_factory=dict)


def drawn(dice: Random, needed: Collection[str]) -> Around:
    """``needed``: the trunk groups that numbers point to at first."""
    before, after, things, there = [], [], {}, []
    groups = {title: f"{ip}:{dice.choice((5060, 5070))}" for title, ip in TRUNK_GROUPS.items()}
    present = [title for title in groups if title in needed or dice.random() < 0.5]
    there += [_defined(title, dice.choice(("5060", "5070"))) for title in present]
    before.append(Task("trunk_group", {"trunk_groups": [_trunk_group(*item) for item in groups.items()]}))
    things["trunk_group"] = groups
    if dice.random() < 0.3:
        trunks = {ip: str(dice.choice((10, 20))) for ip in dice.sample(TERMINATION, dice.randint(1, 2))}
        there += [_termination(ip, dice.choice(("10", "20"))) for ip in trunks if dice.random() < 0.4]
        shared = {"title": "out", "allow_replace": True}
        entries = [{**shared, "ip": ip, "ports": int(ports)} for ip, ports in trunks.items()]
        before.append(Task("termination_trunk", {"termination_trunks": entries}))
        things["termination_trunk"] = trunks
    if dice.random() < 0.25:
        numbers = dice.sample(PORTED, dice.randint(1, 3))
        after.append(Task("lnp_order", port_options(numbers)))
        things["lnp_order"] = dict.fromkeys(numbers, "ordered")
    if dice.random() < 0.2:
        before.insert(0, Task("account_payment", {"minimum_balance": "1020", "card": CARD}))
    readings = {name: dice.choice(values) for name, values in READINGS.items()}
    return Around(before=tuple(before), after=tuple(after), things=things, there=tuple(there), readings=readings)


def _trunk_group(title: str, end: str) -> dict[str, Any]:
    ip, _colon, port = end.partition(":")
    return {"title": title, "primary": {"ip": ip, "port": int(port)}, "billing_type": "metered"}


def _defined(title: str, port: str) -> tuple[str, dict[str, str]]:
    end = {"primaryTrunk": TRUNK_GROUPS[title], "primaryPort": port}
    return "defineTrunk", {"title": title, **end, "billingType": "Metered"}


def _termination(ip: str, ports: str) -> tuple[str, dict[str, str]]:
    return "defineTrunk_termination", {"title": "out", "ipaddress": ip, "ports": ports}


def port_options(numbers: list[str]) -> dict[str, Any]:
    """The options of lnp_order that port numbers in."""
    documents = {"loa_files": [DOCUMENT], "carrier_files": [DOCUMENT]}
    subscriber = {"subscriber_type": "business", "loa_authorizing_person": "Ada Example"}
    return {"numbers": numbers, "category": "landline", **subscriber, **documents}
