# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is on the account and not declared. It is told, and left alone. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from .estate import Result, failed, single_results

DISABLED = "disabled"


def unmanaged(
    plans: Mapping[str, Result | None], account: Mapping[str, Any], ported: Iterable[str]
) -> Iterator[dict[str, str]]:
    """One entry a thing: ``resource`` and ``name``. Surplus members of pools are declared by no count.

    A kind whose plan failed before it told anything is left out, for all of it would seem not to be declared.
    """
    known = _known(plans)
    titles = _named(plans.get("trunk_groups"))
    ids = {entry.get("id") for entry in _items(plans.get("trunk_groups"))}
    for group in _listed(account, "trunk_groups", known):
        if group["title"] not in titles and group["id"] not in ids:
            yield {"resource": "trunk_group", "name": str(group["title"])}
    addresses = _named(plans.get("termination_trunks"))
    for trunk in _listed(account, "termination_trunks", known):
        if trunk["ip"] not in addresses and trunk["state"] != DISABLED:
            yield {"resource": "termination_trunk", "name": str(trunk["ip"])}
    covered = (str(number) for turn in single_results(plans.get("numbers")) for number in turn.get("covered") or [])
    numbers = {*covered, *ported}
    for number in _listed(account, "numbers", known):
        if number not in numbers:
            yield {"resource": "number", "name": str(number)}


def disabled(plans: Mapping[str, Result | None], account: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The termination trunks that are switched off and not declared: they stay in the carrier's list (seed 003).

    One that is in use under the same address is declared or unmanaged itself.
    """
    there = _listed(account, "termination_trunks", _known(plans))
    used = _named(plans.get("termination_trunks")) | {trunk["ip"] for trunk in there if trunk["state"] != DISABLED}
    for address in dict.fromkeys(str(trunk["ip"]) for trunk in there if trunk["ip"] not in used):
        yield {"resource": "termination_trunk", "name": address, "state": DISABLED}


def _known(plans: Mapping[str, Result | None]) -> set[str]:
    """The kinds of which it is known what is declared."""
    return {kind for kind, result in plans.items() if _told(result) or not _failed(result)}


def _told(result: Result | None) -> bool:
    """Whether a task got as far as telling what it is about."""
    return any(turn.get("results") or "covered" in turn for turn in single_results(result))


def _items(result: Result | None) -> Iterator[Mapping[str, Any]]:
    for turn in single_results(result):
        yield from turn.get("results") or []


def _failed(result: Result | None) -> bool:
    return any(map(failed, single_results(result)))


def _named(result: Result | None) -> set[str]:
    return {str(entry["name"]) for entry in _items(result)}


def _listed(account: Mapping[str, Any], kind: str, known: Container[str]) -> list[Any]:
    return list(account.get(kind) or []) if kind in known else []
