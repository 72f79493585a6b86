# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A wanted state of an activation, and the one it is in, to a plan. Pure: the carrier was looked at before.

After a code 3 (another) or 6 (complete) may follow, after another only 6, and 8 (cancel) only before a code (seed 004).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..domain import money
from ..domain.action import Action, Item, Plan, Status
from ..domain.activation import Activation, Rental
from ..domain.money import Cost

if TYPE_CHECKING:
    from ..domain.kinds import Kind

#: The step that leads to each wanted state, from which states, and the states in which nothing is due.
_WAYS: dict[str, tuple[Kind, frozenset[str], frozenset[str]]] = {
    "another": ("another", frozenset({"received"}), frozenset({"another"})),
    "completed": ("complete", frozenset({"received", "another"}), frozenset()),
    "cancelled": ("cancel", frozenset({"waiting"}), frozenset({"cancelled"})),
}
_NO_WAY: tuple[Kind, frozenset[str], frozenset[str]] = ("cancel", frozenset(), frozenset())
_UNSEEN = {
    "completed": "The API does not show whether activation {} is completed already. If it is, the carrier refuses to "
    "complete it again, and nothing changes.",
    "another": "The API does not show whether the code of activation {} is the first one, or another that was asked "
    "for before. Give known_code, the code that came before, and nothing is asked for once a different one has come.",
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
    name = f"{rental.service}{place}"
    if price is not None and rental.max_price is not None and price > rental.max_price:
        why = (
            f"{name}: the lowest price on the carrier's list is {money.text(price)} now, above max_price "
            f"{money.text(rental.max_price)}{_among(rental)}: nothing was rented. Raise max_price, or choose another "
            "country or other providers (dialtone.telecom.sms_price_info lists prices)"
        )
        return Plan.of([Item(name=name, status="failed", error=why)], problems=(why,))
    action = Action(
        action="rent",
        resource="activation",
        name=name,
        after={key: value for key, value in wanted.items() if value},
        cost=Cost(setup=price),
    )
    return Plan.of([Item(name=action.name, action=action)])


def _among(rental: Rental) -> str:
    """Of whom that price is, where not all providers are allowed."""
    if rental.providers:
        return f" (of providers {', '.join(rental.providers)})"
    return f" (without providers {', '.join(rental.except_providers)})" if rental.except_providers else ""


def plan_activation(state: str, activation: Activation, known_code: str = "") -> Plan:
    """The step that leads to the wanted state, if one is due and possible.

    ``known_code``: with ``another``, the code that came before; where a different one shows, the other one has come.
    """
    facts = {"id": activation.id, "number": activation.number, "code": activation.code}
    if state == "received" and activation.status != "cancelled":
        status: Status = "pending" if activation.status in WAITING else "ok"
        return Plan.of([Item(name=activation.id, status=status, facts=facts)])
    step, before, reached = _WAYS.get(state, _NO_WAY)
    if activation.status in reached or (activation.status == "received" and known_code not in ("", activation.code)):
        return Plan.of([Item(name=activation.id, facts=facts)])
    if activation.status not in before:
        obstacle = _OBSTACLES[activation.status]
        item = Item(name=activation.id, status="failed", facts=facts, error=obstacle)
        return Plan.of([item], called=lambda item: f"activation {item.name} cannot become {state}")
    action = Action(
        action=step,
        resource="activation",
        name=activation.id,
        before={"status": activation.status},
        after={"status": state},
    )
    notes = () if known_code or activation.status != "received" else (_UNSEEN[state].format(activation.id),)
    return Plan.of([Item(name=activation.id, action=action, facts=facts)], notes=notes)
