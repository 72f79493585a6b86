# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the declared numbers lack to be bought, as far as that shows offline. What is owned already needs none of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ..domain.number import Offer
from ..domain.phone import e164
from ..domain.problem import Path, Problem
from .declaration import Declaration, offline

_FREE = Decimal(0)
_NONE: frozenset[str] = frozenset()


def purchase_lacks(declaration: Declaration, ported: Collection[str], names: Collection[str]) -> list[Problem]:
    """What each number and pool lacks, in the carrier's words, those of one kind together.

    ``ported``: numbers that are never bought. ``names``: all variables, for options that stand beside the defaults.
    """
    if not (declaration.listed("numbers") or declaration.listed("pools")):
        return []
    carrier = offline(declaration.carrier, "numbers")
    lacking: dict[Problem, list[Path]] = {}
    plain = (frozenset({"number"}), _NONE)
    known = {plain: _problems(carrier, declaration.values.get("defaults") or {}, _NONE)}
    for path, entry in _entries(declaration, ported, plain_too=bool(known[plain])):
        kind = (frozenset(key for key, value in entry.items() if value), _features(entry))
        if kind not in known:
            given = {**(declaration.values.get("defaults") or {}), **{key: entry[key] for key in kind[0]}}
            known[kind] = _problems(carrier, given, kind[1])
        for problem in known[kind]:
            lacking.setdefault(problem, []).append(path)
    return [_told(declaration, problem, paths, names) for problem, paths in lacking.items()]


def _features(entry: Mapping[str, Any]) -> frozenset[str]:
    select = entry.get("select")
    return frozenset(select.get("features") or ()) if select else _NONE


def _entries(
    declaration: Declaration, ported: Collection[str], *, plain_too: bool
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """What may have to be bought; numbers without options of their own, of which there may be thousands, if wanted."""
    nanp = declaration.nanp
    for at, entry in enumerate(declaration.listed("numbers")):
        if not plain_too and isinstance(entry, str):
            continue
        options = entry if isinstance(entry, Mapping) else {"number": entry}
        if options.get("state") != "absent" and not (ported and e164(options["number"], nanp=nanp) in ported):
            yield (declaration.name("numbers"), at), options
    for at, pool in enumerate(declaration.listed("pools")):
        if int(pool["count"]) > 0:
            yield (declaration.name("pools"), at), pool


def _problems(carrier: Any, given: Mapping[str, Any], features: frozenset[str]) -> list[Problem]:
    """The options without which the carrier would sell nothing; features are known where they are selected."""
    routing = {key: str(given[key]) for key in carrier.routing_keys if key in given}
    features = features or frozenset(() if routing else ("voice",))
    offer = Offer(number="", id="0", setup_fee=_FREE, monthly_fee=_FREE, features=features)
    found = carrier.purchase_problems(offer, routing, given.get("billing_account"))
    return [problem for problem in found if problem.key]


def _told(declaration: Declaration, problem: Problem, paths: list[Path], names: Collection[str]) -> Problem:
    """A carrier's problem in the declaration, with what to do about the option that lacks."""
    defaults, beside = declaration.name("defaults"), any(option in names for option in problem.key)
    others = f", here and in {len(paths) - 1} more" if len(paths) > 1 else ""
    remedy = f"indent it below {defaults}, outside of which it stands" if beside else f"give it in {defaults}"
    return Problem(paths[0], problem.key, f"{problem.sentence}{others}: {remedy}; what is owned already needs none")
