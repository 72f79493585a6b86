# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The oracle: compares what runs said with the carrier's own books. Each function gives complaints, none when well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tests.chaos.books import Books
from tests.chaos.estates import Estate, Pool
from tests.chaos.runs import Run

Entry = dict[str, Any]
Complaints = Iterator[str]


@dataclass(frozen=True)
class Sight:
    """The books before a run, right after it, and when everything that was under way has happened."""

    before: Books
    after: Books
    late: Books


def money(books: Books) -> Complaints:
    """Nothing twice, and the balance is what was bought."""
    for what in ("bought", "trunk_groups", "termination_trunks", "port_ins"):
        twice = [name for name, times in Counter(getattr(books, what)).items() if times > 1]
        if twice:
            yield f"double {what}: {twice}"
    if books.spent != books.costs:
        yield f"balance: {books.spent} left the account, what was bought costs {books.costs}"


def truth(estate: Estate, run: Run, sight: Sight) -> Complaints:
    """Every entry of the results is so on the carrier, and nothing happened that no entry tells."""
    entries = [entry for result in run.results for entry in result["results"]]
    open_names = {entry["name"] for entry in entries if entry["status"] in ("done", "pending", "unknown")}
    for entry in entries:
        if problem := _untrue(estate, entry, sight, open_names):
            yield f"untrue: {entry['name']} is {entry['status']} ({entry['action']}), but {problem}: {entry['error']}"
    told = run.killed or open_names >= sight.late.owned.keys() - sight.before.owned.keys()
    if not told:
        yield f"untold: {sorted(sight.late.owned.keys() - sight.before.owned.keys() - open_names)} came to the account"
    if not run.killed and not run.changed and replace(sight.after, elsewhere=sight.before.elsewhere) != sight.before:
        yield "untrue: changed is false, but something changed"
    for result in run.results:
        counted = Counter(entry["status"] for entry in result["results"])
        if any(counted[status] != count for status, count in result["counts"].items()):
            yield f"untrue: counts {result['counts']}, but there are {dict(counted)}"
        if result["failed"] and len(result["msg"]) < 10:
            yield "a failure without words"


def _untrue(estate: Estate, entry: Entry, sight: Sight, open_names: set[str]) -> str | None:
    """Why an entry about a number is not true, or None."""
    name, status = entry["name"], entry["status"]
    if not name.startswith("+"):
        return None if status == "skipped" else f"nothing is called {name}"
    if status in ("done", "ok"):
        return _not_so(estate, entry, sight.after)
    if status == "pending":
        return None if name in sight.after.unverified else "it waits for nothing"
    if status == "unknown":
        return None if entry["error"] else "no word says what is not known"
    if status in ("failed", "skipped"):
        return None if name in open_names else _happened(entry, sight)
    return "that is no end of a real run"


def _not_so(estate: Estate, entry: Entry, books: Books) -> str | None:
    name = entry["name"]
    if entry["action"] == "release" or name in estate.absent:
        return "it is on the account" if name in books.owned else None
    if name not in books.owned:
        return "it is not on the account"
    wanted = {pool.place for pool in estate.pools if pool.fits(name)}
    if name in estate.explicit:
        wanted = {estate.explicit[name]}
    return None if books.owned[name] in wanted else f"it points to {books.owned[name]}"


def _happened(entry: Entry, sight: Sight) -> str | None:
    """What an action did all the same that is said to have failed or not to have been tried."""
    name = entry["name"]
    was, now = sight.before.owned.get(name), sight.late.owned.get(name)
    return None if was == now else f"it was at {was} and is at {now}"


def converged(estate: Estate, first: Books, last: Books) -> Complaints:
    """The account holds the estate, no more and no less."""
    for number, place in estate.explicit.items():
        if last.owned.get(number) != place:
            yield f"not converged: {number} is at {last.owned.get(number)}, not at {place}"
    for number in estate.absent & last.owned.keys():
        yield f"not converged: {number} was not released"
    for pool in estate.pools:
        size, was = len(members(estate, pool, last)), len(members(estate, pool, first))
        if size < pool.count:
            yield f"not converged: pool {pool.name} has {size} of {pool.count}"
        if size > (pool.count if pool.exact else max(pool.count, was)):
            yield f"overshoot: pool {pool.name} has {size} of {pool.count}, it had {was}"
    yield from _lost(estate, first, last)


def _lost(estate: Estate, first: Books, last: Books) -> Complaints:
    """What was released or bought though nobody asked for it, and what vanished."""
    allowed = set(estate.absent)
    for pool in estate.pools:
        allowed |= members(estate, pool, first) if pool.exact else set()
    kept = (first.owned.keys() | set(last.bought)) - set(last.released)
    if missing := kept - last.owned.keys():
        yield f"lost: {sorted(missing)}"
    if wrongly := set(last.released) - allowed:
        yield f"lost: {sorted(wrongly)} were released, nobody asked for it"
    wanted = {number for number in last.bought if any(pool.fits(number) for pool in estate.pools)}
    if unasked := set(last.bought) - wanted - estate.explicit.keys():
        yield f"bought unasked: {sorted(unasked)}"


def members(estate: Estate, pool: Pool, books: Books) -> set[str]:
    """The numbers of the account that count for a pool."""
    here = {number for number, place in books.owned.items() if pool.fits(number) and place == pool.place}
    return here - estate.explicit.keys() - estate.absent


def excused(estate: Estate, run: Run, books: Books) -> Complaints:
    """A run without faults may fail for numbers that somebody else bought meanwhile, and for no others."""
    told = run.results[-1]["msg"]
    wanted = estate.explicit.keys()
    if not wanted & books.elsewhere or any(number not in told for number in wanted & books.elsewhere):
        yield f"a run without faults failed: {told}"
    if blamed := [number for number in wanted - books.elsewhere if number in told]:
        yield f"a run without faults failed, and names {blamed}: {told}"


def empty(run: Run) -> Complaints:
    """Nothing was left to do."""
    for result in run.results:
        if result["failed"] or result["changed"] or result["plan"]:
            yield f"not empty: {result.get('msg')} {result['plan']}"
