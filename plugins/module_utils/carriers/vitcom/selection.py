# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How numbers are selected on vitcom: by place, or by toll-free prefix (seed 003)."""

from __future__ import annotations

from dataclasses import replace

from ...domain.number import OwnedNumber, Select
from ..account import Account
from .handles import KEY
from .places import is_state, state_of
from .wire import Wire


class VitcomSelection:
    """The options of numbers that vitcom knows, and what of an account they select."""

    routing_keys: tuple[str, ...] = (KEY, "status")
    select_keys = frozenset(
        "category state npanxx city tollfree_prefix status trunk_group order_id max_setup max_monthly prefer".split()
    )
    preferences: tuple[str, ...] = ("lowest_number",)
    quotes_prices = False
    nanp = True

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)

    def select_problem(self, select: Select, *, buying: bool) -> str | None:
        """The state that it names must exist; whether it has numbers only the market shows.

        To buy, a state beside an NPA-NXX says where to search, for a carrier may list one elsewhere. Of owned numbers
        both select, so both must be possible.
        """
        if select.state and not is_state(select.state):
            return f"state {select.state!r} is none: give the two letters of a state or province, such as WA"
        return (search_problem if buying else contradiction)(select)

    def list_owned(self, select: Select, **filters: str | None) -> list[OwnedNumber]:
        from .selected import list_owned

        return list_owned(self._wire, select, **filters)


def is_of_toll_free(select: Select) -> bool:
    """Whether a selection is of toll-free numbers."""
    return select.category == "tollfree" or select.tollfree_prefix is not None


def category(select: Select) -> str:
    """The kind of numbers that a selection is of, as the carrier calls it."""
    return "tollfree" if is_of_toll_free(select) else "landline"


def contradiction(select: Select) -> str | None:
    """Why no owned number can be both in the state and of the NPA-NXX that are selected, or None."""
    own = state_of(f"+1{select.npanxx}") if select.npanxx else None
    if own in (None, select.state) or select.state is None:
        return None
    return f"npanxx {select.npanxx} lies in {own}, not in {select.state}: leave state out, or give the npanxx meant"


def search_problem(select: Select) -> str | None:
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
