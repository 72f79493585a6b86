# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the account already holds of a wish, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..domain.number import Number, OpenOrder, OwnedNumber, is_routed_as
from ..domain.wish import Holdings, Lack, NumbersWish, WantedPool
from .assign import assign


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


@dataclass
class Adopted:
    """What is taken of open orders: for each pool its numbers, all of them with their orders, and what lacks then."""

    numbers: set[str]
    lacking: dict[str, int]
    pooled: dict[str, list[str]]
    orders: dict[str, OpenOrder] = field(default_factory=dict)
    stuck: dict[str, OpenOrder] = field(default_factory=dict)


def matched(wish: NumbersWish, holdings: Holdings) -> Match:
    """Count what is there. Each number counts once: explicit ones first, then those that fit fewer pools."""
    explicit = {wanted.number for wanted in wish.numbers} | wish.exclude
    free = [number for name, number in sorted(holdings.owned.items()) if name not in explicit]
    needs = {pool.name: pool.count for pool in wish.pools}
    members = {number.number: _fitting(wish.pools, number) for number in free}
    elsewhere = {pool.name: _elsewhere(pool, wish.pools, free, members) for pool in wish.pools}
    fits = _serving(wish.pools, members, elsewhere)
    given = _given(needs, free, members, fits)
    lacking = {name: needs[name] - len(given[name]) for name in needs}
    adoption = _adopted(wish, holdings, lacking)
    counted = {number.number: name for name, group in given.items() for number in group}
    surplus = _surplus(
        wish.pools, [number for number in free if members[number.number] and number.number not in counted], members
    )
    pools = {
        pool.name: PoolMatch(
            members=tuple(number for number in given[pool.name] if pool.name in members[number.number]),
            moves=tuple(number for number in given[pool.name] if pool.name not in members[number.number]),
            adopted=tuple(adoption.pooled[pool.name]),
            surplus=tuple(surplus[pool.name]),
            elsewhere=tuple(
                number for number in elsewhere[pool.name] if counted.get(number.number, pool.name) == pool.name
            ),
            missing=adoption.lacking[pool.name],
        )
        for pool in wish.pools
    }
    missing = {name: count for name, count in adoption.lacking.items() if count}
    lack = Lack(
        numbers=tuple(sorted(adoption.numbers)), pools=missing | dict.fromkeys(_helpers(missing, given, fits), 0)
    )
    return Match(holdings=holdings, pools=pools, fits=fits, orders=adoption.orders, stuck=adoption.stuck, lack=lack)


def _adopted(wish: NumbersWish, holdings: Holdings, lacking: dict[str, int]) -> Adopted:
    """What open orders hold of what the account lacks."""
    here = holdings.owned.keys() | holdings.porting.keys()
    numbers = {wanted.number for wanted in wish.numbers if not wanted.absent} - here
    adopted = Adopted(numbers, lacking, {name: [] for name in lacking})
    if holdings.open_orders:
        from .adoption import adopt

        adopt(wish, adopted, holdings.open_orders)
    return adopted


def _given(
    needs: Mapping[str, int],
    free: Sequence[OwnedNumber],
    members: Mapping[str, list[str]],
    fits: Mapping[str, list[str]],
) -> dict[str, list[OwnedNumber]]:
    """The owned numbers for each pool, in ascending order: members as they are, then those routed here first."""
    inside = sorted((number for number in free if members[number.number]), key=lambda row: len(members[row.number]))
    given = assign(needs, inside, lambda number: members[number.number])
    counted = {number.number for group in given.values() for number in group}
    rest = [number for number in (*inside, *free) if number.number not in counted and fits[number.number]]
    unique = {number.number: number for number in rest}
    given = assign(needs, unique.values(), lambda number: fits[number.number], given)
    return {name: sorted(group, key=_by_number) for name, group in given.items()}


def _serving(
    pools: Iterable[WantedPool],
    members: Mapping[str, list[str]],
    elsewhere: Mapping[str, tuple[OwnedNumber, ...]],
) -> dict[str, list[str]]:
    """The pools that each number can serve: those it is a member of, and those it may be routed to."""
    fits = {number: list(names) for number, names in members.items()}
    for pool in pools:
        for number in elsewhere[pool.name] if pool.routed_elsewhere == "move" else ():
            fits[number.number].append(pool.name)
    return fits


def _helpers(
    missing: Iterable[str], given: Mapping[str, list[OwnedNumber]], fits: Mapping[str, list[str]]
) -> list[str]:
    """The pools that could hand a number on to one that lacks, and so have to be bought for in its place."""
    reached = list(missing)
    for name in reached:
        reached += [
            other
            for other, group in given.items()
            if other not in reached and any(name in fits[number.number] for number in group)
        ]
    return [name for name in reached if name not in missing]


def _by_number(number: Number) -> str:
    return number.number


def _fitting(pools: Iterable[WantedPool], number: OwnedNumber) -> list[str]:
    """The pools of which an owned number is a member."""
    return [pool.name for pool in pools if pool.select.matches(number) and is_routed_as(number, pool.routing)]


def _elsewhere(
    pool: WantedPool, pools: Iterable[WantedPool], free: Iterable[OwnedNumber], fitting: Mapping[str, list[str]]
) -> tuple[OwnedNumber, ...]:
    """Numbers of the kind selected that point neither here nor where another pool of this task says."""
    others = [other.routing for other in pools if other is not pool and other.routing]
    return tuple(
        number
        for number in free
        if pool.name not in fitting[number.number]
        and pool.select.matches(number)
        and not any(is_routed_as(number, routing) for routing in others)
    )


def _surplus(
    pools: Iterable[WantedPool], beyond: Iterable[OwnedNumber], fitting: Mapping[str, list[str]]
) -> dict[str, list[OwnedNumber]]:
    """Members beyond the count, listed with a pool that keeps them where there is one."""
    exact = {pool.name: pool.exact for pool in pools}
    surplus: dict[str, list[OwnedNumber]] = {name: [] for name in exact}
    for number in sorted(beyond, key=_by_number):
        keepers = [name for name in fitting[number.number] if not exact[name]]
        surplus[(keepers or fitting[number.number])[0]].append(number)
    return surplus
