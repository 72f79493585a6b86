# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying on vitcom: reserve, generate, compare, check the budget, process (seed 003).

Prices show only in generated orders, which cost nothing before they are processed: so all are generated first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...domain import money
from ...domain.action import Outcome, Purchase, Report, Status
from ...domain.errors import RefusedError, TelecomError
from ...domain.money import Cost, shares
from ...domain.number import Offer, Select
from ...domain.phone import national
from .cart import Cart
from .handles import KEY
from .market import is_of_toll_free, membership
from .ordering import expect, generate, outcome, process
from .orders import Order
from .reserving import Reserver
from .wire import MOST_NUMBERS, Wire

if TYPE_CHECKING:
    from ..capabilities.number_protocols import Spares
    from .numbers import Observed

#: No more spares are tried once so many numbers are perhaps reserved, and nobody knows: the carrier is in trouble.
MOST_UNCLEAR = 5


class Buyer:
    """Buys the numbers of one plan, one trunk group after another: a shared cart would land on the wrong one."""

    def __init__(self, wire: Wire, observed: Observed, spares: Spares, report: Report) -> None:
        self._wire = wire
        self._observed = observed
        self._spares = spares
        self._told: set[int] = set()
        self._report_to = report
        self._reservers: list[Reserver] = []
        self._purchases: Sequence[Purchase] = ()
        #: Given up, and perhaps still in the carrier's cart, with the reserveId that held them, None where it was lost.
        self._left: dict[str, str | None] = {}

    def buy(self, purchases: Sequence[Purchase], budget: Cost) -> None:
        """Everything that is reserved and not bought in the end is freed, however this ends; else it is named."""
        self._purchases = purchases
        try:
            for handle in dict.fromkeys(purchase.routing[KEY] for purchase in purchases):
                self._order(handle, [purchase for purchase in purchases if purchase.routing[KEY] == handle])
            self._check(budget)
        except BaseException as error:
            for reserver in self._reservers:
                self._free(reserver, [*reserver.cart.held, *reserver.cart.lost, *self._left])
            if not isinstance(error, TelecomError):
                raise
            self._stop(error)
            return
        pairs = [(reserver.cart, order) for reserver in self._reservers for order in reserver.cart.orders]
        self._wire.session.parallel(lambda pair: self._process(*pair), pairs)
        if told := self._left_behind():
            self._wire.account.warnings.append(told)

    def _report(self, outcome: Outcome) -> None:
        self._told.add(id(outcome.action))
        self._report_to(outcome)

    def _order(self, handle: str, members: list[Purchase]) -> None:
        """Reserve and generate for one trunk group; nothing of it stays in the carrier's cart."""
        reserver = Reserver(self._wire, Cart(trunk_group=self._observed.handles.id_of(handle)))
        self._reservers.append(reserver)
        self._reserve_explicit(reserver, [purchase for purchase in members if purchase.pool is None])
        for pool in dict.fromkeys(purchase.pool for purchase in members if purchase.pool is not None):
            self._reserve_pool(reserver, pool, [purchase for purchase in members if purchase.pool == pool])
        self._generate(reserver)

    def _reserve_explicit(self, reserver: Reserver, purchases: list[Purchase]) -> None:
        """A number whose reserveId was lost may still come with another one's order: it stays wanted."""
        reserver.reserve([purchase.offer for purchase in purchases])
        for purchase in purchases:
            if purchase.name in reserver.cart.taken:
                reserver.cart.buyers[purchase.name] = purchase
            else:
                self._not_had(purchase, reserver)

    def _reserve_pool(self, reserver: Reserver, pool: str, members: list[Purchase]) -> None:
        """Reserve what the pool lacks, and hand it out."""
        got = self._fill(reserver, pool, members)
        for member in reserver.cart.assign(members, got):
            self._not_had(member, reserver)

    def _fill(self, reserver: Reserver, pool: str, members: list[Purchase]) -> list[str]:
        """In bulk, then the planned numbers by name, then spares, until the pool has what it lacks."""
        cart, select = reserver.cart, self._observed.selects[pool]
        got = [number for kind, part in _kinds(select, members) for number in self._bulk(reserver, kind, part)]
        queue = [member.offer for member in members if member.name not in self._taken()]
        while (short := len(members) - len(got)) > 0 and (queue := queue or self._claim(members, short)):
            if len(reserver.doubtful - cart.taken) >= MOST_UNCLEAR:
                break
            batch, queue = queue[:short], queue[short:]
            reserver.reserve(batch, select.city)
            got += [offer.number for offer in batch if offer.number in cart.held]
        if short and not self._observed.wish.partial:
            from .refusals import too_few

            raise too_few(pool, len(members), len(got), reserver.doubtful - cart.taken)
        return got

    def _bulk(self, reserver: Reserver, select: Select, members: list[Purchase]) -> list[str]:
        """What bulkreserve brings; nothing where it would take numbers that are not meant."""
        kind, wish = membership(select), self._observed.wish
        offers = self._observed.candidates.get(members[0].pool or "", ())
        left = {offer.number for offer in offers if kind.matches(offer)} - self._taken()
        planned = {member.name for member in members}
        if min(left - planned, default="~") < max(planned):
            return []
        named = {wanted.number for wanted in wish.numbers} | {purchase.name for purchase in self._purchases}
        unfit = (named | wish.exclude) - planned
        got: list[str] = []
        while len(got) < len(members):
            new = reserver.bulk(select, min(MOST_NUMBERS, len(members) - len(got)), left)
            self._free(reserver, [number for number in new if number in unfit])
            if not (fit := [number for number in new if number not in unfit]):
                break
            got += fit
            left.difference_update(fit)
        return got

    def _taken(self) -> set[str]:
        return {number for reserver in self._reservers for number in reserver.cart.taken}

    def _claim(self, members: list[Purchase], count: int) -> list[Offer]:
        """Spares in place of numbers that are gone; each is handed out once."""
        taken = self._taken()
        claimed: list[Offer] = []
        while len(claimed) < count and (spare := self._spares.claim(members[0])):
            claimed += [] if spare.name in taken else [spare.offer]
        return claimed

    def _generate(self, reserver: Reserver) -> None:
        """Orders for one reserveId after the other, as far as none covers it yet; the rest is freed."""
        cart = reserver.cart
        self._free(reserver, [*cart.unclaimed, *self._left])
        while (reserve_id := cart.next_id()) is not None:
            known = self._observed.orders | {order.id for other in self._reservers for order in other.cart.orders}
            numbers = [number for number, held_by in cart.held.items() if held_by == reserve_id]
            order = None
            try:
                order = generate(self._wire, reserve_id, cart.trunk_group, numbers, known)
            except RefusedError as error:
                from .refusals import not_generated

                not_generated(error, reserve_id)
                reserver.errors |= dict.fromkeys(numbers, error)
            cart.generated(reserve_id, order)
        expect(self._wire, cart.orders)
        rest = [number for number in cart.buyers if number not in cart.ordered]
        self._free(reserver, rest)
        for number in rest:
            self._not_had(cart.buyers.pop(number), reserver)

    def _free(self, reserver: Reserver, numbers: list[str]) -> None:
        holders = {number: reserver.cart.held.get(number, self._left.get(number)) for number in numbers}
        self._left |= holders
        for number in reserver.free(holders) & self._left.keys():
            del self._left[number]

    def _left_behind(self) -> str:
        """What is perhaps still reserved, in words; nothing where all is well."""
        if not self._left and not any(reserver.doubtful or reserver.unanswered for reserver in self._reservers):
            return ""
        from .leaving import left_behind

        return left_behind(self._wire, self._reservers, self._left)

    def _not_had(self, purchase: Purchase, reserver: Reserver) -> None:
        """A number that reserving or generating did not bring."""
        from .refusals import not_had

        status: Status = "skipped" if self._observed.wish.partial else "failed"
        self._report(Outcome(action=purchase, status=status, error=not_had(reserver.errors.get(purchase.name))))

    def _check(self, budget: Cost) -> None:
        """The first moment at which the price is known, and the last one before it is paid."""
        amounts = [Cost(order.amount) for reserver in self._reservers for order in reserver.cart.orders]
        cost = money.total(amounts).setup
        if budget.setup is None or (cost is not None and cost <= budget.setup):
            return
        from .refusals import over_budget

        raise over_budget(cost, budget.setup)

    def _stop(self, error: TelecomError) -> None:
        """Nothing is processed: the first purchase tells why, the others that they were skipped."""
        from .refusals import stopped

        carts = [reserver.cart for reserver in self._reservers]
        rest = [purchase for purchase in self._purchases if id(purchase) not in self._told]
        stopped(error, carts, self._left, self._left_behind(), rest, self._report)

    def _process(self, cart: Cart, order: Order) -> None:
        """Pay for one order; each of its numbers bears its share of the amount."""
        count = len(order.numbers)
        setups = [None] * count if order.amount is None else shares(order.amount, count)
        costs = dict(zip(order.numbers, setups, strict=True))
        for number, fate in process(self._wire, order.id, order.numbers).items():
            told = outcome(cart.buyers[number], fate, number, order.id)
            facts = {**told.facts, "setup_fee": money.text(costs[number])}
            self._report(replace(told, facts=facts, cost=Cost(costs[number], None)))


def _kinds(select: Select, members: list[Purchase]) -> Iterable[tuple[Select, list[Purchase]]]:
    """The selection as bulkreserve takes it: toll-free numbers go by their prefix."""
    parts: dict[str | None, list[Purchase]] = {}
    for member in members:
        parts.setdefault(national(member.name)[:3] if is_of_toll_free(select) else None, []).append(member)
    return [(replace(select, tollfree_prefix=prefix), part) for prefix, part in parts.items()]
