# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""number_update: its options, and how its plan comes about."""

from __future__ import annotations

from dataclasses import replace

from ..domain.action import Plan
from ..domain.problem import THE_TASK, Problems
from ..domain.wish import NumbersWish, WantedNumber, WantedPool
from ..execution import Handlers
from ..planning.routing import plan_routing
from .number_options import BY_NAME, UPDATE_KEYS
from .numbers import NumbersResource
from .owned_options import OWNED_SPEC
from .wish import WishReader


class NumberRouting(NumbersResource):
    """number_update."""

    def check_input(self) -> Problems:
        reader = WishReader(self.params, self.carrier, UPDATE_KEYS)
        numbers = tuple(reader.numbers())
        select = self.params["select"] or {}
        self.filters = {key: select.get(key) or None for key in OWNED_SPEC}
        self.select = reader.select(select, THE_TASK)
        self.routing = reader.routing(self.params, THE_TASK)
        ways = (*BY_NAME, "select")
        given = [name for name in ways if self.params[name] is not None]
        if not given:
            why = "nothing is named: give number, numbers, numbers_file or select"
            reader.problems.add((), (), why, *((name,) for name in ways))
        elif "select" in given and self.select.takes_all and not any(self.filters.values()):
            reader.problems.add((), ("select",), "is empty: it would take every number of the account")
        if not self.routing and not any(number.routing for number in numbers) and (numbers or given == ["select"]):
            keys = self.carrier.routing_keys
            reader.problems.add((), (), f"nothing to update: give {' or '.join(keys)}", *((key,) for key in keys))
        self.wish = NumbersWish(
            numbers=numbers,
            partial=self.params["shortage"] == "partial",
            **self._planned(),
        )
        return reader.problems

    def plan(self) -> Plan:
        """The numbers named, and those selected that are not named."""
        filtered = self._filtered()
        chosen = () if self.params["select"] is None else (self._selection(),)
        self.observed = self.carrier.read_account(replace(self.wish, pools=chosen))
        wish, holdings = self.observed.wish, self.observed.holdings
        named = {wanted.number for wanted in wish.numbers}
        selected = [
            WantedNumber(number=owned.number, routing=pool.routing)
            for pool in wish.pools
            for owned in holdings.owned.values()
            if owned.number not in named and pool.select.matches(owned)
            if filtered is None or owned.number in filtered
        ]
        return plan_routing(wish, holdings, sorted(selected, key=lambda wanted: wanted.number))

    def _filtered(self) -> set[str] | None:
        """The numbers of a status, trunk group or order; None where none of these selects."""
        if not any(self.filters.values()):
            return None
        return {owned.number for owned in self.carrier.list_owned(self.select, **self.filters)}

    def _selection(self) -> WantedPool:
        """The selected numbers, as the carrier reads them: a pool that wants none more."""
        return WantedPool(name="select", count=0, select=self.select, routing=self.routing)

    def handlers(self, plan: Plan) -> Handlers:
        return {("number", "update"): self.observed.route}
