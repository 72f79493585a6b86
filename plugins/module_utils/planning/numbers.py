# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Desired and observed numbers to a plan. Pure: the carrier was looked at before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

from ..domain import money
from ..domain.action import Item, NumberUpdate, Plan, Purchase, Release, Status
from ..domain.money import Cost
from ..domain.number import (
    Number,
    Offer,
    OwnedNumber,
    Routing,
    is_routed_as,
    number_facts,
    preference,
    routing_changes,
)
from ..domain.problem import Problem
from ..domain.wish import Market, NumbersWish, WantedPool, called
from .assign import assign
from .matching import Match


class PurchaseProblems(Protocol):
    """The carrier's own rules."""

    def __call__(self, offer: Offer, routing: Routing, billing_account: str | None, /) -> Sequence[Problem]:
        """Why an offer cannot be bought with this routing and billing account."""


def plan_numbers(wish: NumbersWish, match: Match, market: Market, problems_of: PurchaseProblems) -> Plan:
    """The plan of did_purchase. Problems stop it before the first write."""
    planner = Planner(wish, match, market, problems_of)
    assigned = planner.assigned()
    picks = {name: [row for row in rows if isinstance(row, Offer)] for name, rows in assigned.items()}
    items: list[Item] = []
    if wish.numbers:
        from .by_name import by_name

        items += [by_name(planner, wanted) for wanted in wish.numbers]
    for pool in wish.pools:
        owned = [row for row in assigned[pool.name] if isinstance(row, OwnedNumber)]
        items += planner.pool(pool, owned, picks[pool.name])
    surplus = tuple(number.number for found in match.pools.values() for number in found.surplus)
    more: dict[str, Any] = {"spares": planner.spares(picks), "surplus": surplus, "warnings": match.holdings.warnings}
    plan = Plan.of(items, order=_ORDER, called=_called, **more)
    return replace(plan, problems=(*plan.problems, *_limits(wish, plan)))


def left_to_buy(plan: Plan, budget: Cost) -> Cost:
    """What the budget leaves for purchases whose price shows only then: open orders are paid for before."""
    adopted = sum((action.cost.setup or money.ZERO for action in plan.actions if action.action == "adopt"), money.ZERO)
    return replace(budget, setup=None if budget.setup is None else budget.setup - adopted)


#: The order of execution: what cannot be taken back comes last.
_ORDER = ("update", "adopt", "purchase", "release")
_UNVERIFIED = Problem((), (), "it needs KYC documents (verification_required), which this task refuses")
_DEAR = Problem((), (), "price over max_setup or max_monthly")


def _called(item: Item) -> str:
    return called(item.name) if "missing" in item.facts else item.name


def _limits(wish: NumbersWish, plan: Plan) -> list[str]:
    """The budget and the guard on releases, held against the whole plan."""
    releases = [action.name for action in plan.actions if action.action == "release"]
    if plan.committed.within(wish.budget) and len(releases) <= wish.max_releases:
        return []
    from .refusals import exceeded

    return exceeded(wish, plan.committed, releases)


@dataclass(frozen=True)
class Planner:
    """Plans item by item."""

    wish: NumbersWish
    match: Match
    market: Market
    problems_of: PurchaseProblems

    def refused(self, offer: Offer, routing: Routing, billing_account: str | None) -> Sequence[Problem]:
        """Why this task does not buy an offer so."""
        if self.wish.refuse_verification and offer.verification_required:
            return [_UNVERIFIED]
        return self.problems_of(offer, routing, billing_account)

    def not_to_be_had(self, name: str, error: str, **facts: Any) -> Item:
        """What a task wants and cannot get."""
        status: Status = "skipped" if self.wish.partial else "failed"
        return Item(name=name, status=status, error=error, facts=facts)

    def assigned(self) -> dict[str, list[Number]]:
        """The owned numbers and the offers for each pool: as few as possible lack, the cheapest offers win.

        An owned number may go to another pool than before, where the market has more for the one it leaves.
        """
        found = self.match.pools
        before = {name: [*match.members, *match.moves] for name, match in found.items()}
        needs = {name: len(before[name]) + match.missing for name, match in found.items()}
        fits: dict[str, list[str]] = {}
        offers: dict[str, Offer] = {}
        for pool in self.wish.pools:
            for offer in () if self._refuses(pool) else self._candidates[pool.name]:
                fits.setdefault(offer.number, []).append(pool.name)
                offers[offer.number] = offer
        fits |= self.match.fits
        rows = sorted(offers.values(), key=preference)
        return assign(needs, rows, lambda row: fits[row.number], before)

    @cached_property
    def _verdicts(self) -> dict[str, list[tuple[Offer, Sequence[Problem]]]]:
        """What the market has for each pool, and why it is not bought for it."""
        found, pools = self.market.candidates, self.wish.pools
        return {pool.name: [(row, self._unfit(row, pool)) for row in found.get(pool.name, ())] for pool in pools}

    def _unfit(self, offer: Offer, pool: WantedPool) -> Sequence[Problem]:
        if not pool.select.affords(offer):
            return [_DEAR]
        return self.refused(offer, pool.routing, pool.billing_account)

    @cached_property
    def _candidates(self) -> dict[str, list[Offer]]:
        """What can be bought for each pool, best first."""
        taken = {wanted.number for wanted in self.wish.numbers} | self.wish.exclude | self.match.holdings.owned.keys()
        judged = self._verdicts.items()
        free = {name: [row for row, why in rows if not why and row.number not in taken] for name, rows in judged}
        return {name: sorted(rows, key=preference) for name, rows in free.items()}

    def _refuses(self, pool: WantedPool) -> bool:
        """Whether a purchase would only follow from a changed routing, and the task refuses that."""
        return bool(pool.routed_elsewhere == "refuse" and self.match.pools[pool.name].elsewhere)

    def pool(self, pool: WantedPool, owned: list[OwnedNumber], picks: list[Offer]) -> list[Item]:
        """Every member of one pool: those owned, moved, adopted and bought, and what becomes of the surplus."""
        found = self.match.pools[pool.name]
        members = sorted(owned, key=lambda row: (not is_routed_as(row, pool.routing), row.number))
        items = [kept(member, pool.routing, pool.name) for member in members]
        items += [self.adopted(number, pool.name) for number in found.adopted]
        items += [
            purchase(offer, pool.routing, pool.billing_account, pool.name) for offer in sorted(picks, key=preference)
        ]
        short = pool.count - len(owned) - len(found.adopted) - len(picks)
        if short > 0:
            from .refusals import shortage

            elsewhere = found.elsewhere if self._refuses(pool) else ()
            reasons = [why for _offer, why in self._verdicts[pool.name]]
            error = shortage(pool, short, len(picks), elsewhere, reasons, partial=self.wish.partial)
            items.append(self.not_to_be_had(pool.name, error, missing=short))
        if pool.exact:
            items += [release(number, pool.name) for number in found.surplus]
        return items

    def adopted(self, number: str, pool: str | None) -> Item:
        """A number that an open order holds."""
        from .adoption import adopted_item

        return adopted_item(self.wish, self.match.orders[number], number, pool)

    def spares(self, picks: Mapping[str, list[Offer]]) -> dict[str, tuple[Offer, ...]]:
        """For each pool that buys: the offers that may replace a number sold meanwhile, best first."""
        picked = {offer.number for group in picks.values() for offer in group}
        buying = [name for name, group in picks.items() if group]
        return {name: tuple(row for row in self._candidates[name] if row.number not in picked) for name in buying}


def kept(owned: OwnedNumber, routing: Routing, pool: str | None = None) -> Item:
    """A number that is owned: routed as desired, or to be updated. Documents not verified yet are pending, no error."""
    changes = routing_changes(owned, routing)
    facts = number_facts(owned)
    if not changes:
        return Item(name=owned.number, status="pending" if owned.status == "pending" else "ok", facts=facts)
    before = {key: owned.routing.get(key, "") for key in changes}
    action = NumberUpdate(name=owned.number, before=before, after=changes, pool=pool, owned=owned)
    return Item(name=owned.number, action=action, facts=facts)


def purchase(offer: Offer, routing: Routing, billing_account: str | None, pool: str | None = None) -> Item:
    """An offer that is bought."""
    action = Purchase.of(offer, routing, billing_account, pool)
    return Item(name=offer.number, action=action, facts=number_facts(offer))


def release(owned: OwnedNumber, pool: str | None = None) -> Item:
    """A number that is given back for good."""
    before = {key: value for key, value in owned.routing.items() if value}
    monthly = None if owned.monthly_fee is None else -owned.monthly_fee
    action = Release(name=owned.number, before=before, cost=Cost(money.ZERO, monthly), pool=pool, owned=owned)
    return Item(name=owned.number, action=action, facts=number_facts(owned))
