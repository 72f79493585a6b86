# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Why a plan of numbers is not to be carried out, in sentences. Imported only where it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..domain.money import Cost
from ..domain.number import Offer, OwnedNumber, without_password
from ..domain.phone import listed
from ..domain.problem import Problem
from ..domain.wish import NumbersWish, WantedPool
from ..domain.wording import counted
from .matching import Match


def exceeded(wish: NumbersWish, committed: Cost, releases: list[str]) -> list[str]:
    """The budget and the guard on releases, where the whole plan is over them."""
    problems = []
    if not committed.within(wish.budget):
        sums, caps = committed.as_dict(), wish.budget.as_dict()
        parts = [f"{part} {sums[part]} (budget {caps[part]})" for part in sums if caps[part] is not None]
        problems.append(
            f"over the budget: this would newly commit {' and '.join(parts)}. Nothing was bought. Ask for fewer "
            "numbers, or raise budget if that is meant"
        )
    if len(releases) > wish.max_releases:
        problems.append(
            f"{counted(len(releases), 'number')} would be released for good ({listed(releases)}), max_releases is "
            f"{wish.max_releases}: nothing was released. Set max_releases to {len(releases)} if that is meant"
        )
    return problems


def unavailable(number: str, match: Match, *, reserves: bool) -> str:
    """Why a number asked for by name is not offered, as far as that shows, and what to do.

    ``reserves``: a number may not show although nobody bought it.
    """
    if why := match.holdings.vanished.get(number):
        return why
    order = match.stuck.get(number)
    if order is None:
        why = "not for sale and not owned: sold to somebody else, or not offered by this carrier"
        if reserves:
            why += (
                ", or still reserved (by another system, or by a run that was cut: the carrier lets it go in time, or "
                "dialtone.telecom.number_reservation frees it where its reserveId is known)"
            )
        return f"{why}. Choose another number, or run again later"
    others = listed([other for other in order.numbers if other != number])
    all_of_it = f" together with {others}" if others else ""
    where = "" if order.trunk_group is None else f" for trunk group {order.trunk_group}"
    return (
        f"it is held by the unprocessed order {order.id}{where}{all_of_it}, which costs nothing yet. Ask for it"
        f"{all_of_it}{where}, and the order is processed; or have the carrier cancel it, for no call does"
    )


def no_spare(left: Sequence[Offer]) -> str:
    """Why none of what is left for sale stands in for a number that was sold."""
    if not left:
        return "no other number for sale fits the pool"
    told = [f"{part} {amount}" for part, amount in left[0].cost.as_dict().items() if amount is not None]
    return (
        f"a replacement may cost no more than the number planned, and the {len(left)} others that fit do "
        f"(the first of them: {left[0].number}, {', '.join(told)})"
    )


def shortage(
    pool: WantedPool,
    short: int,
    picked: int,
    elsewhere: Sequence[OwnedNumber],
    reasons: Sequence[Sequence[Problem]],
    *,
    partial: bool,
) -> str:
    """Why a pool finds too few, and what to do.

    ``elsewhere``: the owned numbers that keep it from buying; ``reasons``: why each of those for sale is not bought,
    nothing where it fits.
    """
    if elsewhere:
        where = sorted({_target(number) for number in elsewhere})
        return (
            f"it lacks {short} of {pool.count}, but {len(elsewhere)} owned numbers "
            f"match its select and point elsewhere ({listed(where, 5)}): nothing was bought. Set routed_elsewhere "
            "to move (route them here) or ignore (buy new ones)"
        )
    wanted, (reason, count) = counted(pool.count, "number"), _most_frequent(reasons)
    why = "; ".join(map(str, reason))
    if not picked and any(problem.key for problem in reason):
        return f"it wants {wanted} and lacks {short}; nothing can be bought for it: {why}. Give that"
    unfit = f" ({count} others do not: {why})" if reason else ""
    remedy = _remedy(None if reasons else pool.select.country, partial=partial)
    return (
        f"it wants {wanted} and lacks {picked + short}; the market has {picked} that "
        f"fit, {short} too few{unfit}. {remedy}"
    )


def _remedy(country: str | None, *, partial: bool) -> str:
    """What to do; ``country``: as it was selected, where that found nothing at all."""
    general = f"Widen select{' or' if partial else ','} lower count"
    general += "" if partial else ", or set shortage to partial"
    if country is None or len(country) == 2:
        return general
    return (
        f"Check select.country: {country!r} is looked for as the carrier writes names of countries (did_market_info "
        f"shows them), and a two-letter code such as US is safer. Or: {general[0].lower()}{general[1:]}"
    )


def _most_frequent(reasons: Iterable[Sequence[Problem]]) -> tuple[tuple[Problem, ...], int]:
    """The most frequent reason for which candidates were not picked, and of how many; of several the first by name."""
    found = Counter(tuple(reason) for reason in reasons if reason)
    return min(found.items(), key=lambda each: (-each[1], *map(str, each[0])), default=((), 0))


def _target(number: OwnedNumber) -> str:
    """Where an owned number points, for a sentence; without what belongs to this number alone."""
    told: Sequence[str] = [
        without_password(key, value) for key, value in number.routing.items() if value and key != "status"
    ]
    return " and ".join(told) or "nowhere"
