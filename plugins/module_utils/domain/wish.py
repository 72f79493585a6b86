# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a task wants of an account's numbers, and what was observed of them: the planner's two inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .money import UNTOLD, Cost
from .number import Offer, OwnedNumber, Routing, Select

if TYPE_CHECKING:
    from .open_order import OpenOrder


@dataclass(frozen=True, kw_only=True)
class WantedNumber:
    """One explicit number. ``routing`` holds only the options given; contacts may hold ``{number}``."""

    number: str
    routing: Routing = field(default_factory=dict)
    billing_account: str | None = None
    absent: bool = False


@dataclass(frozen=True, kw_only=True)
class WantedPool:
    """Own ``count`` numbers that match ``select`` and are routed so. ``routed_elsewhere``: refuse, move, ignore."""

    name: str
    count: int
    select: Select
    routing: Routing = field(default_factory=dict)
    billing_account: str | None = None
    exact: bool = False
    routed_elsewhere: str = "refuse"


#: The name of the pool that a task's own options make.
UNNAMED = "pool"


def called(pool: str) -> str:
    """A pool in a sentence."""
    return "the pool" if pool == UNNAMED else f"pool {pool}"


@dataclass(frozen=True, kw_only=True)
class NumbersWish:
    """All that one task wants. A budget of None caps nothing; ``partial``: a shortage does not stop the rest.

    ``whole``: the look at the account is at all of its numbers, whichever are wanted.
    ``planned_trunk_groups`` are titles that an earlier task would create, ``planned_titles`` those that it would give
    to trunk groups that exist, by id (both in check mode only).
    """

    numbers: tuple[WantedNumber, ...] = ()
    pools: tuple[WantedPool, ...] = ()
    exclude: frozenset[str] = frozenset()
    budget: Cost = UNTOLD
    max_releases: int = 0
    partial: bool = False
    refuse_verification: bool = False
    whole: bool = False
    planned_trunk_groups: tuple[str, ...] = ()
    planned_titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Lack:
    """What the account lacks of a wish: explicit numbers, and for each pool (by name) how many.

    A pool with 0 lacks nothing, but could hand a number on to one that does, and be bought for in its place.
    """

    numbers: tuple[str, ...] = ()
    pools: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.numbers or self.pools)


@dataclass(frozen=True, kw_only=True)
class Holdings:
    """What the account holds, as far as it matters to a wish.

    ``owned``: active, inactive and pending numbers by E.164 (never cancelled ones); ``coming``: numbers that are on
    their way, with the port-in or order that brings them; ``vanished``: why numbers that were paid for lately and are
    not there are not bought again; ``open_orders``: orders generated and not processed;
    ``warnings``: what is to be told of the account whatever comes of the run; ``whole``: ``owned`` is all it has.
    """

    owned: Mapping[str, OwnedNumber] = field(default_factory=dict)
    coming: Mapping[str, str] = field(default_factory=dict)
    vanished: Mapping[str, str] = field(default_factory=dict)
    open_orders: tuple[OpenOrder, ...] = ()
    warnings: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Market:
    """What is for sale: explicit numbers asked for, and for each pool (by name) all candidates found, in any order.

    ``reserves``: a number may not show although nobody bought it, for it is reserved.
    """

    offers: Mapping[str, Offer] = field(default_factory=dict)
    candidates: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)
    reserves: bool = False


NO_MARKET = Market()
