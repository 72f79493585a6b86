# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The tcxc market: what is for sale, by filter or by number (seed 002)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from ...domain.errors import InputError, TelecomError
from ...domain.number import Offer, Select
from ...domain.phone import digits
from . import rows
from .pages import PAGE, Enough, Reader, covering_prefixes
from .rows import Listed
from .wire import Wire

Filters = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Search:
    """What was asked for, and how many rows came: each search is one of its own."""

    filters: Filters
    length: int


class MarketList:
    """Reads the market, and remembers in which answer a number stood, to find it again with the fewest pages."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._found: dict[str, Search] = {}

    def selected(self, select: Select, limit: int | None = None, *, wanted: int = 0) -> list[Offer]:
        """The offers that match; with a limit the first so many that are within the price caps too.

        ``wanted``: that there are so many is hoped for, so their pages are asked for together.
        """
        filters = _filters(select)
        hoped = wanted if wanted > PAGE else 0
        found = self._read(filters, None if limit is None else _until(select, limit), hoped)
        offers = [offer for _key, offer in found if offer and _fits(select, offer, priced=limit is not None)]
        self._found.update(dict.fromkeys((offer.number for offer in offers), Search(filters, len(found))))
        return offers[:limit]

    def of(self, numbers: Iterable[str]) -> dict[str, Offer]:
        """The offers of these numbers (E.164)."""
        groups: dict[Search | None, list[str]] = {}
        for number in numbers:
            groups.setdefault(self._found.get(number), []).append(number)
        found = [offer for search, group in groups.items() for offer in self._group(group, search)]
        wanted = {number for group in groups.values() for number in group}
        return {offer.number: offer for offer in found if offer.number in wanted}

    def _group(self, numbers: list[str], search: Search | None) -> list[Offer]:
        """Numbers that stood in the answer of one search, or in none yet."""
        wanted = frozenset(map(digits, numbers))
        queries: dict[str, tuple[Filters, frozenset[str]]] = {
            prefix: ({"prefix": prefix}, frozenset(below)) for prefix, below in covering_prefixes(wanted).items()
        }
        if search and search.filters and search.length // PAGE + 2 <= len(queries):
            queries = {"": (search.filters, wanted)}

        def read(query: tuple[Filters, frozenset[str]]) -> list[Listed]:
            filters, below = query
            return self._read(
                filters,
                lambda seen: below <= {digits(offer.number) for _key, offer in seen.values() if offer},
                len(below),
            )

        pages = self._wire.session.parallel(read, queries.values())
        return [offer for page in pages for _key, offer in page if offer]

    def _read(self, filters: Filters, enough: Enough[Listed] | None, length: int) -> list[Listed]:
        def ask(page: Mapping[str, str]) -> list[Listed]:
            return self._wire.read("market", {"searchform": "1", **filters, **page}, rows.market_page)

        return Reader(self._wire.session, ask, _key, enough, length=length).all()


def _key(row: Listed) -> str:
    return row[0]


def _fits(select: Select, offer: Offer, *, priced: bool) -> bool:
    return select.matches(offer) and (not priced or select.affords(offer))


def _until(select: Select, limit: int) -> Enough[Listed]:
    """Ends a search when so many rows fit: the API's filters let others through. Looks at each row once."""
    seen = fitting = 0

    def enough(found: Mapping[str, Listed]) -> bool:
        nonlocal seen, fitting
        new = islice(found.values(), seen, None)
        fitting += sum(_fits(select, offer, priced=True) for _key, offer in new if offer)
        seen = len(found)
        return fitting >= limit

    return enough


def _filters(select: Select) -> dict[str, str]:
    """The filters of the market; an empty one is none."""
    filters = {key: value for key in ("seller", "did_type") if (value := getattr(select, key))}
    return {**filters, **dict.fromkeys(sorted(select.features), "1"), **shared_filters(select)}


def shared_filters(select: Select) -> dict[str, str]:
    """The filters that the market and the list of owned numbers both have."""
    filters = {"description": select.description} if select.description else {}
    if select.country and len(select.country) > 2:
        filters["country"] = select.country
    return {**filters, "prefix": prefix_of(select)}


def prefix_of(select: Select) -> str:
    """The digits that all numbers selected begin with; "" when nothing is known of them."""
    if select.prefix:
        return select.prefix
    return calling_code(select.country) if select.country and len(select.country) == 2 else ""


def calling_code(country: str) -> str:
    """The digits that a country's numbers begin with. Raises InputError for what is no country."""
    try:
        import phonenumbers
    except ImportError as error:
        from ...domain.missing import named_missing

        raise TelecomError(named_missing(error)) from error
    code = phonenumbers.country_code_for_region(country.upper())
    if not code:
        raise InputError(f"country {country!r} is no two-letter country code such as US or GB")
    return str(code)
