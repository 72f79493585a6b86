# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on vitcom: the market, the account, and what a wish needs of both (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ...domain import money
from ...domain.action import NumberUpdate, Purchase, Release, Report
from ...domain.money import Cost
from ...domain.number import Number, Offer, OwnedNumber, Routing, Select
from ...domain.wish import Holdings, Lack, Market, NumbersWish
from ..account import Account
from . import market
from .handles import KEY, Handles, read_handles
from .orders import Order, read_orders
from .owned import held, placed, read_members
from .wire import Wire

if TYPE_CHECKING:
    from ...domain.open_order import Adoption
    from ..capabilities.number_protocols import Spares
    from .routing import Router


@dataclass(frozen=True)
class Observed:
    """What planning saw. ``selects``: what to search for, by pool; ``candidates``: what was for sale then."""

    wish: NumbersWish = field(default_factory=NumbersWish)
    handles: Handles = field(default_factory=lambda: Handles({}))
    selects: Mapping[str, Select] = field(default_factory=dict)
    orders: frozenset[str] = frozenset()
    candidates: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)


class VitcomNumbers:
    """The ``numbers`` capability of vitcom. Buying goes by what ``read_account`` and ``read_market`` saw."""

    routing_keys: tuple[str, ...] = (KEY, "status")
    select_keys = frozenset(
        "category state npanxx city tollfree_prefix status trunk_group order_id max_setup max_monthly prefer".split()
    )
    preferences: tuple[str, ...] = ("lowest_number",)
    quotes_prices = False
    nanp = True

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)
        self._observed = Observed()
        self._adopted = money.ZERO

    def select_problem(self, select: Select, *, buying: bool) -> str | None:
        """The state that it names must exist; whether it has numbers only the market shows.

        To buy, a state beside an NPA-NXX says where to search. Of owned numbers both select, so both must be possible.
        """
        return market.place_problem(select) or (market.select_problem if buying else market.contradiction)(select)

    def read_account(self, wish: NumbersWish) -> tuple[NumbersWish, Holdings]:
        """Orders first, then numbers: the other way round a purchase that lands between would be bought twice."""
        buying = any(pool.count for pool in wish.pools) or not all(wanted.absent for wanted in wish.numbers)
        orders = read_orders(self._wire) if buying else []
        handles = read_handles(self._wire, wish.planned_titles)
        wish, selects = _searchable(handles.resolved(wish))
        self._observed = Observed(wish, handles, selects, frozenset(order.id for order in orders))
        listed, owned = self._read_owned(wish)
        missing = {wanted.number for wanted in wish.numbers if not wanted.absent} - owned.keys()
        gone = {number.number for number in listed} - owned.keys()
        coming = self._porting(missing - gone) if missing else {}
        holdings = Holdings(owned=owned, coming=coming)
        if wanted := self._ordered(orders, missing, gone.union(owned)):
            from .ordered import with_orders

            holdings = with_orders(self._wire, handles, orders, wanted, wish, holdings)
        return wish, holdings

    def _porting(self, wanted: set[str]) -> dict[str, str]:
        """The port-in order of each of these numbers that is in one."""
        from .porting import port_ins

        return {number: order.id for order in port_ins(self._wire) for number in order.numbers if number in wanted}

    def _read_owned(self, wish: NumbersWish) -> tuple[list[OwnedNumber], dict[str, OwnedNumber]]:
        """All numbers listed, and those owned with the trunk group of each that the wish has to do with.

        The list does not tell it: asked are the wish's own trunk groups, the others only when a number is in none.
        """
        ids = self._observed.handles.ids
        routed = {wanted.number: wanted.routing[KEY] for wanted in wish.numbers if KEY in wanted.routing}
        pools = [pool for pool in wish.pools if KEY in pool.routing]
        targets = {*routed.values(), *(pool.routing[KEY] for pool in pools)}
        asked = [ids[handle] for handle in sorted(targets & ids.keys())]
        listed, *members = read_members(self._wire, [None, *asked])
        owned = placed(held(listed), dict(zip(asked, members, strict=True)), self._observed.handles)
        astray = (number for number in owned.values() if KEY not in number.routing)
        if any(number.number in routed or any(pool.select.matches(number) for pool in pools) for number in astray):
            others = [group_id for group_id in ids.values() if group_id not in asked]
            found = dict(zip(others, read_members(self._wire, others), strict=True))
            owned = placed(owned, found, self._observed.handles)
        return listed, owned

    def _ordered(self, orders: Iterable[Order], missing: set[str], known: set[str]) -> dict[Order, list[str]]:
        """What each order holds of what is wanted and is not on the account, whatever the order's status says."""
        pools = [pool.select for pool in self._observed.wish.pools if pool.count]

        def is_wanted(number: str) -> bool:
            fits = number not in known and any(select.matches(market.offer(number)) for select in pools)
            return fits or number in missing

        found = {order: list(filter(is_wanted, order.numbers)) for order in orders}
        return {order: numbers for order, numbers in found.items() if numbers}

    def read_market(self, wish: NumbersWish, lack: Lack) -> Market:
        candidates = {
            pool: tuple(market.search_all(self._wire, select))
            for pool, select in self._observed.selects.items()
            if pool in lack.pools
        }
        self._observed = replace(self._observed, candidates=candidates)
        return Market(offers=market.find(self._wire, lack.numbers), candidates=candidates, reserves=True)

    def list_owned(
        self, select: Select, *, status: str | None, trunk_group: str | None, order_id: str | None
    ) -> list[OwnedNumber]:
        """The account's numbers; cancelled ones only when ``status`` asks for them."""
        from .listing import list_owned

        return list_owned(self._wire, select, status=status, trunk_group=trunk_group, order_id=order_id)

    def list_market(self, select: Select, limit: int | None) -> list[Offer]:
        """What is for sale, lowest number first."""
        from .listing import list_market

        return list_market(self._wire, select)[:limit]

    def states(self) -> list[str]:
        """The states that have numbers for sale."""
        from .listing import states

        return states(self._wire)

    def npanxx(self, state: str) -> list[dict[str, str | None]]:
        """The NPA-NXX of a state that have numbers for sale, each with its rate center."""
        from .listing import npanxx

        return npanxx(self._wire, state)

    def purchase_problem(self, offer: Offer, routing: Routing, billing_account: str | None) -> str | None:
        """An order is made for a trunk group."""
        return None if routing.get(KEY) else "trunk_group is required to buy on vitcom"

    def buy(self, purchases: Sequence[Purchase], spares: Spares, budget: Cost, report: Report) -> None:
        """Buy; what was adopted before counts against the budget too."""
        from .buying import Buyer

        left = None if budget.setup is None else budget.setup - self._adopted
        Buyer(self._wire, self._observed, purchases, spares, report).buy(replace(budget, setup=left))

    def adopt(self, adoptions: Sequence[Adoption], report: Report) -> None:
        self._adopted += sum((adoption.cost.setup or money.ZERO for adoption in adoptions), money.ZERO)
        self._router(report).adopt(adoptions)

    def route(self, updates: Sequence[NumberUpdate], report: Report) -> None:
        """One request for all numbers with one target."""
        self._router(report).route(updates)

    def release(self, releases: Sequence[Release], report: Report) -> None:
        """Cancel numbers, all in one request."""
        self._router(report).release(releases)

    def _router(self, report: Report) -> Router:
        from .routing import Router

        return Router(self._wire, self._observed.handles, report)

    def number_row(self, row: Number) -> dict[str, Any]:
        """A number for the read modules."""
        from .listing import number_row

        return number_row(row)


def _searchable(wish: NumbersWish) -> tuple[NumbersWish, dict[str, Select]]:
    """The wish with selections that tell members by their digits, and for each pool what to search for."""
    pools = tuple(replace(pool, select=market.membership(pool.select)) for pool in wish.pools)
    return replace(wish, pools=pools), {pool.name: pool.select for pool in wish.pools}
