# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on tcxc: the market, the account, and what a wish needs of both (seed 002)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ...domain.action import NumberUpdate, Purchase, Release
from ...domain.errors import InputError
from ...domain.money import Cost
from ...domain.number import Number, Offer, OwnedNumber, Select
from ...domain.phone import digits
from ...domain.wish import Holdings, Lack, Market, NumbersWish
from ..account import Account
from ..capabilities import Report, Spares
from . import rows
from .buying import Buyer
from .pages import MOST_QUERIES, Reader, Row, covering_prefixes
from .routing import Router
from .wire import Wire, rows_of


class TcxcNumbers:
    """The ``numbers`` capability of tcxc."""

    routing_keys = ("contact", "smpp_contact")
    select_keys = frozenset(
        {"country", "prefix", "description", "seller", "features", "did_type", "max_setup", "max_monthly", "prefer"}
    )
    preferences = ("cheapest",)
    quotes_prices = True
    nanp = False

    def __init__(self, account: Account) -> None:
        self.session = account.session
        self._wire = Wire(account)

    def read_account(self, wish: NumbersWish) -> tuple[NumbersWish, Holdings]:
        """What the account holds of a wish: by common prefixes, or the whole list where that is less."""
        pools = [_prefix(pool.select) for pool in wish.pools]
        wanted = [digits(number.number) for number in wish.numbers]
        if len(wanted) > MOST_QUERIES or not all(pools):
            # Only a prefix means the same on both sides; a filter read otherwise would hide owned numbers.
            owned = self.owned_under([""])
        else:
            owned = self.owned_under(_outermost({*pools, *covering_prefixes(wanted)}), wanted)
        return wish, Holdings(owned=owned)

    def owned_under(self, prefixes: Iterable[str], wanted: Iterable[str] = ()) -> dict[str, OwnedNumber]:
        """The owned numbers under these prefixes, by E.164. ``wanted`` ends a query for one number when found."""
        singles = set(wanted)

        def read(prefix: str) -> list[Row]:
            def ask(page: Mapping[str, str]) -> list[Row]:
                return self._wire.owned_rows({"searchform": "1", "prefix": prefix, **page})

            return Reader(self.session, ask, enough=bool if prefix in singles else None).all()

        found = [rows.owned(row) for page in self.session.parallel(read, prefixes) for row in page]
        return {number.number: number for number in found}

    def owned_numbers(self, numbers: Iterable[str]) -> dict[str, OwnedNumber]:
        """Those of these numbers (E.164) that the account owns now."""
        wanted = [digits(number) for number in numbers]
        prefixes = covering_prefixes(wanted) if len(wanted) <= MOST_QUERIES else [""]
        owned = self.owned_under(prefixes, wanted)
        return {number: owned[number] for number in numbers if number in owned}

    def read_market(self, wish: NumbersWish, lack: Lack) -> Market:
        """The offers for what the account lacks; a pool's candidates are all that match."""
        candidates = {
            pool.name: tuple(offer for offer in self.list_market(pool.select, None) if pool.select.matches(offer))
            for pool in wish.pools
            if pool.name in lack.pools
        }
        return Market(offers=self.offers(lack.numbers), candidates=candidates)

    def offers(self, numbers: Sequence[str]) -> dict[str, Offer]:
        """The market's rows of explicit numbers (E.164)."""
        cover = covering_prefixes(map(digits, numbers))

        def read(prefix: str) -> list[Row]:
            wanted = set(cover[prefix])
            enough = lambda seen: wanted <= {str(row.get("number")) for row in seen.values()}  # noqa: E731
            return self._market_rows({"prefix": prefix}, enough)

        wanted = set(numbers)
        found = [rows.offer(row) for page in self.session.parallel(read, cover) for row in page]
        return {offer.number: offer for offer in found if offer.number in wanted}

    def list_market(self, select: Select, limit: int | None) -> list[Offer]:
        """What is for sale under the filters that the API has."""
        filters = {key: value for key in ("description", "seller", "did_type") if (value := getattr(select, key))}
        filters |= dict.fromkeys(select.features, "1")
        filters["prefix"] = _prefix(select)
        if select.country and len(select.country) > 2:
            filters["country"] = select.country
        enough = None if limit is None else lambda seen: len(seen) >= limit
        offers = [rows.offer(row) for row in self._market_rows(filters, enough)]
        return [offer for offer in offers if select.matches(offer)][:limit]

    def _market_rows(self, filters: Mapping[str, str], enough: Callable[[Mapping[str, Row]], bool] | None) -> list[Row]:
        def ask(page: Mapping[str, str]) -> list[Row]:
            return rows_of(self._wire.read("market", {"searchform": "1", **filters, **page}), "market")

        return Reader(self.session, ask, enough).all()

    def list_owned(self, select: Select, status: str | None, order_id: str | None) -> list[OwnedNumber]:
        """The account's numbers that match; tcxc lists no cancelled ones and has no orders."""
        owned = self.owned_under([_prefix(select)]).values()
        return [number for number in owned if select.matches(number) and status in (None, number.status)]

    def purchase_problem(self, offer: Offer, routing: Mapping[str, str], billing_account: str | None) -> str | None:
        """What a purchase of this offer lacks (seed 002: contact for voice, video, fax; smpp_contact for sms)."""
        if offer.id is None:
            return "the market shows it without an i_did, so it cannot be bought through the API"
        if not routing.get("contact") and offer.features & {"voice", "video", "fax"}:
            return "contact is required to buy a number with voice, video or fax"
        if not routing.get("smpp_contact") and "sms" in offer.features:
            return "smpp_contact is required to buy a number with sms"
        if not billing_account:
            return "billing_account is required to buy on tcxc"
        return None

    def buy(self, purchases: Sequence[Purchase], spares: Spares, budget: Cost, report: Report) -> None:
        """Buy each number; prices are known, so the plan already keeps the budget."""
        Buyer(self, self._wire, spares, report).buy(purchases)

    def route(self, updates: Sequence[NumberUpdate], report: Report) -> None:
        """One request a number: the API takes no list."""
        Router(self, self._wire, report).route(updates)

    def release(self, releases: Sequence[Release], report: Report) -> None:
        """One request a number; irreversible."""
        Router(self, self._wire, report).release(releases)

    def number_row(self, number: Number) -> dict[str, Any]:
        """A number for the read modules."""
        return rows.number_row(number)


def _prefix(select: Select) -> str:
    """The digits that all numbers selected begin with; "" when nothing is known of them."""
    if select.prefix:
        return select.prefix
    return _calling_code(select.country) if select.country and len(select.country) == 2 else ""


def _calling_code(country: str) -> str:
    try:
        import phonenumbers
    except ImportError as error:
        raise InputError("the Python library phonenumbers is missing", hint="pip install phonenumbers") from error
    code = phonenumbers.country_code_for_region(country.upper())
    if not code:
        raise InputError(f"select.country {country!r} is no two-letter country code")
    return str(code)


def _outermost(prefixes: Iterable[str]) -> list[str]:
    """The prefixes that no other of them begins."""
    kept: list[str] = []
    for prefix in sorted(prefixes):
        if not kept or not prefix.startswith(kept[-1]):
            kept.append(prefix)
    return kept
