# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Balance, charges and payments. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ..figures import Figures
from ..money import Money, Payment
from ..values import added
from ..view import Card, Chart, Column, Section, Series, table
from ..words import counted, day, money, period, share, tick


def money_section(figures: Figures) -> Section | None:
    """What the account holds, what was charged, and what was paid."""
    held = figures.money
    if held is None:
        return None
    return Section(
        id="money",
        title="Balance and payments",
        lead=f"The balance is {money(held.balance)}."
        if held.balance is not None
        else "The carrier shows no balance yet.",
        cards=tuple(card for card in (_balances(held), _charges(held), _payments(held)) if card),
        empty="No money was moved." if "ledger" in figures.subject.reads else "",
    )


def _balances(held: Money) -> Card | None:
    if not held.balances:
        return None
    lowest = min(held.balances, key=lambda each: each[1])
    days = list(_each_day(held))
    return Card(
        id="balance",
        title="Balance",
        lead=f"Lowest on {day(lowest[0])}: {money(lowest[1])}.",
        chart=Chart(
            kind="steps",
            labels=tuple(tick(name) for name, _amount in days),
            series=(Series("Balance", tuple(amount for _name, amount in days)),),
        ),
        table=table(
            "Balance after each day that moved money",
            [Column("Day", "word"), "Balance"],
            [(day(name), money(amount)) for name, amount in reversed(held.balances)],
        ),
    )


def _each_day(held: Money) -> Iterator[tuple[str, float]]:
    """The balance of every day from the one before the first on, so that time runs evenly."""
    known = dict(held.balances)
    balance = held.opening or Decimal(0)
    for at in range(date.fromisoformat(min(known)).toordinal() - 1, date.fromisoformat(max(known)).toordinal() + 1):
        name = date.fromordinal(at).isoformat()
        balance = known.get(name, balance)
        yield name, float(balance)


def _charges(held: Money) -> Card | None:
    if not held.charges:
        return None
    whole = added([amount for _kind, amount in held.charges])
    kind, most = held.charges[0]
    return Card(
        id="charges",
        title="Charges",
        lead=f"{money(whole)} in all, most of it for {kind}: {money(most)}.",
        chart=Chart(
            kind="columns",
            labels=tuple(tick(name) for name, _amount in held.months),
            series=(Series("charged", tuple(float(amount) for _name, amount in held.months)),),
        ),
        table=table(
            "Charges by kind and by month",
            [Column("What", "name"), "Charged", "Share"],
            [
                *((name, money(amount), share(amount, whole or 0)) for name, amount in held.charges),
                *((period(name), money(amount), share(amount, whole or 0)) for name, amount in reversed(held.months)),
            ],
        ),
    )


def _payments(held: Money) -> Card | None:
    if not held.payments:
        return None
    credited = added([each.credited for each in held.payments])
    return Card(
        id="payments",
        title="Payments",
        lead=f"{counted(len(held.payments), 'payment')}. The status is the carrier's word, which it explains nowhere.",
        table=table(
            "Payments",
            [
                *(Column(title, "word") for title in ("Day", "Reference", "Method")),
                *("Paid", "Fee", "Credited"),
                Column("Status", "word"),
            ],
            [_row(each) for each in held.payments],
            f" of {money(credited)} credited in all",
        ),
        wide=True,
    )


def _row(each: Payment) -> tuple[str, ...]:
    return (
        *(day(each.day), each.reference, each.method),
        *(money(each.paid), money(each.fee), money(each.credited)),
        each.status,
    )
