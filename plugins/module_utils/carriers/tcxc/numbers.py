# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on tcxc: the market, the account, and what a wish needs of both (seed 002)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...domain.action import NumberUpdate, Purchase, Release, Report
from ...domain.money import Cost
from ...domain.number import Offer, Routing
from ...domain.phone import digits
from ...domain.problem import Problem
from ...domain.wish import Holdings, Lack, Market, NumbersWish
from ..account import Account
from .market import MarketList, prefix_of
from .owned import OwnedList
from .pages import MOST_QUERIES, covering_prefixes, outermost
from .selection import TcxcSelection
from .wire import Wire

if TYPE_CHECKING:
    from ..capabilities.number_protocols import Spares
    from .routing import Router


@dataclass(frozen=True)
class Observed:
    """An account as it was found for a wish, and what its lists know of where a number stands."""

    wire: Wire
    wish: NumbersWish
    holdings: Holdings
    owned_list: OwnedList
    market_list: MarketList

    def read_market(self, lack: Lack) -> Market:
        """The offers for what the account lacks; a pool's candidates are all that match."""
        candidates = {
            pool.name: tuple(self.market_list.selected(pool.select, wanted=lack.pools[pool.name]))
            for pool in self.wish.pools
            if pool.name in lack.pools
        }
        return Market(offers=self.market_list.of(lack.numbers), candidates=candidates)

    def buy(self, purchases: Sequence[Purchase], market: Market, spares: Spares, budget: Cost, report: Report) -> None:
        """Buy each number; prices are known, so the plan already keeps the budget."""
        from .buying import Buyer

        Buyer(self.wire, self.owned_list, self.market_list, spares, report).buy(purchases)

    def route(self, updates: Sequence[NumberUpdate], report: Report) -> None:
        """One request a number: the API takes no list."""
        self._router(report).route(updates)

    def release(self, releases: Sequence[Release], report: Report) -> None:
        """One request a number; irreversible."""
        self._router(report).release(releases)

    def _router(self, report: Report) -> Router:
        from .routing import Router

        return Router(self.wire, self.owned_list, report)


class TcxcNumbers(TcxcSelection):
    """The ``numbers`` capability of tcxc."""

    def __init__(self, account: Account) -> None:
        super().__init__(account)
        self.market = MarketList(self._wire)

    def read_account(self, wish: NumbersWish) -> Observed:
        """What the account holds of a wish: by common prefixes, or the whole list where that is less."""
        pools = [prefix_of(pool.select) for pool in wish.pools]
        wanted = [digits(number.number) for number in wish.numbers]
        if wish.whole or len(wanted) > MOST_QUERIES or not all(pools):
            # Only a prefix means the same on both sides; a filter read otherwise would hide owned numbers.
            found = Holdings(owned=self.owned.under([""]), whole=True)
        else:
            prefixes = outermost({*pools, *covering_prefixes(wanted)})
            found = Holdings(owned=self.owned.under(prefixes, wanted, only=not pools))
        return Observed(self._wire, wish, found, self.owned, self.market)

    def purchase_problems(self, offer: Offer, routing: Routing, billing_account: str | None) -> Sequence[Problem]:
        """What a purchase of this offer lacks (seed 002: contact for voice, video, fax; smpp_contact for sms)."""
        if offer.id is None:
            return [Problem((), (), "the market shows it without an i_did, so it cannot be bought through the API")]
        if offer.setup_fee is None or offer.monthly_fee is None:
            return [Problem((), (), "the market does not tell its price")]
        if min(offer.setup_fee, offer.monthly_fee) < 0:
            return [Problem((), (), "the market tells a price below zero, which is none")]
        sounds, written = offer.features & {"voice", "video", "fax"}, "sms" in offer.features
        lacking = [
            ("contact", "is required to buy a number with voice, video or fax", sounds and not routing.get("contact")),
            ("smpp_contact", "is required to buy a number with sms", written and not routing.get("smpp_contact")),
            ("billing_account", "is required to buy on tcxc", not billing_account),
        ]
        return [Problem((), (option,), sentence) for option, sentence, holds in lacking if holds]
