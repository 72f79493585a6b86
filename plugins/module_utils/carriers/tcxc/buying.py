# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying on tcxc: one request a number, many in flight; each lost answer settled by looking (seed 002)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...domain.action import Outcome, Purchase, Report
from ...domain.errors import RefusedError, TelecomError
from ...domain.money import Cost
from ...domain.number import OwnedNumber, number_facts
from ...transport.confirm import settled
from ..outcome import failure
from .market import MarketList
from .owned import OwnedList
from .wire import Wire

if TYPE_CHECKING:
    from ..capabilities.numbers import Spares


_REMEDIES = {
    "billing": "Check billing_account: it is the id (i_account) of one of the account's own billing accounts.",
    "contact": "Check contact and smpp_contact.",
    "balance": "See that the account's balance covers the setup price and the first month.",
}


class Buyer:
    """Buys the numbers of one plan."""

    def __init__(self, wire: Wire, owned: OwnedList, market: MarketList, spares: Spares, report: Report) -> None:
        self._wire = wire
        self._session = wire.session
        self._owned = owned
        self._market = market
        self._spares = spares
        self._report = report

    def buy(self, purchases: Sequence[Purchase]) -> None:
        """In growing chunks, each verified on the account, so that a price that moved stops the rest."""
        self._refuse_moved_prices(purchases)
        left = list(purchases)
        for chunk in _growing(purchases, self._session.settings.concurrency):
            left = left[len(chunk) :]
            bought = self._session.parallel(self._buy_or_report, chunk)
            if moved := self._verify([pair for pair in bought if pair]):
                self._stop("; ".join(moved[:10]), left)
                break

    def _stop(self, moved: str, left: Sequence[Purchase]) -> None:
        """A price moved after the last look: what is ``left`` is not bought, and the task does not pass for well."""
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

    def _buy_or_report(self, purchase: Purchase) -> tuple[Purchase, Purchase] | None:
        """The planned purchase and the one that went through (a spare where it was sold), or None, reported.

        No error leaves here: the other purchases of the chunk may have gone through.
        """
        try:
            return purchase, self._bought(purchase)
        except TelecomError as error:
            self._report(failure(purchase, error))
            return None

    def _bought(self, purchase: Purchase) -> Purchase:
        """Buy it, or a spare where it was sold meanwhile.

        Never another candidate while this one is open (AmbiguousError): that is how a pool overshoots.
        """
        try:
            self._send(purchase)
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
            "billing_i_account": str(purchase.billing_account),
            "contact": purchase.routing.get("contact", ""),
            "smpp_contact": purchase.routing.get("smpp_contact", ""),
        }
        self._wire.once("purchase", params, lambda: {} if self._is_ours(purchase) else None)

    def _is_ours(self, purchase: Purchase) -> bool:
        return bool(self._owned.of([purchase.offer.number]))

    def _verify(self, bought: list[tuple[Purchase, Purchase]]) -> list[str]:
        """Find what was bought on the account; returns which prices moved.

        A success answer is not believed before the number is there.
        """
        wanted = {purchase.offer.number for _planned, purchase in bought}
        owned: dict[str, OwnedNumber] = {}

        def look() -> bool | None:
            owned.update(self._owned.of(wanted - owned.keys()))
            return True if wanted <= owned.keys() else None

        if wanted:
            settled(look, self._session.settings.patience, at_once=True)
        moved = [self._verified(planned, bought_as, owned) for planned, bought_as in bought]
        return [text for text in moved if text]

    def _verified(self, planned: Purchase, purchase: Purchase, owned: dict[str, OwnedNumber]) -> str:
        number = purchase.offer.number
        row = owned.get(number)
        if row is None:
            error = "the carrier answered success, but the number does not show on the account"
            self._report(Outcome(action=planned, status="unknown", name=number, error=f"{error}. Run again to see"))
            return ""
        told = purchase.offer.cost
        moved = f"{number} was bought for {_price(row.cost)} instead of {_price(told)}" if row.cost != told else ""
        status = "pending" if row.status == "pending" else "done"
        facts = number_facts(row)
        outcome = Outcome(action=planned, status=status, facts=facts, name=number, error=moved or None, cost=row.cost)
        self._report(outcome)
        return moved


def _remedy(words: str) -> str:
    """What to do about a refused purchase, as far as the carrier's words tell."""
    found = [remedy for word, remedy in _REMEDIES.items() if word in words]
    return f"It was not bought. {' '.join(found or _REMEDIES.values())} Then run again."


def _price(cost: Cost) -> str:
    told = cost.as_dict()
    return f"setup {told['setup']}, monthly {told['monthly']}"


def _growing(purchases: Sequence[Purchase], first: int) -> Iterator[Sequence[Purchase]]:
    """Chunks of ``first``, twice that, four times that, ..."""
    start, size = 0, first
    while start < len(purchases):
        yield purchases[start : start + size]
        start += size
        size *= 2
