# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is for sale: searchdid wants a state, searchtfn a toll-free prefix (seed 003). No price is told."""

from __future__ import annotations

from collections.abc import Mapping

from ...domain.errors import RefusedError
from ...domain.number import Offer, Select
from ...domain.phone import TOLL_FREE_PREFIXES
from .owned import category_of
from .places import state_of
from .selection import is_of_toll_free, membership, search_state
from .wire import Body, Wire, number, rows, text


def offer(e164: str, **details: object) -> Offer:
    """A number for sale."""
    return Offer(number=e164, category=category_of(e164), state=state_of(e164), details=details)


def _offer(row: Body) -> Offer:
    return offer(number(row.get("number")), rate_center=text(row, "rate_center"), lata=text(row, "lata"))


def search(wire: Wire, params: Mapping[str, str | None]) -> list[Offer]:
    """One search; what the carrier calls invalid is not for sale there."""
    call = "searchtfn" if "tfn_prefix" in params else "searchdid"
    try:
        return wire.read(call, lambda body: [_offer(row) for row in rows(body, "dids", "tfns", "numbers")], **params)
    except RefusedError as error:
        if error.parameter in ("", "state"):
            raise
        return []


def search_all(wire: Wire, select: Select) -> list[Offer]:
    """All numbers for sale that match a selection, in ascending order."""
    members = membership(select)
    if is_of_toll_free(select):
        prefixes = [select.tollfree_prefix] if select.tollfree_prefix else sorted(TOLL_FREE_PREFIXES)
        searches: list[Mapping[str, str | None]] = [{"tfn_prefix": prefix} for prefix in prefixes]
    else:
        searches = [{"state": search_state(select), "NPANXX": select.npanxx}]
    found = wire.session.parallel(lambda params: search(wire, params), searches)
    offers = {sold.number: sold for page in found for sold in page if members.matches(sold)}
    return [offers[e164] for e164 in sorted(offers)]
