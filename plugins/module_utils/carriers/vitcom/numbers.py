# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on vitcom: the market, the account, and what a wish needs of both (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ...domain.action import NumberUpdate, Purchase, Release, Report
from ...domain.errors import InputError
from ...domain.money import Cost
from ...domain.number import Offer, OwnedNumber, Routing, Select
from ...domain.problem import Problem
from ...domain.wish import Holdings, Lack, Market, NumbersWish, WantedNumber, WantedPool
from .handles import KEY, Handles, read_handles
from .market import offer, search_all
from .orders import Order, read_orders
from .owned import held, placed, read_members
from .selection import VitcomSelection, membership
from .wire import Wire

if TYPE_CHECKING:
    from ...domain.open_order import Adoption
    from ..capabilities.number_protocols import Spares
    from .routing import Router

P = TypeVar("P", WantedNumber, WantedPool)


@dataclass(frozen=True)
class Observed:
    """An account as it was found for a wish. ``selects``: what to search for, by pool; ``orders``: the ids of all."""

    wire: Wire
    wish: NumbersWish
    holdings: Holdings
    handles: Handles
    selects: Mapping[str, Select]
    orders: frozenset[str]

    def read_market(self, lack: Lack) -> Market:
        candidates = {
            pool: tuple(search_all(self.wire, select)) for pool, select in self.selects.items() if pool in lack.pools
        }
        return Market(offers=self._named(lack.numbers), candidates=candidates, reserves=True)

    def _named(self, numbers: Sequence[str]) -> Mapping[str, Offer]:
        """What is for sale of numbers asked for by name."""
        if not numbers:
            return {}
        from .by_name import find

        return find(self.wire, numbers)

    def buy(self, purchases: Sequence[Purchase], market: Market, spares: Spares, budget: Cost, report: Report) -> None:
        from .buying import Buyer

        Buyer(self, market, purchases, spares, report).buy(budget)

    def adopt(self, adoptions: Sequence[Adoption], report: Report) -> None:
        self._router(report).adopt(adoptions)

    def route(self, updates: Sequence[NumberUpdate], report: Report) -> None:
        """One request for all numbers with one target."""
        self._router(report).route(updates)

    def release(self, releases: Sequence[Release], report: Report) -> None:
        """Cancel numbers, all in one request."""
        self._router(report).release(releases)

    def _router(self, report: Report) -> Router:
        from .routing import Router

        return Router(self.wire, self.handles, report)


class VitcomNumbers(VitcomSelection):
    """The ``numbers`` capability of vitcom."""

    def read_account(self, wish: NumbersWish) -> Observed:
        """Orders first, then numbers: the other way round a purchase that lands between would be bought twice."""
        buying = any(pool.count for pool in wish.pools) or not all(wanted.absent for wanted in wish.numbers)
        orders = read_orders(self._wire) if buying else []
        handles = read_handles(self._wire, wish.planned_titles)
        wish, selects = _searchable(_resolved(wish, handles))
        holdings = self._holdings(wish, handles, orders)
        return Observed(self._wire, wish, holdings, handles, selects, frozenset(order.id for order in orders))

    def _holdings(self, wish: NumbersWish, handles: Handles, orders: Sequence[Order]) -> Holdings:
        listed, owned = self._read_owned(wish, handles)
        missing = {wanted.number for wanted in wish.numbers if not wanted.absent} - owned.keys()
        gone = {number.number for number in listed} - owned.keys()
        holdings = Holdings(owned=owned)
        if missing:
            from .porting import coming

            holdings = replace(holdings, coming=coming(self._wire, missing - gone))
        if wanted := _ordered(wish, orders, missing, gone.union(owned)):
            from .ordered import with_orders

            holdings = with_orders(self._wire, handles, orders, wanted, wish, holdings)
        return holdings

    def _read_owned(self, wish: NumbersWish, handles: Handles) -> tuple[list[OwnedNumber], dict[str, OwnedNumber]]:
        """All numbers listed, and those owned with the trunk group of each that the wish has to do with.

        The list does not tell it: asked are the wish's own trunk groups, the others only when a number is in none.
        """
        ids = handles.ids
        routed = {wanted.number: wanted.routing[KEY] for wanted in wish.numbers if KEY in wanted.routing}
        pools = [pool for pool in wish.pools if KEY in pool.routing]
        targets = {*routed.values(), *(pool.routing[KEY] for pool in pools)}
        asked = [ids[handle] for handle in sorted(targets & ids.keys())]
        listed, *members = read_members(self._wire, [None, *asked])
        owned = placed(held(listed), dict(zip(asked, members, strict=True)), handles)
        astray = (number for number in owned.values() if KEY not in number.routing)
        if any(number.number in routed or any(pool.select.matches(number) for pool in pools) for number in astray):
            others = [group_id for group_id in ids.values() if group_id not in asked]
            found = dict(zip(others, read_members(self._wire, others), strict=True))
            owned = placed(owned, found, handles)
        return listed, owned

    def purchase_problems(self, offer: Offer, routing: Routing, billing_account: str | None) -> Sequence[Problem]:
        """An order is made for a trunk group."""
        return () if routing.get(KEY) else [Problem((), (KEY,), "is required to buy on vitcom")]


def _resolved(wish: NumbersWish, handles: Handles) -> NumbersWish:
    """The wish with handles in place of titles and ids. Raises InputError naming every one that is unfit."""
    routings = [*(number.routing for number in wish.numbers), *(pool.routing for pool in wish.pools)]
    wanted = dict.fromkeys(routing[KEY] for routing in routings if KEY in routing)
    found = {name: handles.find(name, wish.planned_trunk_groups) for name in wanted}
    if problems := [handles.problem(name) for name, handle in found.items() if handle is None]:
        raise InputError(problems)

    def routed(part: P) -> P:
        handle = found.get(part.routing.get(KEY, ""))
        return part if handle is None else replace(part, routing={**part.routing, KEY: handle})

    return replace(wish, numbers=tuple(map(routed, wish.numbers)), pools=tuple(map(routed, wish.pools)))


def _searchable(wish: NumbersWish) -> tuple[NumbersWish, dict[str, Select]]:
    """The wish with selections that tell members by their digits, and for each pool what to search for."""
    pools = tuple(replace(pool, select=membership(pool.select)) for pool in wish.pools)
    return replace(wish, pools=pools), {pool.name: pool.select for pool in wish.pools}


def _ordered(wish: NumbersWish, orders: Iterable[Order], missing: set[str], known: set[str]) -> dict[Order, list[str]]:
    """What each order holds of what is wanted and is not on the account, whatever the order's status says."""
    pools = [pool.select for pool in wish.pools if pool.count]

    def is_wanted(number: str) -> bool:
        fits = number not in known and any(select.matches(offer(number)) for select in pools)
        return fits or number in missing

    found = {order: list(filter(is_wanted, order.numbers)) for order in orders}
    return {order: numbers for order, numbers in found.items() if numbers}
