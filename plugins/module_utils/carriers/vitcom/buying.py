# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying on vitcom: reserve, generate, compare, check the budget, process (seed 003).

Prices show only in generated orders, which cost nothing before they are processed: so all are generated first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...domain import money
from ...domain.action import Purchase, Report
from ...domain.errors import LimitError, RefusedError, TelecomError
from ...domain.money import Cost, shares
from ...domain.wish import Market
from .cart import Cart, Carts
from .filling import Filler
from .handles import KEY
from .ordering import expect, generate, outcome, process
from .orders import Order
from .reserving import free

if TYPE_CHECKING:
    from ..capabilities.number_protocols import Spares
    from ..line import Line
    from .numbers import Observed


class Buyer:
    """Buys the numbers of one plan, one trunk group after another: a shared cart would land on the wrong one."""

    def __init__(
        self, observed: Observed, market: Market, purchases: Sequence[Purchase], spares: Spares, report: Report
    ) -> None:
        self._wire = observed.wire
        self._observed = observed
        self._purchases = purchases
        self._report = report
        self._carts = Carts()
        named = {wanted.number for wanted in observed.wish.numbers} | {purchase.name for purchase in purchases}
        self._filler = Filler(observed, market, spares, self._carts, named)
        #: The names of the purchases that are told as not had.
        self._without: set[str] = set()

    def buy(self, budget: Cost) -> None:
        """Everything that is reserved and not bought in the end is freed, however this ends; else it is named."""
        try:
            for handle in dict.fromkeys(purchase.routing[KEY] for purchase in self._purchases):
                self._order(handle, [purchase for purchase in self._purchases if purchase.routing[KEY] == handle])
            self._check(budget)
        except BaseException as error:
            for cart in self._carts.each:
                free(self._wire, self._carts, cart, [*cart.held, *cart.lost, *self._carts.unfreed])
            if not isinstance(error, TelecomError):
                raise
            from .refusals import stopped

            rest = [purchase for purchase in self._purchases if purchase.name not in self._without]
            stopped(error, self._carts, self._left_behind(), rest, self._report)
            return
        self._pay([(cart, order) for cart in self._carts.each for order in cart.orders])
        if told := self._left_behind():
            self._wire.account.warnings.append(told)

    def _order(self, handle: str, members: list[Purchase]) -> None:
        """Reserve and generate for one trunk group; nothing of it stays in the carrier's cart."""
        cart = Cart(trunk_group=self._observed.handles.id_of(handle))
        self._carts.each.append(cart)
        for purchase in self._filler.fill(cart, members):
            self._not_had(purchase, cart.errors.get(purchase.name))
        free(self._wire, self._carts, cart, [*cart.unclaimed, *self._carts.unfreed])
        self._generate(cart)
        unordered = cart.unordered
        free(self._wire, self._carts, cart, unordered)
        for number in unordered:
            self._not_had(cart.buyers.pop(number), cart.errors.get(number))

    def _generate(self, cart: Cart) -> None:
        """Orders for one reserveId after the other, as far as none covers it yet."""
        while (reserve_id := cart.next_id()) is not None:
            numbers, known = cart.reserved_by(reserve_id), {order.id for order in self._carts.orders}
            try:
                order = generate(self._wire, reserve_id, cart.trunk_group, numbers, self._observed.orders | known)
            except LimitError:
                raise
            except RefusedError as error:
                from .refusals import not_generated

                cart.not_generated(reserve_id, not_generated(error, reserve_id))
            else:
                cart.generated(reserve_id, order)
        expect(self._wire, cart.orders)

    def _not_had(self, purchase: Purchase, error: TelecomError | None) -> None:
        """A purchase for which reserving or generating brought no number."""
        from .refusals import not_had

        self._without.add(purchase.name)
        self._report(not_had(purchase, error, partial=self._observed.wish.partial))

    def _check(self, budget: Cost) -> None:
        """The first moment at which the price is known, and the last one before it is paid."""
        cost = money.total(Cost(order.amount) for order in self._carts.orders).setup
        if budget.setup is None or (cost is not None and cost <= budget.setup):
            return
        from .refusals import over_budget

        raise over_budget(cost, budget.setup)

    def _left_behind(self) -> str:
        """What is perhaps still reserved, in words; nothing where all is well."""
        if not self._carts.may_leave:
            return ""
        from .leaving import left_behind

        return left_behind(self._wire, self._carts)

    def _pay(self, pairs: Sequence[tuple[Cart, Order]]) -> None:
        """Pay for all orders, several in flight, unless the carrier takes no more."""
        if len(pairs) < 2:
            for pair in pairs:
                self._process(*pair)
            return
        from ..line import Line, few_first

        line = Line()
        few_first(self._wire.session, lambda pair: self._process(*pair, line), pairs)

    def _process(self, cart: Cart, order: Order, line: Line | None = None) -> None:
        """Pay for one order; each of its numbers bears its share of the amount."""
        count = len(order.numbers)
        setups = [None] * count if order.amount is None else shares(order.amount, count)
        costs = dict(zip(order.numbers, setups, strict=True))
        for number, fate in process(self._wire, order.id, order.numbers, line=line).items():
            told = outcome(cart.buyers[number], fate, number, order.id)
            facts = {**told.facts, "setup_fee": money.text(costs[number])}
            self._report(replace(told, facts=facts, cost=Cost(costs[number], None)))
