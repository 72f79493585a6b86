# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a carrier can do: one protocol each. A carrier has the ones that its API allows and nothing else.

Reads raise the errors of domain; what only writing shows is told item by item through ``report``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from datetime import date, datetime

    from ..domain.action import Adoption, NumberUpdate, Purchase, Release, Report
    from ..domain.activation import Activation, Rental, SmsPrice
    from ..domain.call import Cdr, CdrSelect, Kind, LiveCallQuery
    from ..domain.money import Cost
    from ..domain.number import Number, Offer, OwnedNumber, Routing, Select
    from ..domain.payment import Card, Paid, Payment
    from ..domain.port_in import Portability, PortIn, PortOrder
    from ..domain.reservation import Freeing
    from ..domain.row import Row
    from ..domain.trunk import TerminationTrunk, TerminationTrunkAction, TrunkGroup, TrunkGroupAction
    from ..domain.wish import Holdings, Lack, Market, NumbersWish
    from ..transport.download import Downloads


class Spares(Protocol):
    """Hands out replacements for numbers sold meanwhile; each offer once, whatever the pool. Thread-safe."""

    def claim(self, sold: Purchase) -> Purchase | None:
        """The same purchase with the pool's next candidate that costs no more, or None."""

    def why_none(self, sold: Purchase) -> str:
        """Why there is none, for a sentence."""


class Numbers(Protocol):
    """Find, buy, route and release phone numbers."""

    #: the routing options this API knows
    routing_keys: tuple[str, ...]
    #: the keys of ``select`` this API knows
    select_keys: frozenset[str]
    #: the values of ``prefer``, the default first
    preferences: tuple[str, ...]
    #: whether prices are told before ordering
    quotes_prices: bool
    #: whether a number without country code is North American
    nanp: bool

    def select_problem(self, select: Select, *, buying: bool) -> str | None:
        """Why this carrier cannot select so (no such country), or not search the market so, or None. Sends nothing."""

    def read_account(self, wish: NumbersWish) -> tuple[NumbersWish, Holdings]:
        """The wish in the carrier's own terms (a trunk group by its title), and what the account holds of it.

        Raises InputError naming everything in the wish that the account cannot have (unknown trunk groups).
        """

    def read_market(self, wish: NumbersWish, lack: Lack) -> Market:
        """The offers for what the account lacks."""

    def list_owned(
        self, select: Select, *, status: str | None, trunk_group: str | None, order_id: str | None
    ) -> list[OwnedNumber]:
        """The account's numbers for the read module; cancelled ones only when ``status`` asks for them."""

    def list_market(self, select: Select, limit: int | None) -> list[Offer]:
        """What is for sale, for the read module."""

    def purchase_problem(self, offer: Offer, routing: Routing, billing_account: str | None) -> str | None:
        """Why this offer cannot be bought so (no id, contact missing, no billing account), or None."""

    def buy(self, purchases: Sequence[Purchase], spares: Spares, budget: Cost, report: Report) -> None:
        """Buy; nothing beyond ``budget`` where prices are told only at ordering."""

    def route(self, updates: Sequence[NumberUpdate], report: Report) -> None:
        """Point owned numbers elsewhere; numbers with one target share a request where the API takes many."""

    def release(self, releases: Sequence[Release], report: Report) -> None:
        """Give numbers back for good."""

    def number_row(self, row: Number) -> dict[str, Any]:
        """A number for the read modules: the options' names, money as decimal strings, contacts masked."""


class OpenOrders(Protocol):
    """Beside ``Numbers``: orders that are generated first and processed later."""

    def adopt(self, adoptions: Sequence[Adoption], report: Report) -> None:
        """Process open orders instead of buying their numbers again."""


@runtime_checkable
class MarketPlaces(Protocol):
    """Beside ``Numbers``: where there are numbers for sale at all."""

    def states(self) -> list[str]:
        """The two-letter codes of the states that have numbers."""

    def npanxx(self, state: str) -> list[dict[str, str | None]]:
        """The NPA-NXX of a state that have numbers: ``npanxx``, ``npa``, ``rate_center``."""


class TrunkGroups(Protocol):
    """Where calls come in."""

    def trunk_groups(self, group_id: str | None = None) -> list[TrunkGroup]:
        """All trunk groups of the account, or the one with this id, if there is one."""

    def create(self, actions: Sequence[TrunkGroupAction], report: Report) -> None:
        """Create trunk groups; none is ever sent twice."""

    def update(self, actions: Sequence[TrunkGroupAction], report: Report) -> None:
        """Change existing ones; options left out keep their value."""


class TerminationTrunks(Protocol):
    """From where calls go out."""

    def termination_trunks(self, trunk_id: str | None = None) -> list[TerminationTrunk]:
        """All termination trunks of the account, disabled ones too, or the one with this id, if there is one."""

    def define(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """Define termination trunks; none is ever sent twice."""

    def disable(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """Disable termination trunks; they stay in the carrier's list."""

    def replace(self, actions: Sequence[TerminationTrunkAction], report: Report) -> None:
        """Disable each, and define it anew once it is disabled."""


class PortIns(Protocol):
    """Numbers that move here from another carrier."""

    def port_ins(self) -> list[PortIn]:
        """All port-in orders of the account."""

    def list_port_ins(self, order_id: str | None) -> list[Row]:
        """All port-in orders, or the one with this id, for the read module."""

    def owned_numbers(self) -> set[str]:
        """The numbers on the account (E.164): those that came here already."""

    def check(self, numbers: Sequence[str]) -> Portability:
        """Which numbers can be ported in."""

    def order(self, order: PortOrder) -> PortIn:
        """Order a port-in: the order as the carrier took it. Never sent twice, and it spends at once."""


class Reservations(Protocol):
    """Numbers taken from the market before they are ordered."""

    def for_sale(self, numbers: Sequence[str]) -> set[str]:
        """Those of the numbers that anybody can buy, so that no reservation holds them."""

    def free(self, actions: Sequence[Freeing], report: Report) -> set[str]:
        """Free these numbers and no others. Returns what the carrier names as freed though nobody asked for it."""


class Orders(Protocol):
    """Orders of new numbers."""

    def orders(self, order_id: str | None) -> list[Row]:
        """All orders, processed or not, or the one with this id."""


class Files(Protocol):
    """Beside a capability whose rows link to files."""

    def files(self, *, anywhere: bool) -> Downloads:
        """What fetches them; from other hosts than the carrier's only where ``anywhere``."""


class Traffic(Files, Protocol):
    """What calls there were. ``direction``: origination (calls that come in) or termination."""

    def of_numbers(self, numbers: Sequence[str] | None) -> list[Row]:
        """Of these numbers, or of all on the account. Raises InputError naming those that are not."""

    def of_trunk_groups(self, direction: str, ids: Sequence[str] | None) -> list[Row]:
        """Of these trunk groups (termination trunks), or of all."""

    def monthly(self, direction: str, year: int, month: int | None) -> list[Row]:
        """Of each month of a year, or of one."""

    def daily_files(self, direction: str, first: date | None, last: date | None) -> list[Row]:
        """For each day, both inclusive, where the files of its calls are."""


class Balance(Protocol):
    """What the account holds."""

    def balance(self) -> Decimal | None:
        """In the account's own currency; None where the carrier does not tell."""


class Payments(Balance, Protocol):
    """Paying by card."""

    def card_payments(self, since: datetime) -> list[Payment]:
        """Payments by card, whatever became of them."""

    def pay(self, card: Card, before: Decimal, known: Sequence[Payment], since: datetime) -> Paid:
        """Pay once, never twice; ``known`` are the payments ``since`` that were there before, when the account held
        ``before``. Raises AmbiguousError where it cannot be told whether it was paid.
        """


class Billing(Balance, Files, Protocol):
    """What the account was charged, and what it paid."""

    def activity(self, activity_type: str | None) -> tuple[list[Row], Decimal | None]:
        """The ledger, or its rows of one type, and the balance."""

    def invoices(self, first: date | None, last: date | None) -> list[Row]:
        """Where the invoices of these days are, both inclusive."""

    def payments(
        self, reference: str | None, method: str | None, begin: datetime | None, end: datetime | None
    ) -> list[Row]:
        """Payments and what became of them, between two moments, both inclusive."""


class Cdrs(Protocol):
    """Call detail records, with the carrier's own keys."""

    #: the columns that records are known to have; an answer may bring others, which are text
    columns: Mapping[str, Kind]

    def records(self, select: CdrSelect, limit: int | None) -> Iterator[list[Cdr]]:
        """The records page by page, each once; no more than a few pages are in memory at a time."""


class LiveCalls(Protocol):
    """Calls now going on."""

    def live_calls(self, query: LiveCallQuery) -> list[dict[str, str | None]]:
        """The calls by the columns that the carrier names."""


class Activations(Protocol):
    """Numbers rented to receive a verification code."""

    def price(self, rental: Rental) -> Decimal | None:
        """What such a number costs now, as far as that is told before renting."""

    def activation(self, identifier: str) -> Activation:
        """A rented number as it is now. Raises RefusedError for one that does not exist."""

    def rent(self, rental: Rental) -> Activation:
        """Rent a number, never twice. Raises LostRentalError where the answer is lost."""

    def move(self, identifier: str, step: str) -> bool:
        """Take a step: ``another`` code, ``complete`` or ``cancel``. False when it was taken before.

        Raises TooEarlyError where a number cannot be cancelled yet.
        """


class SmsPrices(Protocol):
    """What a number for one verification code costs."""

    def prices(self, service: str | None, country: str | None, detail: str) -> list[SmsPrice]:
        """Of all services and countries, or of those given. ``detail``: simple, by_price or by_provider."""
