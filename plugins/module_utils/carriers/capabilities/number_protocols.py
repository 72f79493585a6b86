# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What can be done with the numbers of a carrier: mypy holds the carriers against it, and no task imports it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from ...domain.action import NumberUpdate, Purchase, Release, Report
from ...domain.money import Cost
from ...domain.number import Number, Offer, OwnedNumber, Routing, Select
from ...domain.problem import Problem
from ...domain.wish import Holdings, Lack, Market, NumbersWish


class NumberSelection(Protocol):
    """How numbers are selected and routed: the options that a carrier knows, and what of an account they select."""

    #: the routing options this API knows
    routing_keys: tuple[str, ...]
    #: the keys of ``select`` this API knows, for buying and for what is owned (status, trunk_group, order_id)
    select_keys: frozenset[str]
    #: the values of ``prefer``, the default first
    preferences: tuple[str, ...]
    #: whether prices are told before ordering
    quotes_prices: bool
    #: whether a number without country code is North American
    nanp: bool

    def select_problem(self, select: Select, *, buying: bool) -> str | None:
        """Why this carrier cannot select so (no such country), or not search the market so, or None. Sends nothing."""

    def list_owned(
        self,
        select: Select,
        *,
        status: str | None = None,
        trunk_group: str | None = None,
        order_id: str | None = None,
    ) -> list[OwnedNumber]:
        """The account's numbers; cancelled ones only when ``status`` asks for them.

        What is not among ``select_keys`` is None.
        """


class NumberRows(NumberSelection, Protocol):
    """What the read modules tell of numbers."""

    def list_market(self, select: Select, limit: int | None) -> list[Offer]:
        """What is for sale."""

    def number_row(self, row: Number) -> dict[str, Any]:
        """A number by the options' names: money as decimal strings, contacts masked."""


class Numbers(NumberSelection, Protocol):
    """What a plan of numbers is made from."""

    def read_account(self, wish: NumbersWish) -> Observed:
        """Look at the account for a wish.

        Raises InputError naming everything in the wish that the account cannot have (unknown trunk groups).
        """

    def purchase_problems(self, offer: Offer, routing: Routing, billing_account: str | None) -> Sequence[Problem]:
        """Why this offer cannot be bought so: it has no id, or an option is required: the problem's ``key``."""


class Observed(Protocol):
    """An account as it was found for a wish. What the wish leads to begins here, for it goes by what was seen."""

    @property
    def wish(self) -> NumbersWish:
        """The wish in the carrier's own terms (a trunk group by its title)."""

    @property
    def holdings(self) -> Holdings:
        """What the account holds of it."""

    def read_market(self, lack: Lack) -> Market:
        """The offers for what the account lacks."""

    def buy(self, purchases: Sequence[Purchase], market: Market, spares: Spares, budget: Cost, report: Report) -> None:
        """Buy what was found on the ``market``; nothing beyond ``budget`` where prices are told only at ordering."""

    def route(self, updates: Sequence[NumberUpdate], report: Report) -> None:
        """Point owned numbers elsewhere; numbers with one target share a request where the API takes many."""

    def release(self, releases: Sequence[Release], report: Report) -> None:
        """Give numbers back for good."""


class Spares(Protocol):
    """Hands out replacements for numbers sold meanwhile; each offer once, whatever the pool. Thread-safe."""

    def claim(self, sold: Purchase) -> Purchase | None:
        """The same purchase with the pool's next candidate that costs no more, or None."""

    def why_none(self, sold: Purchase) -> str:
        """Why there is none, for a sentence."""
