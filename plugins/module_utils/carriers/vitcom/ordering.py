# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Generating and processing orders: generating costs nothing, processing pays (seed 003). Neither is sent twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from ...domain.action import Action, Outcome
from ...domain.errors import AmbiguousError, LimitError, NotSentError, RefusedError, TelecomError
from ...domain.number import OwnedNumber, number_facts
from ...transport.confirm import LONGER, looks, settled
from ..outcome import failure
from .orders import Order, order_of, read_orders
from .owned import held, numbers_of_order
from .wire import Wire, done

if TYPE_CHECKING:
    from ..line import Line

#: What became of a number of an order: its row on the account, or why it is not there.
Fate: TypeAlias = "OwnedNumber | TelecomError"
LOOK_LATER = "Run again in some minutes: an order that shows as paid by then is not processed once more."


def generate(
    wire: Wire, reserve_id: str, trunk_group_id: str, numbers: Collection[str], known: Collection[str]
) -> Order:
    """Make an order of a reservation. A lost answer is settled by an order with its numbers that was not ``known``.

    A refusal did nothing, and the reservation may take effect late: so it is asked for several times.
    """

    def placed() -> Order | None:
        wanted = set(numbers)
        found = (order for order in read_orders(wire) if order.id not in known and wanted & set(order.numbers))
        return next(found, None)

    def send() -> Order:
        return wire.write_once("gen_order", order_of, placed, {"trunk_id": trunk_group_id, "reserveId": reserve_id})

    for _turn in looks(wire.session.settings.patience, at_once=True):
        try:
            return send()
        except LimitError:
            raise
        except RefusedError:
            continue
    return send()


def expect(wire: Wire, orders: Iterable[Order]) -> None:
    """See that generated orders are really there. Raises AmbiguousError naming those that do not show."""
    missing = {(order.id, frozenset(order.numbers)) for order in orders}

    def look() -> bool:
        missing.difference_update((order.id, frozenset(order.numbers)) for order in read_orders(wire))
        return not missing

    if missing and settled(look, wire.session.settings.patience, at_once=True) is None:
        from .refusals import not_shown

        raise not_shown({order_id for order_id, _numbers in missing})


def process(
    wire: Wire, order_id: str, numbers: Collection[str], *, line: Line | None = None, adopted: bool = False
) -> dict[str, Fate]:
    """Pay for an order, and find its numbers on the account: no answer is believed before they are there.

    ``line``: what others came to. ``adopted``: an earlier run made it, and may have paid for it a moment ago, so that
    it is looked for first.
    """
    if line and (why := line.closed()):
        return dict.fromkeys(numbers, NotSentError(why))
    owned: dict[str, OwnedNumber] = {}

    def look(least: int = 1) -> bool:
        owned.update(held(numbers_of_order(wire, order_id)))
        return len(owned) >= least

    patience = wire.session.settings.patience
    why = f"order {order_id} was processed, but the number does not show on the account"
    error: TelecomError = AmbiguousError(why, hint=LOOK_LATER)
    try:
        if not adopted or settled(look, patience, at_once=True) is None:
            wire.write_once("process_order", done, look, {"orderId": order_id})
        settled(lambda: look(len(numbers)), patience * LONGER, at_once=True)
    except TelecomError as failed:
        from .refusals import not_processed

        not_processed(failed, order_id, lambda: settled(look, patience) is None)
        error = failed
    if line:
        line.note(None if owned else error)
    return {number: owned.get(number, error) for number in numbers}


def outcome(action: Action, fate: Fate, number: str, order_id: str) -> Outcome:
    """What became of one number of a processed order."""
    facts: dict[str, object] = {"number": number, "order_id": order_id}
    if isinstance(fate, TelecomError):
        return replace(failure(action, fate), name=number, facts=facts)
    return Outcome(action=action, status="done", name=number, facts={**number_facts(fate), **facts})
