# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Desired and observed port-ins to a plan: which numbers are here, on their way, to be ordered, or rejected. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..domain.action import Action, Item, Plan, Status
from ..domain.money import UNTOLD
from ..domain.phone import listed
from ..domain.port_in import Portability, PortIn

REJECTED = "the carrier cannot port it in"
UNCAPPED = "the carrier tells the amount of a port-in only when it is ordered and spends it at once: no budget caps it"
NOTHING_LEFT = (
    "nothing is left of the budget, and the price of a port-in is told only when it is ordered: it was not ordered. "
    "Raise the budget and run again"
)


@dataclass(frozen=True, kw_only=True)
class PortInWish:
    """``options`` is what an order says of every number; ``lacking`` why nothing can be ordered now, if anything is."""

    numbers: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()
    skip_rejected: bool = False


@dataclass(frozen=True, kw_only=True)
class PortInsObserved:
    """The order that holds each number (E.164), and the numbers that are on the account."""

    orders: Mapping[str, PortIn] = field(default_factory=dict)
    owned: frozenset[str] = frozenset()


def orders_by_number(orders: Iterable[PortIn]) -> dict[str, PortIn]:
    """The order to go by for each number: the one scheduled, else the latest."""
    found: dict[str, PortIn] = {}
    for order in orders:
        for number in order.numbers:
            if number not in found or order.actual_foc_date or not found[number].actual_foc_date:
                found[number] = order
    return found


def unsettled(numbers: Iterable[str], orders: Mapping[str, PortIn]) -> list[str]:
    """The numbers that no port-in order with a FOC date holds."""
    return [number for number in numbers if number not in orders or orders[number].actual_foc_date is None]


def standing(number: str, observed: PortInsObserved) -> Item | None:
    """A number that is owned or scheduled (ok), or waits for its FOC date (pending); None where nothing is known of it.

    Whatever became of an order, its numbers are not ordered again: the API tells no status of a rejected one.
    """
    order = observed.orders.get(number)
    if order is None:
        return Item(name=number, facts={"number": number}) if number in observed.owned else None
    here = number in observed.owned or order.actual_foc_date is not None
    return Item(name=number, status="ok" if here else "pending", facts=order_facts(number, order))


def order_facts(number: str, order: PortIn) -> dict[str, Any]:
    """What a result tells of a number in an order."""
    return {"number": number, "order_id": order.id, "actual_foc_date": order.actual_foc_date}


def plan_port_ins(wish: PortInWish, observed: PortInsObserved, portability: Portability) -> Plan:
    """Order what is neither here nor in any order, and is accepted; problems stop it before anything is ordered."""
    items = [
        standing(number, observed) or _unordered(number, wish, accepted=number in portability.accepted)
        for number in wish.numbers
    ]
    due = [item.name for item in items if item.action is not None]
    rejected = [item.name for item in items if item.status == "failed"]
    whom = listed([*due, *rejected])
    problems = [f"{whom}: {reason}" for reason in wish.lacking] if whom else []
    if rejected:
        problems.append(
            f"the carrier cannot port in {len(rejected)} of {len(items)} numbers ({listed(rejected)}): nothing was "
            "ordered. Take them out, or set on_rejected to skip"
        )
    return Plan.of(items, problems=tuple(problems), notes=(UNCAPPED,) if due else ())


def _unordered(number: str, wish: PortInWish, *, accepted: bool) -> Item:
    if not accepted:
        status: Status = "skipped" if wish.skip_rejected else "failed"
        return Item(name=number, status=status, facts={"number": number}, error=REJECTED)
    action = Action(action="port", resource="port_in", name=number, after=wish.options, cost=UNTOLD)
    return Item(name=number, action=action, facts={"number": number})
