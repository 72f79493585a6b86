# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Random estates: what an account holds before, what it should hold, and the tasks that bring it there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import requests

from tests.chaos.around import Around, Task
from tests.chaos.around import drawn as around
from tests.support.customer import CONTACTS
from tests.support.sandbox import Sandbox

#: Two blocks of twenty numbers, all for sale unless the account holds them.
BLOCKS = {
    "206777": [f"+12067770{at:03}" for at in range(1, 21)],
    "206778": [f"+12067780{at:03}" for at in range(1, 21)],
}
PLACES = ("here", "there")
MOST_RELEASES = 20


@dataclass(frozen=True)
class Pool:
    """``count`` numbers of a block that point to one place."""

    name: str
    block: str
    count: int
    place: str
    exact: bool
    elsewhere: str

    def fits(self, number: str) -> bool:
        return number in BLOCKS[self.block]


@dataclass(frozen=True, kw_only=True)
class Estate:
    """``held``: where the numbers of the account point at first; ``explicit``: where numbers should point."""

    carrier: str
    held: Mapping[str, str]
    explicit: Mapping[str, str]
    absent: frozenset[str]
    pools: tuple[Pool, ...]
    partial: bool
    prices: Mapping[str, tuple[str, str]]
    unverified: frozenset[str] = frozenset()
    around: Around = field(default_factory=Around)

    def tasks(self) -> list[Task]:
        """In the order of the role: what numbers need first."""
        return [*self.around.before, Task("did_purchase", self.purchase()), *self.around.after]

    def purchase(self) -> dict[str, Any]:
        """The options of did_purchase."""
        numbers = [{"number": number, **self._routing(place)} for number, place in self.explicit.items()]
        numbers += [{"number": number, "state": "absent"} for number in sorted(self.absent)]
        shared = {"billing_account": 1} if self.carrier == "tcxc" else {}
        return {
            **shared,
            "numbers": numbers,
            "pools": [self._pool(pool) for pool in self.pools],
            "max_releases": MOST_RELEASES,
            "shortage": "partial" if self.partial else "fail",
        }

    def _pool(self, pool: Pool) -> dict[str, Any]:
        select = {"prefix": f"1{pool.block}"} if self.carrier == "tcxc" else {"npanxx": pool.block}
        terms = {"exact": pool.exact, "routed_elsewhere": pool.elsewhere}
        return {"name": pool.name, "count": pool.count, "select": select, **terms, **self._routing(pool.place)}

    def _routing(self, place: str) -> dict[str, str]:
        if self.carrier == "vitcom":
            return {"trunk_group": place}
        return {key: value % place for key, value in CONTACTS.items()}

    def without(self, numbers: Collection[str]) -> Estate:
        """The estate of a user who gives up numbers that are not to be had."""
        return replace(self, explicit={number: to for number, to in self.explicit.items() if number not in numbers})

    def found(self, sandbox: Sandbox) -> None:
        """Bring the sandbox's account and market to where the estate begins."""
        sandbox.reset()
        _put_on_sale(self, sandbox)
        _call(sandbox, self.carrier, self.around.there)
        if self.around.readings:
            sandbox.control("readings", self.around.readings)
        for place in PLACES:
            _grant(self, sandbox, place)
        sandbox.clear_log()


def drawn(dice: Random, carrier: str) -> Estate:
    """An estate that can be had: each block has more numbers for sale than are wanted of it."""
    numbers = [number for block in BLOCKS.values() for number in block]
    held = {number: dice.choice(PLACES) for number in dice.sample(numbers, dice.choice((0, 0, 2, 5)))}
    wanted = dice.sample(numbers, dice.choice((0, 1, 3, 5)))
    gone = [number for number in held if number not in wanted and dice.random() < 0.3]
    ends = [(block, place) for block in BLOCKS for place in PLACES]
    return Estate(
        carrier=carrier,
        held=held,
        explicit={number: dice.choice(PLACES) for number in wanted},
        absent=frozenset(gone),
        pools=tuple(_pool(dice, *end) for end in dice.sample(ends, dice.choice((0, 1, 1, 2)))),
        partial=dice.random() < 0.3,
        prices={number: (dice.choice(("0.00", "1.00", "2.50")), dice.choice(("1.00", "2.50"))) for number in numbers},
        unverified=frozenset(number for number in numbers if dice.random() < 0.1),
        around=Around() if carrier == "tcxc" else around(dice, set(held.values())),
    )


def _pool(dice: Random, block: str, place: str) -> Pool:
    elsewhere = dice.choice(("move", "ignore"))
    return Pool(f"{block} {place}", block, dice.randint(1, 3), place, exact=dice.random() < 0.2, elsewhere=elsewhere)


def _put_on_sale(estate: Estate, sandbox: Sandbox) -> None:
    if estate.carrier == "vitcom":
        rows: list[dict[str, Any]] = [
            {"number": number[2:], "state": "WA", "price": setup, "did_rate": monthly}
            for number, (setup, monthly) in estate.prices.items()
        ]
    else:
        rows = [
            {"number": number[1:], "setup_fee": setup, "monthly_fee": monthly, "voice": 1, "sms": 1}
            | {"verification_required": int(number in estate.unverified)}
            for number, (setup, monthly) in estate.prices.items()
        ]
    sandbox.control("market", {"api": estate.carrier, "add": rows})


def _call(sandbox: Sandbox, carrier: str, calls: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Calls of the carrier's API, by hand."""
    given = sandbox.accounts[carrier]
    key = {"token": given["api_key"], "accountno": given["account"]}
    for call, fields in calls:
        requests.post(f"{given['api_url']}/{call}", data={**key, **fields}, timeout=20).raise_for_status()


def _grant(estate: Estate, sandbox: Sandbox, place: str) -> None:
    """Numbers that the account holds before anything is bought."""
    numbers = [number for number, at in estate.held.items() if at == place]
    if not numbers:
        return
    if estate.carrier == "tcxc":
        fields: dict[str, Any] = {key: value % place for key, value in CONTACTS.items()}
    else:
        rows = sandbox.state()["vitcom"]["trunk_groups"]
        fields = {"trunk": next(row["id"] for row in rows if row["title"] == place)}
    digits = [number[1 if estate.carrier == "tcxc" else 2 :] for number in numbers]
    sandbox.control("grant", {"api": estate.carrier, "numbers": digits, "fields": fields})
