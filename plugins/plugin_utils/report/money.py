# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Balance, charges and payments over time, out of the ledger. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .values import Row, amount, clean, day


@dataclass(frozen=True, kw_only=True)
class Payment:
    """``paid`` less ``fee`` is ``credited``; ``status`` is the carrier's word, which it explains nowhere."""

    day: str
    reference: str
    method: str
    paid: Decimal | None
    fee: Decimal | None
    credited: Decimal | None
    status: str


@dataclass(frozen=True, kw_only=True)
class Money:
    """``balances``: after each day that moved money, ``opening`` before the first of them; ``charges``: by kind;
    ``months``: charges by month.
    """

    balance: Decimal | None
    opening: Decimal | None = None
    balances: tuple[tuple[str, Decimal], ...] = ()
    charges: tuple[tuple[str, Decimal], ...] = ()
    months: tuple[tuple[str, Decimal], ...] = ()
    payments: tuple[Payment, ...] = ()


def money_of(balance: object, ledger: Sequence[Row], payments: Iterable[Row]) -> Money:
    """Out of what billing_info tells."""
    now = amount(balance)
    charges = _debits(ledger, lambda row: clean(row.get("activity")))
    months = _debits(ledger, lambda row: day(row.get("date"))[:7])
    opening, balances = _balances(now, ledger)
    return Money(
        balance=now,
        opening=opening,
        balances=balances,
        charges=tuple(sorted(charges.items(), key=lambda charge: (-charge[1], charge[0]))),
        months=tuple(sorted(months.items())),
        payments=tuple(sorted(map(_payment, payments), key=lambda each: (each.day, each.reference), reverse=True)),
    )


def _balances(now: Decimal | None, ledger: Iterable[Row]) -> tuple[Decimal | None, tuple[tuple[str, Decimal], ...]]:
    """Before the first day and after each, counted back from the present one: rows of one moment come in any order."""
    moved: dict[str, Decimal] = defaultdict(Decimal)
    for row in ledger:
        moved[day(row.get("date"))] += (amount(row.get("credit")) or 0) - (amount(row.get("debit")) or 0)
    found = []
    left = now
    for name in sorted(moved, reverse=True):
        if left is not None and name:
            found.append((name, left))
            left -= moved[name]
    return left, tuple(reversed(found))


def _debits(ledger: Iterable[Row], name_of: Callable[[Row], str]) -> dict[str, Decimal]:
    """What was charged, by what each row is called."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in ledger:
        if debit := amount(row.get("debit")):
            sums[name_of(row)] += debit
    return sums


def _payment(row: Row) -> Payment:
    return Payment(
        day=day(row.get("date")),
        reference=clean(row.get("reference")),
        method=clean(row.get("method")),
        paid=amount(row.get("funded_amount")),
        fee=amount(row.get("charges")),
        credited=amount(row.get("amount")),
        status=clean(row.get("status")),
    )
