# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers by their names: found in the market, and reserved (seed 003). Imported where a number is named: what a pool
lacks comes in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...domain.errors import AmbiguousError, LimitError, NotSentError, RefusedError
from ...domain.number import Offer
from ...domain.phone import is_toll_free, national
from ..line import Line, few_first
from .cart import Cart
from .market import search
from .places import state_of
from .reserving import gone_from_market, reservation
from .wire import Wire, chunks, joined


def find(wire: Wire, numbers: Iterable[str]) -> dict[str, Offer]:
    """The offers of explicit numbers, by E.164: one search for those that share a prefix."""
    wanted = set(numbers)
    found = wire.session.parallel(lambda params: search(wire, params), _covers(wanted))
    return {sold.number: sold for page in found for sold in page if sold.number in wanted}


def _covers(wanted: Iterable[str]) -> list[Mapping[str, str | None]]:
    """The searches that find explicit numbers. Raises InputError naming those whose state is not known."""
    unknown = sorted(number for number in wanted if not is_toll_free(number) and state_of(number) is None)
    if unknown:
        from .refusals import without_state

        raise without_state(unknown)
    groups: dict[str, list[str]] = {}
    for digits in map(national, sorted(wanted)):
        groups.setdefault(digits[:3] if is_toll_free(f"+1{digits}") else digits[:6], []).append(digits)
    return [_cover(prefix, found) for prefix, found in groups.items()]


def _cover(prefix: str, found: list[str]) -> Mapping[str, str | None]:
    if len(prefix) == 3:
        return {"tfn_prefix": prefix}
    narrow = {"NPANXXYYYY": found[0]} if len(found) == 1 else {"NPANXX": prefix}
    return {"state": state_of(f"+1{prefix}"), **narrow}


def reserve(wire: Wire, cart: Cart, offers: Sequence[Offer], city: str | None = None) -> None:
    """Reserve these numbers: several in one call, and one by one what its answer does not name.

    The parameter of seed 003 names one number, its answer two: only the answer tells what was taken.
    """
    cart.asked |= {offer.number for offer in offers}
    line = Line()
    groups: dict[tuple[str | None, ...], list[Offer]] = {}
    for wanted in offers:
        groups.setdefault(tuple(_place(wanted).values()), []).append(wanted)
    for batch in (batch for group in groups.values() for batch in chunks(group) if len(batch) > 1):
        _try(wire, cart, batch, city, line)
    taken = cart.taken
    rest = [[wanted] for wanted in offers if wanted.number not in taken]
    few_first(wire.session, lambda single: _try(wire, cart, single, city, line), rest)


def _try(wire: Wire, cart: Cart, offers: Sequence[Offer], city: str | None, line: Line) -> None:
    asked = [wanted.number for wanted in offers]
    exchanges = {national(wanted.number)[:6] for wanted in offers if wanted.category == "landline"}
    npanxx = exchanges.pop() if len(exchanges) == 1 else None
    params = {**_place(offers[0]), "npanxx": npanxx, "city": city, "number": joined(asked)}

    def look() -> Collection[str]:
        cart.doubtful.update(asked)
        return find(wire, asked)

    def send() -> None:
        cart.put(wire.write_once("reserve", reservation, gone_from_market(asked, look), params, resend=True))

    error = line.attempt(send)
    if isinstance(error, RefusedError) and not isinstance(error, LimitError):
        error.hint = "It may have been sold or reserved by somebody else since the plan was made."
    if isinstance(error, (RefusedError, AmbiguousError, NotSentError)):
        cart.fail(asked, error)
    elif error is not None:
        raise error


def _place(wanted: Offer) -> dict[str, str | None]:
    """Where a number lies, as reserve wants it."""
    prefix = national(wanted.number)[:3] if wanted.category == "tollfree" else None
    return {"category": wanted.category, "state": wanted.state, "tfn_prefix": prefix}
