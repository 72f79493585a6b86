# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the account already holds of a wish, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..domain.number import OwnedNumber, is_routed_as
from ..domain.wish import Holdings, Lack, NumbersWish, WantedPool
from .assign import assign

if TYPE_CHECKING:
    from ..domain.open_order import OpenOrder


@dataclass(frozen=True, kw_only=True)
class PoolMatch:
    """One pool: owned members that count, numbers to be moved here, numbers of open orders, and the rest."""

    members: tuple[OwnedNumber, ...]
    moves: tuple[OwnedNumber, ...]
    adopted: tuple[str, ...]
    surplus: tuple[OwnedNumber, ...]
    elsewhere: tuple[OwnedNumber, ...]
    missing: int


@dataclass(frozen=True, kw_only=True)
class Match:
    """``orders``: the open orders to adopt, by the number they hold; ``stuck``: other open orders, likewise.

    ``fits``: for each owned number the pools that it can serve, as it is or routed there first.
    """

    holdings: Holdings
    pools: Mapping[str, PoolMatch]
    fits: Mapping[str, list[str]]
    orders: Mapping[str, OpenOrder]
    stuck: Mapping[str, OpenOrder]
    lack: Lack


@dataclass(kw_only=True)
class Adopted:
    """What is taken of open orders (``orders`` and ``stuck`` as in ``Match``, ``pooled`` the numbers for each pool),
    and what lacks then: explicit ``numbers``, and for each pool how many."""

    numbers: set[str]
    lacking: dict[str, int]
    pooled: dict[str, list[str]]
    orders: dict[str, OpenOrder] = field(default_factory=dict)
    stuck: dict[str, OpenOrder] = field(default_factory=dict)


def matched(wish: NumbersWish, holdings: Holdings) -> Match:
    """Count what is there. Each number counts once: explicit ones first, then those that fit fewer pools."""
    explicit = {wanted.number for wanted in wish.numbers} | wish.exclude
    free = [holdings.owned[name] for name in sorted(holdings.owned.keys() - explicit)]
    pools_of = {number.number: _memberships(number, wish.pools) for number in free}
    elsewhere = {pool.name: _elsewhere(pool, wish.pools, free, pools_of) for pool in wish.pools}
    fits = _serving(wish.pools, pools_of, elsewhere)
    assigned = _assigned(wish.pools, free, pools_of, fits)
    pool_of = {number.number: name for name, group in assigned.items() for number in group}
    surplus = _surplus(wish.pools, [number for number in free if number.number not in pool_of], pools_of)
    adopted = _adopted(wish, holdings, {pool.name: pool.count - len(assigned[pool.name]) for pool in wish.pools})
    pools = {
        name: PoolMatch(
            members=tuple(number for number in group if name in pools_of[number.number]),
            moves=tuple(number for number in group if name not in pools_of[number.number]),
            adopted=tuple(adopted.pooled[name]),
            surplus=tuple(surplus[name]),
            elsewhere=tuple(number for number in elsewhere[name] if pool_of.get(number.number, name) == name),
            missing=adopted.lacking[name],
        )
        for name, group in assigned.items()
    }
    missing = {name: count for name, count in adopted.lacking.items() if count}
    helpers = dict.fromkeys(_helpers(missing, assigned, fits), 0)
    lack = Lack(numbers=tuple(sorted(adopted.numbers)), pools=missing | helpers)
    return Match(holdings=holdings, pools=pools, fits=fits, orders=adopted.orders, stuck=adopted.stuck, lack=lack)


def _adopted(wish: NumbersWish, holdings: Holdings, lacking: Mapping[str, int]) -> Adopted:
    """What open orders hold of what the account lacks."""
    here = holdings.owned.keys() | holdings.coming.keys()
    numbers = {wanted.number for wanted in wish.numbers if not wanted.absent} - here
    nothing = Adopted(numbers=numbers, lacking=dict(lacking), pooled={name: [] for name in lacking})
    if not holdings.open_orders:
        return nothing
    from .adoption import adopt

    return adopt(wish, nothing, holdings.open_orders)


def _assigned(
    pools: Iterable[WantedPool],
    free: Sequence[OwnedNumber],
    pools_of: Mapping[str, list[str]],
    fits: Mapping[str, list[str]],
) -> dict[str, list[OwnedNumber]]:
    """The owned numbers for each pool, in ascending order: members as they are, then those routed here first."""
    needs = {pool.name: pool.count for pool in pools}
    inside = sorted((number for number in free if pools_of[number.number]), key=lambda row: len(pools_of[row.number]))
    assigned = assign(needs, inside, lambda number: pools_of[number.number])
    counted = {number.number for group in assigned.values() for number in group}
    rest = {number.number: number for number in (*inside, *free) if fits[number.number]}
    more = [number for name, number in rest.items() if name not in counted]
    assigned = assign(needs, more, lambda number: fits[number.number], assigned)
    return {name: sorted(group, key=lambda row: row.number) for name, group in assigned.items()}


def _serving(
    pools: Iterable[WantedPool],
    pools_of: Mapping[str, list[str]],
    elsewhere: Mapping[str, tuple[OwnedNumber, ...]],
) -> dict[str, list[str]]:
    """The pools that each number can serve: those it is a member of, and those it may be routed to."""
    fits = {number: list(names) for number, names in pools_of.items()}
    for pool in pools:
        for number in elsewhere[pool.name] if pool.routed_elsewhere == "move" else ():
            fits[number.number].append(pool.name)
    return fits


def _helpers(
    missing: Iterable[str], assigned: Mapping[str, list[OwnedNumber]], fits: Mapping[str, list[str]]
) -> list[str]:
    """The pools that could hand a number on to one that lacks, and so have to be bought for in its place."""
    reached = list(missing)
    for name in reached:
        reached += [
            other
            for other, group in assigned.items()
            if other not in reached and any(name in fits[number.number] for number in group)
        ]
    return [name for name in reached if name not in missing]


def _memberships(number: OwnedNumber, pools: Iterable[WantedPool]) -> list[str]:
    """The pools of which an owned number is a member."""
    return [pool.name for pool in pools if pool.select.matches(number) and is_routed_as(number, pool.routing)]


def _elsewhere(
    pool: WantedPool, pools: Iterable[WantedPool], free: Iterable[OwnedNumber], pools_of: Mapping[str, list[str]]
) -> tuple[OwnedNumber, ...]:
    """Numbers of the kind selected that point neither here nor where another pool of this task says."""
    others = [other.routing for other in pools if other is not pool and other.routing]
    return tuple(
        number
        for number in free
        if pool.name not in pools_of[number.number]
        and pool.select.matches(number)
        and not any(is_routed_as(number, routing) for routing in others)
    )


def _surplus(
    pools: Iterable[WantedPool], uncounted: Iterable[OwnedNumber], pools_of: Mapping[str, list[str]]
) -> dict[str, list[OwnedNumber]]:
    """Members beyond the count, each listed with a pool that keeps it where there is one."""
    exact = {pool.name: pool.exact for pool in pools}
    surplus: dict[str, list[OwnedNumber]] = {name: [] for name in exact}
    for number in uncounted:
        names = sorted(pools_of[number.number], key=lambda name: exact[name])
        if names:
            surplus[names[0]].append(number)
    return surplus
