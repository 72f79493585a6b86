# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Phone numbers as the market offers them and as the account owns them, and what selects among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from . import contact
from .money import ZERO, Cost, text

#: What a number is pointed at, by the modules' options.
Routing = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Number:
    """What a market row and an owned row have in common; None = the carrier does not tell."""

    number: str
    id: str | None = None
    country: str | None = None
    country_code: str | None = None
    description: str | None = None
    seller: str | None = None
    features: frozenset[str] = frozenset()
    did_type: str | None = None
    category: str | None = None
    state: str | None = None
    setup_fee: Decimal | None = None
    monthly_fee: Decimal | None = None
    verification_required: bool | None = None
    #: further facts for the read modules, by option name or in snake_case
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def cost(self) -> Cost:
        return Cost(self.setup_fee, self.monthly_fee)


@dataclass(frozen=True, kw_only=True)
class Offer(Number):
    """A number for sale. Without an id it can be shown but not bought through the API (seed 002, Nexmo rows)."""


@dataclass(frozen=True, kw_only=True)
class OwnedNumber(Number):
    """A number on the account. ``status``: active, inactive, pending (documents not verified yet) or cancelled."""

    status: str
    routing: Routing
    documents_verified: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Select:
    """Which numbers a pool takes. The price caps govern buying only, never who is a member."""

    country: str | None = None
    prefix: str | None = None
    description: str | None = None
    seller: str | None = None
    features: frozenset[str] = frozenset()
    did_type: str | None = None
    category: str | None = None
    state: str | None = None
    npanxx: str | None = None
    city: str | None = None
    tollfree_prefix: str | None = None
    max_setup: Decimal | None = None
    max_monthly: Decimal | None = None

    @property
    def takes_all(self) -> bool:
        """Whether it leaves out no number, whatever it pays for one."""
        return replace(self, max_setup=None, max_monthly=None) == Select()

    def matches(self, row: Number) -> bool:
        """Whether a number is of the kind selected (not whether its price is)."""
        return (
            _starts(row.number, self.prefix, 1)
            and _starts(row.number, self.npanxx, 2)
            and _starts(row.number, self.tollfree_prefix, 2)
            and self.features <= row.features
            and _same(self.did_type, row.did_type)
            and _same(self.category, row.category)
            and _same(self.state, row.state)
            and _same(self.seller, row.seller)
            and _contains(self.description, row.description)
            and (self.country is None or _same(self.country, row.country) or _same(self.country, row.country_code))
        )

    def affords(self, offer: Offer) -> bool:
        """Whether an offer's price is within max_setup and max_monthly; an untold price is not."""
        pairs = ((self.max_setup, offer.setup_fee), (self.max_monthly, offer.monthly_fee))
        return all(cap is None or (price is not None and price <= cap) for cap, price in pairs)


def preference(offer: Offer) -> tuple[Decimal, str]:
    """Cheapest first (setup and the first month), then by number; where no prices are told, by number."""
    return ((offer.setup_fee or ZERO) + (offer.monthly_fee or ZERO), offer.number)


def number_facts(row: Number) -> dict[str, object]:
    """What a result tells of a number, where known; money as decimal strings."""
    return {
        "number": row.number,
        "id": row.id,
        "setup_fee": text(row.setup_fee),
        "monthly_fee": text(row.monthly_fee),
        "verification_required": row.verification_required,
        "documents_verified": row.documents_verified if isinstance(row, OwnedNumber) else None,
    }


def _starts(number: str, prefix: str | None, at: int) -> bool:
    return prefix is None or number.startswith(prefix, at)


def _same(wanted: str | None, told: str | None) -> bool:
    return wanted is None or (told is not None and wanted.casefold() == told.casefold())


def _contains(wanted: str | None, told: str | None) -> bool:
    return wanted is None or (told is not None and wanted.casefold() in told.casefold())


def expanded(routing: Routing, number: str) -> dict[str, str]:
    """A routing for one number: ``{number}`` in the contacts becomes its digits."""
    return {key: contact.expand(value, number) for key, value in routing.items()}


def without_password(key: str, value: str) -> str:
    """A routing value as it may be shown, and compared where passwords do not count."""
    if key not in contact.CONTACTS:
        return value
    from .contact_rules import MASKED

    return MASKED[key](value)


def routing_changes(owned: OwnedNumber, desired: Routing) -> dict[str, str]:
    """The routing options (expanded for this number) whose present value differs from the desired one."""
    here, number = owned.routing.get, owned.number
    return {key: new for key, value in desired.items() if (new := contact.expand(value, number)) != here(key, "")}


def is_routed_as(owned: OwnedNumber, desired: Routing) -> bool:
    """Whether an owned number points where a pool says, passwords aside."""
    return all(
        without_password(key, owned.routing.get(key, "")) == without_password(key, value)
        for key, value in expanded(desired, owned.number).items()
    )
