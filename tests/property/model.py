# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A pure model of an account and its market, and the worlds in which plans are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import (
    Action,
    NumberUpdate,
    Plan,
    Purchase,
    Release,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import (
    Number,
    Offer,
    OwnedNumber,
    Routing,
    Select,
    is_routed_as,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.open_order import Adoption, OpenOrder
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import (
    Holdings,
    Lack,
    Market,
    NumbersWish,
    WantedPool,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.matching import matched
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.numbers import plan_numbers


@dataclass(frozen=True)
class World:
    """What the carrier holds: the account's numbers and unprocessed orders, and what is for sale, in its order."""

    owned: tuple[OwnedNumber, ...]
    offers: tuple[Offer, ...]
    orders: tuple[OpenOrder, ...] = ()

    def plan(self, wish: NumbersWish) -> Plan:
        """The plan as glue makes it: look at the account, then at the market for what lacks."""
        holdings = Holdings(owned={number.number: number for number in self.owned}, open_orders=self.orders)
        match = matched(wish, holdings)
        return plan_numbers(wish, match, self._market(wish, match.lack), _problems)

    def _market(self, wish: NumbersWish, lack: Lack) -> Market:
        return Market(
            offers={offer.number: offer for offer in self.offers if offer.number in lack.numbers},
            candidates={
                pool.name: tuple(offer for offer in self.offers if pool.select.matches(offer))
                for pool in wish.pools
                if pool.name in lack.pools
            },
        )

    def carry_out(self, actions: Iterable[Action]) -> World:
        """The world after a plan. A number that was released is gone, as on vitcom."""
        owned = {number.number: number for number in self.owned}
        held: dict[str, Number] = {name: row for order in self.orders for name, row in order.rows.items()}
        for action in actions:
            _take_effect(action, owned, held)
        orders = tuple(order for order in self.orders if not set(order.numbers) <= owned.keys())
        left = tuple(offer for offer in self.offers if offer.number not in owned)
        return World(tuple(owned.values()), left, orders)


def _take_effect(action: Action, owned: dict[str, OwnedNumber], held: Mapping[str, Number]) -> None:
    match action:
        case Purchase():
            owned[action.name] = _bought(action.offer, action.routing)
        case Adoption():
            after = action.after or {}
            owned[action.name] = _bought(held[action.name], {key: after[key] for key in after if key != "order_id"})
        case NumberUpdate():
            present = owned[action.name]
            owned[action.name] = replace(present, routing={**present.routing, **action.routing})
        case Release():
            del owned[action.name]


def _bought(row: Number, routing: Routing) -> OwnedNumber:
    return OwnedNumber(
        number=row.number, status="active", routing=routing, features=row.features, monthly_fee=row.monthly_fee
    )


def _problems(offer: Offer, _routing: object, _account: str | None) -> list[Problem]:
    return [Problem((), (), "no id")] if offer.id is None else []


def lacking(plan: Plan) -> int:
    """How many numbers of pools the plan could not get."""
    return sum(int(str(item.facts.get("missing", 0))) for item in plan.items)


def most_served(wish: NumbersWish, world: World) -> int:
    """By trying everything: how many members the pools can have in all, owned, moved or bought."""
    taken = {wanted.number for wanted in wish.numbers} | wish.exclude
    owned = [number for number in world.owned if number.number not in taken]
    known = taken | {number.number for number in world.owned}
    sold = [offer for offer in world.offers if offer.number not in known]
    fits = [list(_serves(number, wish.pools)) for number in owned]
    fits += [[pool.name for pool in wish.pools if _sells(offer, pool)] for offer in sold]
    return _most(fits, {pool.name: pool.count for pool in wish.pools})


def _serves(number: OwnedNumber, pools: tuple[WantedPool, ...]) -> Iterator[str]:
    """The pools that an owned number can serve as it is, or may be routed to."""
    for pool in pools:
        if not pool.select.matches(number):
            continue
        of_another = any(other.routing and is_routed_as(number, other.routing) for other in pools if other is not pool)
        if is_routed_as(number, pool.routing) or (pool.routed_elsewhere == "move" and not of_another):
            yield pool.name


def _sells(offer: Offer, pool: WantedPool) -> bool:
    return pool.select.matches(offer) and pool.select.affords(offer) and offer.id is not None


def _most(fits: list[list[str]], needs: dict[str, int]) -> int:
    if not fits:
        return 0
    best = _most(fits[1:], needs)
    for pool in fits[0]:
        if needs[pool]:
            best = max(best, 1 + _most(fits[1:], {**needs, pool: needs[pool] - 1}))
    return best


#: Selections that overlap, so that pools compete.
SELECTS = (
    Select(prefix="1206"),
    Select(prefix="12062190001"),
    Select(prefix="1", features=frozenset({"sms"})),
    Select(prefix="1", max_monthly=Decimal(2)),
)
