# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Owned numbers point where they should: the plan of number_update."""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.action import Item, Plan
from ..domain.wish import Holdings, NumbersWish, WantedNumber
from .numbers import kept


def plan_routing(wish: NumbersWish, holdings: Holdings, selected: Sequence[WantedNumber] = ()) -> Plan:
    """Never buys, never cancels. A number not owned is a problem; one being ported in is pending."""
    items = [_routed(wanted, holdings, partial=wish.partial) for wanted in (*wish.numbers, *selected)]
    return Plan.of(items, called=lambda item: item.name, warnings=holdings.warnings)


def _routed(wanted: WantedNumber, holdings: Holdings, *, partial: bool) -> Item:
    owned = holdings.owned.get(wanted.number)
    if owned is not None:
        return kept(owned, wanted.routing)
    if wanted.number in holdings.coming:
        facts = {"number": wanted.number, "order_id": holdings.coming[wanted.number]}
        return Item(name=wanted.number, status="pending", facts=facts)
    not_owned = "this account does not own it: buy it with did_purchase, or take it out of the list"
    error = holdings.vanished.get(wanted.number, not_owned)
    return Item(name=wanted.number, status="skipped" if partial else "failed", error=error)
