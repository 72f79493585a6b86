# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on tcxc: the market, the account, and what a wish needs of both (seed 002)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...domain.action import NumberUpdate, Purchase, Release, Report
from ...domain.errors import InputError
from ...domain.money import Cost
from ...domain.number import Number, Offer, OwnedNumber, Select
from ...domain.phone import digits
from ...domain.wish import Holdings, Lack, Market, NumbersWish
from ..account import Account
from . import rows
from .market import MarketList, prefix_of, shared_filters
from .owned import OwnedList
from .pages import MOST_QUERIES, covering_prefixes, outermost
from .wire import Wire

if TYPE_CHECKING:
    from ..capabilities.number_protocols import Spares
    from .routing import Router


class TcxcNumbers:
    """The ``numbers`` capability of tcxc."""

    routing_keys: tuple[str, ...] = ("contact", "smpp_contact")
    select_keys = frozenset(
        "country prefix description seller features did_type status max_setup max_monthly prefer".split()
    )
    preferences: tuple[str, ...] = ("cheapest",)
    quotes_prices = True
    nanp = False

    def __init__(self, account: Account) -> None:
        self.session = account.session
        self._wire = Wire(account)
        self.owned = OwnedList(self._wire)
        self.market = MarketList(self._wire)

    def select_problem(self, select: Select, *, buying: bool) -> str | None:
        """A two-letter country must be one: its numbers are found by their calling code."""
        try:
            prefix_of(select)
        except InputError as error:
            return str(error)
        return None

    def read_account(self, wish: NumbersWish) -> tuple[NumbersWish, Holdings]:
        """What the account holds of a wish: by common prefixes, or the whole list where that is less."""
        pools = [prefix_of(pool.select) for pool in wish.pools]
        wanted = [digits(number.number) for number in wish.numbers]
        if wish.whole or len(wanted) > MOST_QUERIES or not all(pools):
            # Only a prefix means the same on both sides; a filter read otherwise would hide owned numbers.
            return wish, Holdings(owned=self.owned.under([""]), whole=True)
        prefixes = outermost({*pools, *covering_prefixes(wanted)})
        return wish, Holdings(owned=self.owned.under(prefixes, wanted, only=not pools))

    def read_market(self, wish: NumbersWish, lack: Lack) -> Market:
        """The offers for what the account lacks; a pool's candidates are all that match."""
        candidates = {
            pool.name: tuple(self.market.selected(pool.select)) for pool in wish.pools if pool.name in lack.pools
        }
        return Market(offers=self.market.of(lack.numbers), candidates=candidates)

    def list_owned(
        self, select: Select, *, status: str | None, trunk_group: str | None, order_id: str | None
    ) -> list[OwnedNumber]:
        """The account's numbers that match; tcxc lists no cancelled ones, and has neither trunk groups nor orders."""
        owned = self.owned.passing(shared_filters(select)).values()
        return [number for number in owned if select.matches(number) and status in (None, number.status)]

    def list_market(self, select: Select, limit: int | None) -> list[Offer]:
        """What is for sale."""
        return self.market.selected(select, limit)

    def purchase_problem(self, offer: Offer, routing: Mapping[str, str], billing_account: str | None) -> str | None:
        """What a purchase of this offer lacks (seed 002: contact for voice, video, fax; smpp_contact for sms)."""
        if offer.id is None:
            return "the market shows it without an i_did, so it cannot be bought through the API"
        if offer.setup_fee is None or offer.monthly_fee is None:
            return "the market does not tell its price"
        if min(offer.setup_fee, offer.monthly_fee) < 0:
            return "the market tells a price below zero, which is none"
        sounds, written = offer.features & {"voice", "video", "fax"}, "sms" in offer.features
        lacking = [
            ("contact is required to buy a number with voice, video or fax", sounds and not routing.get("contact")),
            ("smpp_contact is required to buy a number with sms", written and not routing.get("smpp_contact")),
            ("billing_account is required to buy on tcxc", not billing_account),
        ]
        return "; ".join(problem for problem, holds in lacking if holds) or None

    def buy(self, purchases: Sequence[Purchase], spares: Spares, budget: Cost, report: Report) -> None:
        """Buy each number; prices are known, so the plan already keeps the budget."""
        from .buying import Buyer

        Buyer(self._wire, self.owned, self.market, spares, report).buy(purchases)

    def route(self, updates: Sequence[NumberUpdate], report: Report) -> None:
        """One request a number: the API takes no list."""
        self._router(report).route(updates)

    def release(self, releases: Sequence[Release], report: Report) -> None:
        """One request a number; irreversible."""
        self._router(report).release(releases)

    def _router(self, report: Report) -> Router:
        from .routing import Router

        return Router(self._wire, self.owned, report)

    def number_row(self, number: Number) -> dict[str, Any]:
        """A number for the read modules."""
        return rows.number_row(number)
