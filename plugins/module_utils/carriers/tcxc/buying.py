# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying on tcxc: one request a number, many in flight; each lost answer settled by looking (seed 002)."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ...domain.action import Outcome, Purchase, Report, Status
from ...domain.errors import LimitError, RefusedError, TelecomError
from ...domain.money import Cost
from ...domain.number import OwnedNumber, number_facts
from ...transport.confirm import settled
from ..line import Line
from ..outcome import failure
from .market import MarketList
from .owned import OwnedList
from .wire import Wire

if TYPE_CHECKING:
    from ..capabilities.number_protocols import Spares

#: A planned purchase, and the one that went through: a spare where it was sold.
Bought: TypeAlias = "tuple[Purchase, Purchase]"
_REMEDIES = {
    "billing": "Check billing_account: it is the id (i_account) of one of the account's own billing accounts.",
    "contact": "Check contact and smpp_contact.",
    "balance": "See that the account's balance covers the setup price and the first month.",
}


class _Part:
    """Purchases that are looked for together, once the last of them has ended."""

    def __init__(self, purchases: Sequence[Purchase]) -> None:
        self.purchases = purchases
        self.bought: list[Bought] = []
        self._open = len(purchases)
        self._lock = threading.Lock()

    def ends_with(self, bought: Bought | None) -> bool:
        """Note what came of one of them; whether it was the last."""
        with self._lock:
            if bought:
                self.bought.append(bought)
            self._open -= 1
            return self._open == 0


class Buyer:
    """Buys the numbers of one plan."""

    def __init__(self, wire: Wire, owned: OwnedList, market: MarketList, spares: Spares, report: Report) -> None:
        self._wire = wire
        self._session = wire.session
        self._owned = owned
        self._market = market
        self._spares = spares
        self._report = report
        #: Prices that moved after the last look, in words: from the first one on nothing more is sent.
        self._moved: list[str] = []
        self._line = Line()
        #: Why a purchase was not sent; where a price moved, that is told.
        self._unsent: dict[int, str] = {}

    def buy(self, purchases: Sequence[Purchase]) -> None:
        """In growing parts, each looked for on the account, so that a price that moved stops the rest.

        The first part is found before anything else is bought; a later one while those after it are under way.
        """
        self._refuse_moved_prices(purchases)
        first = self._session.settings.concurrency
        self._flow(purchases[:first], [purchases[:first]])
        self._flow(purchases[first:], _growing(purchases[first:], 2 * first))
        unsent = [each for each in purchases if id(each) in self._unsent]
        if self._moved:
            self._stop("; ".join(self._moved[:10]), unsent)
        else:
            for each in unsent:
                self._report(Outcome(action=each, status="skipped", error=self._unsent[id(each)]))

    def _flow(self, purchases: Sequence[Purchase], parts: Iterable[Sequence[Purchase]]) -> None:
        """Buy one after the other, several in flight; who ends a part looks for it."""
        part_of = {id(purchase): part for part in map(_Part, parts) for purchase in part.purchases}

        def step(purchase: Purchase) -> None:
            if why := self._line.closed():
                self._unsent[id(purchase)] = why
            bought = None if id(purchase) in self._unsent else self._buy_or_report(purchase)
            part = part_of[id(purchase)]
            if part.ends_with(bought):
                self._verify(part.bought)

        self._session.parallel(step, purchases)

    def _stop(self, moved: str, left: Sequence[Purchase]) -> None:
        """A price moved after the last look: what is ``left`` was not bought, and the task does not pass for well."""
        self._wire.account.warnings.append(f"a price moved after the last look before buying: {moved}")
        for purchase in left[:1]:
            error = f"not bought, because a price moved: {moved}. Run again to plan with the new price"
            self._report(Outcome(action=purchase, status="failed", error=error))
        for purchase in left[1:]:
            self._report(Outcome(action=purchase, status="skipped", error=f"not bought: see {left[0].name}"))

    def _refuse_moved_prices(self, purchases: Sequence[Purchase]) -> None:
        """Read the offers once more right before the first write, for a purchase names no price."""
        offers = self._market.of([purchase.offer.number for purchase in purchases])
        moved = [
            f"{planned.number} from {_price(planned.cost)} to {_price(offer.cost)}"
            for purchase in purchases
            if (offer := offers.get((planned := purchase.offer).number)) and offer.cost != planned.cost
        ]
        if moved:
            raise RefusedError(
                f"prices moved since the plan was made, nothing was bought: {'; '.join(moved[:10])}", hint="Run again."
            )

    def _buy_or_report(self, purchase: Purchase) -> Bought | None:
        """What went through; else None, and it is reported, or unsent where a price moved.

        No error leaves here: the other purchases of the part may have gone through.
        """
        if self._moved:
            self._unsent[id(purchase)] = ""
            return None
        try:
            bought = self._bought(purchase)
        except TelecomError as error:
            self._report(failure(purchase, error))
            self._line.note(error)
            return None
        self._line.note(None)
        return purchase, bought

    def _bought(self, purchase: Purchase) -> Purchase:
        """Buy it, or a spare where it was sold meanwhile.

        Never another candidate while this one is open (AmbiguousError): that is how a pool overshoots.
        """
        try:
            self._send(purchase)
        except LimitError:
            raise
        except RefusedError as refusal:
            if "sold" not in refusal.message.lower():
                refusal.hint = _remedy(refusal.message.lower())
                raise
            if self._is_ours(purchase):
                return purchase
            spare = self._spare(purchase)
            if spare is None:
                refusal.hint = "Somebody else bought it meanwhile, and it was not bought: choose another number."
                if purchase.pool is not None:
                    refusal.hint = (
                        f"Somebody else bought it meanwhile, and nothing was bought in its place: "
                        f"{self._spares.why_none(purchase)}. Run again: the pool is then planned anew."
                    )
                raise
            return self._bought(spare)
        return purchase

    def _spare(self, sold: Purchase) -> Purchase | None:
        """The pool's next candidate, when one look shows that its price did not move since the plan was made."""
        while spare := self._spares.claim(sold):
            offer = self._market.of([spare.name]).get(spare.name)
            if offer is None or offer.cost == spare.cost:
                return spare
        return None

    def _send(self, purchase: Purchase) -> None:
        params = {
            "add": "1",
            "i_did": str(purchase.offer.id),
            "billing_i_account": purchase.routing.get("billing_account", ""),
            "contact": purchase.routing.get("contact", ""),
            "smpp_contact": purchase.routing.get("smpp_contact", ""),
        }
        self._wire.once("purchase", params, lambda: {} if self._is_ours(purchase) else None)

    def _is_ours(self, purchase: Purchase) -> bool:
        return bool(self._owned.of([purchase.offer.number]))

    def _verify(self, bought: list[Bought]) -> None:
        """Find what was bought on the account: a success answer is not believed before the number is there."""
        waiting = {purchase.offer.number: (planned, purchase) for planned, purchase in bought}

        def look() -> bool:
            for number, row in self._owned.of(waiting).items():
                self._verified(*waiting.pop(number), row)
            return not waiting

        if waiting:
            settled(look, self._session.settings.patience, at_once=True)
        for number, (planned, _purchase) in waiting.items():
            error = "the carrier answered success, but the number was not seen on the account. Run again to see"
            self._report(Outcome(action=planned, status="unknown", name=number, error=error))

    def _verified(self, planned: Purchase, purchase: Purchase, row: OwnedNumber) -> None:
        told, moved = purchase.offer.cost, None
        if row.cost != told:
            moved = f"{row.number} was bought for {_price(row.cost)} instead of {_price(told)}"
            self._moved.append(moved)
        status: Status = "pending" if row.status == "pending" else "done"
        facts = number_facts(row)
        self._report(Outcome(action=planned, status=status, facts=facts, name=row.number, error=moved, cost=row.cost))


def _remedy(words: str) -> str:
    """What to do about a refused purchase, as far as the carrier's words tell."""
    found = [remedy for word, remedy in _REMEDIES.items() if word in words]
    return f"It was not bought. {' '.join(found or _REMEDIES.values())} Then run again."


def _price(cost: Cost) -> str:
    told = cost.as_dict()
    return f"setup {told['setup']}, monthly {told['monthly']}"


def _growing(purchases: Sequence[Purchase], first: int) -> Iterator[Sequence[Purchase]]:
    """Parts of ``first``, twice that, four times that, ..."""
    start, size = 0, first
    while start < len(purchases):
        yield purchases[start : start + size]
        start += size
        size *= 2
