# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""did_purchase: its options, and how its plan comes about."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..carriers.capabilities.numbers import NUMBERS, OpenOrders
from ..domain.action import Plan, Purchase, Report
from ..domain.errors import TelecomError
from ..domain.phone import listed
from ..domain.problem import Problems
from ..domain.wish import NO_MARKET, Market, NumbersWish
from ..execution import Handler, Handlers, Outcomes
from ..planning.matching import matched
from ..planning.numbers import left_to_buy, plan_numbers
from ..planning.spares import SpareOffers
from .number_options import ENTRY_KEYS
from .resource import Resource
from .wish import WishReader

if TYPE_CHECKING:
    from ..carriers.capabilities.number_protocols import Observed
    from ..domain.kinds import Kind

BEYOND = "another run or system bought for the same pools at the same time, so that these are more than asked for"


class NumbersResource(Resource):
    """``wish`` is what the user asked for; ``observed``: the account as it was found for that."""

    capability = NUMBERS
    wish: NumbersWish
    observed: Observed

    def _planned(self) -> dict[str, Any]:
        """What an earlier task would do to trunk groups."""
        titles = {str(group_id): str(title) for group_id, title in (self.params["planned_titles"] or {}).items()}
        return {"planned_trunk_groups": tuple(self.params["planned_trunk_groups"] or ()), "planned_titles": titles}


class NumberPurchase(NumbersResource):
    """did_purchase. ``market``: what was for sale when the plan was made."""

    market: Market
    reader: type[WishReader] = WishReader

    def check_input(self) -> Problems:
        reader = self.reader(self.params, self.carrier, ENTRY_KEYS)
        self.wish = replace(reader.purchase_wish(), whole=self.params["tell_others"], **self._planned())
        return reader.problems

    def plan(self) -> Plan:
        """Look at the account, then at the market for what lacks."""
        self.observed = self.carrier.read_account(self.wish)
        wish = self.observed.wish
        match = matched(wish, self.observed.holdings)
        self.market = self.observed.read_market(match.lack) if match.lack else NO_MARKET
        return plan_numbers(wish, match, self.market, self.carrier.purchase_problems)

    def handlers(self, plan: Plan) -> Handlers:
        wish = self.observed.wish
        spares, budget = SpareOffers(plan, wish), left_to_buy(plan, wish.budget)

        def buy(purchases: Sequence[Purchase], report: Report) -> None:
            self.observed.buy(purchases, self.market, spares, budget, report)

        steps: dict[Kind, Handler] = {"purchase": buy, "update": self.observed.route, "release": self.observed.release}
        if isinstance(self.observed, OpenOrders):
            steps["adopt"] = self.observed.adopt
        return {("number", step): handler for step, handler in steps.items()}

    def finish(self, plan: Plan, outcomes: Outcomes) -> Plan | None:
        """A run elsewhere may have bought for the same pools meanwhile: the last to look sees what is too many."""
        if not any(action.action == "purchase" and action.pool for action in plan.actions):
            return None
        with suppress(TelecomError):
            again = self.carrier.read_account(self.wish)
            match = matched(again.wish, again.holdings)
            surplus = [number.number for pool in match.pools.values() for number in pool.surplus]
            if beyond := tuple(number for number in surplus if number not in plan.surplus):
                notes = (*plan.notes, f"{BEYOND}: {listed(list(beyond))}")
                return replace(plan, surplus=plan.surplus + beyond, notes=notes)
        return None

    def extras(self, plan: Plan, outcomes: Outcomes) -> dict[str, Any]:
        told: dict[str, Any] = {"surplus": list(plan.surplus)}
        if not self.wish.whole:
            # Thousands of names, through which Ansible would look for secrets.
            return told
        # A pool that finds too few has an item of its own, under the pool's name.
        told["covered"] = covered = [item.name for item in plan.items if "missing" not in item.facts]
        if self.observed.holdings.whole:
            from ..planning.others import others

            told |= others(self.observed.holdings.owned, covered)
        return told
