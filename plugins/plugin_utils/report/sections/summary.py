# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What there is to know in ten seconds: key figures, and what somebody should look at. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ..figures import Figures
from ..money import Money
from ..numbers import NOWHERE, Numbers
from ..traffic import Period, total
from ..view import Tile
from ..words import count, counted, day, minutes, money, percent, period


def tiles(figures: Figures) -> Iterator[Tile]:
    """The key figures that the account has."""
    if figures.numbers:
        yield from _of_numbers(figures.numbers)
    if figures.money:
        payments = figures.money.payments
        note = f"last payment {day(payments[0].day)}" if payments else ""
        yield Tile(title="Balance", value=money(figures.money.balance), note=note)
    yield from _of_traffic(figures)
    if figures.orders is not None and figures.port_ins is not None:
        opened = [sum(order.is_open for order in orders) for orders in (figures.orders, figures.port_ins)]
        note = f"{counted(opened[0], 'order')}, {counted(opened[1], 'port-in')}"
        yield Tile(title="Under way", value=count(sum(opened)), note=note)


def _of_numbers(numbers: Numbers) -> Iterator[Tile]:
    whole = numbers.all
    statuses = ", ".join(f"{count(group.count)} {group.name}" for group in numbers.statuses)
    yield Tile(title="Numbers", value=count(whole.count), note=statuses)
    if whole.monthly is not None:
        each = money(round(whole.monthly / (whole.count - whole.untold), 2))
        note = f"{counted(whole.untold, 'number')} without a price" if whole.untold else f"{each} a number on average"
        yield Tile(title="Monthly commitment", value=money(whole.monthly), note=note)


def _of_traffic(figures: Figures) -> Iterator[Tile]:
    """The last month that is over, or all call records that were read."""
    periods = [*(figures.calls_in or ()), *(figures.calls_out or ())]
    names = sorted({each.name for each in periods})
    if "calls" not in figures.subject.reads:
        names = [name for name in names if name < figures.subject.today[:7]][-1:]
    chosen: list[Period] = [each for each in periods if each.name in names]
    if not chosen:
        return
    whole = total(chosen, "")
    when = period(names[0]) if len(names) == 1 else f"{period(names[0])} to {period(names[-1])}"
    ratios = f"ASR {percent(whole.asr)}, ACD {minutes(whole.acd)}"
    yield Tile(title=f"Calls, {when}", value=count(whole.tried), note=ratios)


def notices(figures: Figures) -> Iterator[str]:
    """What somebody should look at."""
    if figures.numbers:
        yield from _numbers_to_look_at(figures.numbers)
    if opened := [order for order in figures.orders or () if order.state == "open"]:
        told = f"{counted(len(opened), 'order')} generated and never processed"
        yield f"{told}: {_first([order.id for order in opened])}. Nothing is paid for them yet."
    today = figures.subject.today
    if late := [each for each in figures.port_ins or () if each.is_open and "" < each.moves < today]:
        told = f"{counted(len(late), 'port-in')} should have moved by now"
        yield f"{told}: {_first([f'{each.id} ({day(each.moves)})' for each in late])}."
    if figures.numbers and figures.money:
        yield from _balance_to_look_at(figures.numbers, figures.money)


def _numbers_to_look_at(numbers: Numbers) -> Iterator[str]:
    for group in numbers.statuses:
        if group.name == "pending":
            yield f"{counted(group.count, 'number waits for its', 'numbers wait for their')} documents to be verified."
        elif group.name != "active":
            yield f"{counted(group.count, 'number is', 'numbers are')} {group.name}, and may cost all the same."
    for group in numbers.routes:
        if group.name == NOWHERE:
            lost = counted(group.count, "number points nowhere: its", "numbers point nowhere: their")
            yield f"{lost} calls are lost."


def _balance_to_look_at(numbers: Numbers, held: Money) -> Iterator[str]:
    due = numbers.all.monthly
    if held.balance is not None and due is not None and held.balance < due:
        yield f"The balance of {money(held.balance)} does not cover the monthly commitment of {money(due)}."


def _first(names: list[str]) -> str:
    """The first of them, and how many more."""
    more = f" and {count(len(names) - 3)} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
