# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is told of numbers that were not bought: what is known, what it may be, and what to do. Imported only then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ...domain import money
from ...domain.action import Action, Outcome, Purchase, Report
from ...domain.errors import (
    AmbiguousError,
    InputError,
    LimitError,
    LostAnswerError,
    NotSentError,
    RefusedError,
    TelecomError,
)
from ...domain.phone import listed
from ...domain.wish import called
from .ordering import LOOK_LATER

if TYPE_CHECKING:
    from .cart import Carts

MODULE = "dialtone.telecom.number_reservation"
NO_CALL_CANCELS = "no call cancels an order, the carrier can"


class StopError(TelecomError):
    """Nothing may be processed any more: what was reserved and generated is given up."""


def not_had(purchase: Purchase, known: TelecomError | None, *, partial: bool) -> Outcome:
    """One number that reserving or generating did not bring. What is left open says itself what to do.

    ``partial``: what is not to be had is left out; a carrier that does not say so is no shortage.
    """
    why = "it was reserved, but the carrier's order does not hold it: it may have been sold meanwhile, or the "
    why = str(known).rstrip(".") if known else f"{why}reservation did not take effect"
    is_settled = known is None or (isinstance(known, RefusedError) and not isinstance(known, LimitError))
    told = f"{why}. It was not bought" + (": run again to see what can be had" if is_settled else "")
    is_skipped = isinstance(known, NotSentError) or (partial and is_settled)
    return Outcome(action=purchase, status="skipped" if is_skipped else "failed", error=told)


def lost_reservation() -> LostAnswerError:
    """A number that is gone from the market since it was asked for, by an answer that never came."""
    why = "it went from the market when it was asked for, but the answer with the reserveId was lost"
    hint = (
        "Nothing was paid. Run again when the carrier has let the reservation go. Where all reservations of an account "
        f"share one cart, {MODULE} frees it with any later reserveId."
    )
    return LostAnswerError(why, hint=hint)


def not_generated(refusal: RefusedError, reserve_id: str) -> RefusedError:
    """An order that the carrier does not make of a reservation."""
    refusal.hint = (
        f"Reservation {reserve_id} may not have taken effect, or may be gone: its numbers sold, or the trunk group "
        "removed. Nothing was paid."
    )
    return refusal


def not_shown(ids: Iterable[str]) -> AmbiguousError:
    """Orders that the carrier says it made, and does not list."""
    why = f"the carrier answered with order {', '.join(sorted(ids))}, which does not show"
    return AmbiguousError(why, hint="Run again: an order that shows by then is taken, and not made twice.")


def no_trunk_group(name: str, twins: Sequence[str], there: Iterable[str]) -> str:
    """Why a trunk group cannot be routed to: several have the title, or none does."""
    if twins:
        return f"trunk group {name!r} is not one: ids {', '.join(twins)} have this title; name one by its id"
    named = listed(sorted(there)) or "none"
    return f"trunk group {name!r} does not exist on this account (there are: {named}); create it with trunk_group"


def without_state(numbers: list[str]) -> InputError:
    """Explicit numbers that cannot be searched for."""
    why = f"the state of {listed(numbers)} does not follow from the area code"
    return InputError(why, hint="Buy it as a pool with select.npanxx and select.state.")


def too_few(pool: str, wanted: int, got: int, unclear: Collection[str]) -> StopError:
    """A pool for which too few could be reserved. ``unclear``: numbers whose reservation was not answered."""
    why = f"{called(pool)} lacks {wanted}, and only {got} could be reserved"
    if unclear:
        return StopError(why, hint="Requests to reserve got no usable answer: run again later.")
    hint = "The market shows no other that fits now. Run again, lower count, or set shortage to partial."
    return StopError(why, hint=hint)


def not_processed(failed: TelecomError, order_id: str, is_absent: Callable[[], bool]) -> None:
    """An order that is not processed, as far as is known: what to do. ``is_absent``: whether no number of it shows."""
    if isinstance(failed, AmbiguousError):
        failed.hint = LOOK_LATER
    elif isinstance(failed, LimitError):
        failed.hint = f"{failed.hint} Order {order_id} costs nothing till then."
    elif isinstance(failed, RefusedError) and is_absent():
        _not_paid(failed, order_id)


def _not_paid(refusal: RefusedError, order_id: str) -> None:
    """An order that the carrier does not process, and whose numbers are not there either."""
    if "balance" in refusal.message.lower():
        where = "account_payment, or the carrier's portal"
        refusal.hint = f"Pay in ({where}) and run again: order {order_id}, which costs nothing till then, is processed."
        return
    refusal.hint = (
        f"Order {order_id} brought no number. Run again: if it was paid for before, that run sees it in the account's "
        f"ledger and says so; else it tries the order once more. If that is refused again, ask the carrier: "
        f"{NO_CALL_CANCELS}."
    )


def strangers(numbers: Sequence[str], reserve_id: str, order_id: str | None) -> StopError:
    """Numbers that nobody here asked for, in a reservation or in its order."""
    named = listed(list(numbers))
    whose = "They are another system's that shares this account's cart, or left from a run that was cut."
    if order_id is None:
        why = f"reservation {reserve_id} holds numbers that this run did not ask for: {named}"
        freed = f"free them with {MODULE} (reserve_id {reserve_id}, and these numbers)"
        return StopError(why, hint=f"{whose} If no other system is at work, {freed}. Then run again.")
    why = f"order {order_id} of reservation {reserve_id} holds numbers that this run did not ask for: {named}"
    hint = (
        f"{whose} Order {order_id} is not paid for, and no run pays for it unless all of its numbers are wanted "
        f"({NO_CALL_CANCELS}). Run again: a pool then takes other numbers."
    )
    return StopError(why, hint=hint)


def over_budget(cost: Decimal | None, left: Decimal) -> StopError:
    """Orders that cost more than what is left of the budget."""
    told = "an amount that the carrier does not tell" if cost is None else money.text(cost)
    why = f"over the budget: the numbers cost {told}, of budget.setup {money.text(left)} are left"
    return StopError(why, hint="Raise the budget or ask for fewer.")


def stopped(error: TelecomError, carts: Carts, left_behind: str, rest: Sequence[Action], report: Report) -> None:
    """Nothing was bought: the first action tells why, the others that they were skipped.

    Told with it is what stays behind: unpaid orders that hold what could not be freed, and what stays reserved.
    """
    error.hint = f"Nothing was bought. {error.hint}".strip()
    told = str(error)
    if unpaid := [order.id for order in carts.orders if not carts.unfreed.keys().isdisjoint(order.numbers)]:
        told += f" Orders that stay unprocessed, at no cost: {', '.join(unpaid)}."
    told = f"{told} {left_behind}".strip()
    for action in rest[:1]:
        report(Outcome(action=action, status="failed", error=told))
    for action in rest[1:]:
        report(Outcome(action=action, status="skipped", error=f"not bought: see {rest[0].name}"))
