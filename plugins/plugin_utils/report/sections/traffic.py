# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Calls over time, how many were answered, and how long they were. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..figures import Figures
from ..traffic import Period, total
from ..view import Card, Chart, Column, Section, Series, table
from ..words import count, counted, minutes, money, percent, period, tick

Directions = Mapping[str, Sequence[Period]]


def traffic_section(figures: Figures) -> Section | None:
    """A chart of calls for each direction, then ASR and ACD of both."""
    given = {"Calls in": figures.calls_in, "Calls out": figures.calls_out}
    told = {title: periods for title, periods in given.items() if periods is not None}
    if not told:
        return None
    directions = {title: periods for title, periods in told.items() if periods}
    cards = [*(_calls(title, periods) for title, periods in directions.items()), *_ratios(directions)]
    return Section(
        id="traffic",
        title="Traffic",
        lead=_lead(directions, figures) if directions else "",
        cards=tuple(cards) if directions else (),
        empty="There were no calls.",
        columns=3 if len(cards) == 3 else 2,
    )


def _lead(directions: Directions, figures: Figures) -> str:
    terms = "ASR: how many of the calls tried were answered. ACD: how long an answered call was."
    if "calls" in figures.subject.reads:
        calls = sum(each.tried for periods in directions.values() for each in periods)
        return f"Out of {counted(calls, 'call record')}. {terms}"
    if any(periods[-1].name == figures.subject.today[:7] for periods in directions.values()):
        return f"{terms} {period(figures.subject.today[:7])} is not over yet."
    return terms


def _calls(title: str, periods: Sequence[Period]) -> Card:
    whole = total(periods, title)
    kept = [("Cost", whole.cost)] if whole.cost is not None else []
    return Card(
        id=title.lower().replace(" ", "-"),
        title=title,
        lead=f"{counted(whole.tried, 'call')} tried, {count(whole.answered)} answered ({percent(whole.asr)}),"
        f" {counted(round(whole.minutes), 'minute')}.",
        chart=Chart(
            kind="columns",
            labels=tuple(tick(each.name) for each in periods),
            series=(
                Series("answered", tuple(float(each.answered) for each in periods)),
                Series("not answered", tuple(float(each.tried - each.answered) for each in periods)),
            ),
        ),
        table=table(
            title,
            [Column("When", "word"), "Tried", "Answered", "Minutes", *(name for name, _cost in kept)],
            [_row(each, cost=bool(kept)) for each in reversed(periods)],
        ),
    )


def _row(each: Period, *, cost: bool) -> tuple[str, ...]:
    told = (period(each.name), count(each.tried), count(each.answered), count(round(each.minutes)))
    return (*told, money(each.cost)) if cost else told


def _ratios(directions: Directions) -> tuple[Card, Card]:
    names = sorted({each.name for periods in directions.values() for each in periods})
    found = {title: {each.name: each for each in periods} for title, periods in directions.items()}
    whole = {title: total(periods, title) for title, periods in directions.items()}

    def of(title: str, name: str, key: str) -> float | None:
        each = found[title].get(name)
        return getattr(each, key) if each else None

    def card(key: str, title: str, unit: str) -> Card:
        word = percent if key == "asr" else minutes
        return Card(
            id=key,
            title=title,
            lead=", ".join(f"{title}: {word(getattr(whole[title], key))}" for title in directions) + ".",
            chart=Chart(
                kind="lines",
                labels=tuple(map(tick, names)),
                series=tuple(Series(title, tuple(of(title, name, key) for name in names)) for title in directions),
                unit=unit,
            ),
            table=table(
                title,
                [Column("When", "word"), *directions],
                [(period(name), *(word(of(title, name, key)) for title in directions)) for name in reversed(names)],
            ),
        )

    return card("asr", "Answer-seizure ratio (ASR)", "%"), card("acd", "Average call duration (ACD)", "min")
