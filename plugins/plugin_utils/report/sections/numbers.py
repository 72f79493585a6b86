# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is owned: numbers by place, kind and destination, and what they cost a month. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..figures import Figures
from ..numbers import Group, Numbers
from ..values import added
from ..view import SHOWN, Card, Chart, Column, Section, Series, table
from ..words import count, counted, money, share

#: Bars of a chart; the other groups are one more.
BARS = 6


def numbers_section(figures: Figures) -> Section | None:
    """By country and area, type, and trunk group or destination."""
    numbers = figures.numbers
    if numbers is None:
        return None
    return Section(
        id="numbers",
        title="Numbers",
        cards=tuple(_owned(kind, groups) for kind, groups in _kinds(figures, numbers).items() if groups),
        empty="No numbers are owned.",
        columns=3,
    )


def _kinds(figures: Figures, numbers: Numbers) -> dict[str, Sequence[Group]]:
    point = "Trunk group" if "trunk_groups" in figures.subject.capabilities else "Destination"
    return {"Country and area": numbers.areas, "Type": numbers.types, point: numbers.routes}


def _owned(kind: str, groups: Sequence[Group]) -> Card:
    whole = sum(group.count for group in groups)
    first, rest = groups[0], sum(group.count for group in groups[SHOWN:])
    return Card(
        id=f"numbers-by-{kind.lower().replace(' ', '-')}",
        title=f"By {kind.lower()}",
        lead=f"{first.name}: {share(first.count, whole)} of {counted(whole, 'number')}.",
        chart=_bars([(group.name, Decimal(group.count)) for group in groups], "{:,.0f}"),
        table=table(
            f"Numbers by {kind.lower()}",
            [Column(kind, "name"), "Numbers", "Share"],
            [(group.name, count(group.count), share(group.count, whole)) for group in groups],
            f" with {counted(rest, 'number')}",
        ),
    )


def commitment_section(figures: Figures) -> Section | None:
    """What the numbers cost a month."""
    numbers = figures.numbers
    if numbers is None:
        return None
    told = numbers.all.monthly is not None
    untold = f" {counted(numbers.all.untold, 'number')} without a price told." if numbers.all.untold else ""
    return Section(
        id="commitment",
        title="Monthly commitment",
        lead=f"{money(numbers.all.monthly)} a month in all.{untold}" if told else "",
        cards=tuple(_priced(kind, groups) for kind, groups in _kinds(figures, numbers).items()) if told else (),
        empty="The carrier tells no monthly price." if numbers.all.count else "Nothing is committed.",
        columns=3,
    )


def _priced(kind: str, groups: Sequence[Group]) -> Card:
    dear = sorted(groups, key=lambda group: (-(group.monthly or 0), group.name))
    whole = added([group.monthly for group in dear]) or Decimal(0)
    first, rest = dear[0], added([group.monthly for group in dear[SHOWN:]])
    return Card(
        id=f"commitment-by-{kind.lower().replace(' ', '-')}",
        title=f"By {kind.lower()}",
        lead=f"{first.name}: {money(first.monthly)} a month for {counted(first.count, 'number')}.",
        chart=_bars([(group.name, group.monthly or Decimal(0)) for group in dear], "{:,.2f}"),
        table=table(
            f"Monthly commitment by {kind.lower()}",
            [Column(kind, "name"), "Numbers", "Monthly", "Share"],
            [
                (group.name, count(group.count), money(group.monthly), share(group.monthly or 0, whole))
                for group in dear
            ],
            f" with {money(rest)} a month",
        ),
    )


def _bars(amounts: Sequence[tuple[str, Decimal]], form: str) -> Chart:
    """The first groups, and the others as one."""
    shown = list(amounts[:BARS]) if len(amounts) > BARS + 1 else list(amounts)
    if others := amounts[len(shown) :]:
        shown.append((f"{len(others):,} others", sum((amount for _name, amount in others), Decimal(0))))
    return Chart(
        kind="bars",
        labels=tuple(name for name, _amount in shown),
        series=(Series("", tuple(float(amount) for _name, amount in shown)),),
        texts=tuple(form.format(amount) for _name, amount in shown),
    )
