# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A wanted state of an activation, and the one it is in, to a plan. Pure: the carrier was looked at before.

After a code 3 (another) or 6 (complete) may follow, after another only 6, and 8 (cancel) only before a code (seed 004).
"""

from __future__ import annotations

from decimal import Decimal

from ..domain import money
from ..domain.action import Action, Item, Plan
from ..domain.activation import Activation, Rental
from ..domain.money import Cost

#: The step that leads to each wanted state, from which states, and the states in which nothing is due.
_WAYS: dict[str, tuple[str, frozenset[str], frozenset[str]]] = {
    "another": ("another", frozenset({"received"}), frozenset({"another"})),
    "completed": ("complete", frozenset({"received", "another"}), frozenset()),
    "cancelled": ("cancel", frozenset({"waiting"}), frozenset({"cancelled"})),
}
WAITING = frozenset({"waiting", "another"})
_OBSTACLES = {
    "waiting": "no code has come yet, so it can only be waited for (state received) or cancelled",
    "received": "its code has come, so it can only be completed, or asked for another",
    "another": "a code has come and one more is asked for, so it can only be completed",
    "cancelled": "it is cancelled, and nothing more can come of it. Rent another number (without activation_id)",
}


def plan_rental(rental: Rental, price: Decimal | None) -> Plan:
    """Rent one number; the price is that of the carrier's list, where it tells one."""
    place = f" in country {rental.country}" if rental.country else ""
    wanted = {
        "service": rental.service,
        "country": rental.country,
        "max_price": money.text(rental.max_price),
        "providers": list(rental.providers),
        "except_providers": list(rental.except_providers),
        "except_prefixes": list(rental.except_prefixes),
        "ref": rental.ref,
    }
    action = Action(
        action="rent",
        resource="activation",
        name=f"{rental.service}{place}",
        after={key: value for key, value in wanted.items() if value},
        cost=Cost(setup=price),
    )
    return Plan(actions=(action,), items=(Item(name=action.name, action=action),))


def plan_activation(state: str, activation: Activation) -> Plan:
    """The step that leads to the wanted state, if one is due and possible."""
    facts = {"id": activation.id, "number": activation.number, "code": activation.code}
    if state == "received" and activation.status != "cancelled":
        status = "pending" if activation.status in WAITING else "ok"
        return Plan(items=(Item(name=activation.id, status=status, facts=facts),))
    step, before, reached = _WAYS.get(state, ("", frozenset(), frozenset()))
    if activation.status in reached:
        return Plan(items=(Item(name=activation.id, facts=facts),))
    if activation.status not in before:
        obstacle = _OBSTACLES[activation.status]
        item = Item(name=activation.id, status="failed", facts=facts, error=obstacle)
        return Plan(items=(item,), problems=(f"activation {activation.id} cannot become {state}: {obstacle}",))
    action = Action(
        action=step,
        resource="activation",
        name=activation.id,
        before={"status": activation.status},
        after={"status": state},
    )
    return Plan(actions=(action,), items=(Item(name=activation.id, action=action, facts=facts),))
