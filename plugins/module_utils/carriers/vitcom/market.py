# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is for sale: searchdid wants a state, searchtfn a toll-free prefix (seed 003). No price is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ...domain.errors import InputError, RefusedError
from ...domain.number import Offer, Select
from ...domain.phone import TOLL_FREE_PREFIXES, is_toll_free, listed, national
from .owned import category_of
from .places import is_state, state_of
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


def find(wire: Wire, numbers: Iterable[str]) -> dict[str, Offer]:
    """The offers of explicit numbers, by E.164: one search for those that share a prefix."""
    wanted = set(numbers)
    found = wire.session.parallel(lambda params: search(wire, params), _covers(wanted))
    return {sold.number: sold for page in found for sold in page if sold.number in wanted}


def _covers(wanted: Iterable[str]) -> list[Mapping[str, str | None]]:
    """The searches that find explicit numbers. Raises InputError naming those whose state is not known."""
    unknown = sorted(number for number in wanted if not is_toll_free(number) and state_of(number) is None)
    if unknown:
        why = f"the state of {listed(unknown)} does not follow from the area code"
        raise InputError(why, hint="Buy it as a pool with select.npanxx and select.state.")
    groups: dict[str, list[str]] = {}
    for digits in map(national, sorted(wanted)):
        groups.setdefault(digits[:3] if is_toll_free(f"+1{digits}") else digits[:6], []).append(digits)
    return [_cover(prefix, found) for prefix, found in groups.items()]


def _cover(prefix: str, found: list[str]) -> Mapping[str, str | None]:
    if len(prefix) == 3:
        return {"tfn_prefix": prefix}
    narrow = {"NPANXXYYYY": found[0]} if len(found) == 1 else {"NPANXX": prefix}
    return {"state": state_of(f"+1{prefix}"), **narrow}


def is_of_toll_free(select: Select) -> bool:
    """Whether a selection is of toll-free numbers."""
    return select.category == "tollfree" or select.tollfree_prefix is not None


def category(select: Select) -> str:
    """The kind of numbers that a selection is of, as the carrier calls it."""
    return "tollfree" if is_of_toll_free(select) else "landline"


def place_problem(select: Select) -> str | None:
    """Why there can be no number in the place that is selected, or None. A carrier may list an NPA-NXX elsewhere."""
    if select.state and not is_state(select.state):
        return f"state {select.state!r} is none: give the two letters of a state or province, such as WA"
    return None


def contradiction(select: Select) -> str | None:
    """Why no owned number can be both in the state and of the NPA-NXX that are selected, or None."""
    own = state_of(f"+1{select.npanxx}") if select.npanxx else None
    if own in (None, select.state) or select.state is None:
        return None
    return f"npanxx {select.npanxx} lies in {own}, not in {select.state}: leave state out, or give the npanxx meant"


def select_problem(select: Select) -> str | None:
    """Why numbers cannot be searched for by this selection, or None."""
    if is_of_toll_free(select):
        return "state, npanxx and city do not apply to toll-free numbers" if select.state or select.npanxx else None
    if search_state(select) is not None:
        return None
    if select.npanxx:
        return f"the state of npanxx {select.npanxx} does not follow from the area code: give state too"
    return "landline numbers can only be searched for by state or npanxx: give one of them"


def search_state(select: Select) -> str | None:
    """The state in which a selection's numbers lie, as searchdid wants it."""
    return select.state or (state_of(f"+1{select.npanxx}") if select.npanxx else None)


def membership(select: Select) -> Select:
    """What tells members by their digits: with an NPA-NXX the state is only where to search."""
    return replace(select, state=None) if select.npanxx else select


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
