# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The oracle: compares what runs said with the carrier's own books. Each function gives complaints, none when well."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from tests.chaos.books import Books
from tests.chaos.estates import Estate, Pool
from tests.chaos.runs import Run

Entry = dict[str, Any]
DOUBLE, LOST, UNTRUE, STUCK = KINDS = (
    "double purchases",
    "lost numbers",
    "untrue results",
    "runs that did not converge",
)


class Complaint(NamedTuple):
    """``kind``: one of KINDS."""

    kind: str
    text: str


Complaints = Iterator[Complaint]
UNANSWERED = re.compile(r"reserved, at no cost: up to (\d+) numbers \(landline, npanxx (\d{6})\)")


@dataclass(frozen=True)
class Sight:
    """The books before a run, right after it, and when everything that was under way has happened.

    ``misled``: a bulkreserve was answered with success and took effect later. The sandbox then reserves what is the
    lowest by that time, and not what it answered, which no client can know.
    """

    before: Books
    after: Books
    late: Books
    misled: bool = False


def money(books: Books) -> Complaints:
    """Nothing twice, and the balance is what was bought."""
    for what in ("bought", "trunk_groups", "termination_trunks", "port_ins", "payments"):
        twice = [name for name, times in Counter(getattr(books, what)).items() if times > 1]
        if twice:
            yield Complaint(DOUBLE, f"double {what}: {twice}")
    if books.spent != books.costs:
        yield Complaint(DOUBLE, f"balance: {books.spent} left the account, what was bought costs {books.costs}")


def truth(estate: Estate, run: Run, sight: Sight) -> Complaints:
    """Every entry of the results is so on the carrier, and nothing happened that no entry tells."""
    told: set[str] = set()
    for task, result in zip(estate.tasks(), run.results, strict=False):
        entries = result["results"]
        open_names = {entry["name"] for entry in entries if entry["status"] in ("done", "pending", "unknown")}
        told |= open_names
        for entry in entries:
            if problem := _untrue(estate, task.module, entry, sight, open_names):
                said = f"{task.module} {entry['name']} is {entry['status']} ({entry['action']})"
                yield Complaint(UNTRUE, f"{said}, but {problem}: {entry['error']}")
        yield from _miscounted(result)
    if not run.killed and (untold := sight.late.owned.keys() - sight.before.owned.keys() - told):
        yield Complaint(UNTRUE, f"{sorted(untold)} came to the account")
    kept = sight.late.reserved.keys() - sight.before.reserved.keys()
    if not run.killed and not sight.misled and (left := untold_reserved(kept, run)):
        yield Complaint(UNTRUE, f"reserved, neither freed nor told: {left}")
    if not run.killed and not run.changed and _standing(sight.after) != _standing(sight.before):
        yield Complaint(UNTRUE, "changed is false, but something changed")


def untold_reserved(numbers: Iterable[str], run: Run) -> list[str]:
    """Those of the numbers that no sentence names as reserved, perhaps.

    What an unanswered bulkreserve takes after the run is told by its kind, and how many it may be at the most.
    """
    entries = [entry for result in run.results for entry in result["results"] if entry["error"]]
    told = [text for result in run.results for text in (result.get("msg", ""), *run.warnings(result))]
    told += [f"{entry['name']} {entry['error']}" for entry in entries]
    sentences = [text for text in told if "reserv" in text]
    left = [number for number in sorted(numbers) if not any(number in sentence for sentence in sentences)]
    for count, npanxx in UNANSWERED.findall(" ".join(sentences)):
        kind = [number for number in left if number[2:8] == npanxx]
        left = [number for number in left if number not in kind[: int(count)]]
    return left


def _standing(books: Books) -> Books:
    """What a run is to have changed: neither what others did, nor what it tried and left at no cost."""
    return replace(books, elsewhere=frozenset(), reserved={}, open_orders={})


def _miscounted(result: dict[str, Any]) -> Complaints:
    counted = Counter(entry["status"] for entry in result["results"])
    if any(counted[status] != count for status, count in result["counts"].items()):
        yield Complaint(UNTRUE, f"counts {result['counts']}, but there are {dict(counted)}")
    if result["failed"] and len(result["msg"]) < 10:
        yield Complaint(UNTRUE, "a failure without words")


def _untrue(estate: Estate, module: str, entry: Entry, sight: Sight, open_names: set[str]) -> str | None:
    """Why an entry is not true, or None."""
    if entry["status"] == "unknown":
        return None if entry["error"] else "no word says what is not known"
    if module == "did_purchase":
        return _untrue_number(estate, entry, sight, open_names)
    return _untrue_thing(estate, module, entry, sight)


def _untrue_number(estate: Estate, entry: Entry, sight: Sight, open_names: set[str]) -> str | None:
    name, status = entry["name"], entry["status"]
    if not name.startswith("+"):
        return None if status == "skipped" else f"nothing is called {name}"
    if status in ("done", "ok"):
        return _not_so(estate, entry, sight.after)
    if status == "pending":
        waits = name in sight.after.unverified or name in undelivered(sight.after)
        return None if waits else "it waits for nothing"
    if status in ("failed", "skipped"):
        return None if name in open_names else _happened(entry, sight)
    return "that is no end of a real run"


def _untrue_thing(estate: Estate, module: str, entry: Entry, sight: Sight) -> str | None:
    """The same for what is no number."""
    name, status = entry["name"], entry["status"]
    before, after, late = (books.things.get(module, {}).get(name) for books in (sight.before, sight.after, sight.late))
    if module == "account_payment":
        changed = before != (after if status == "done" else late)
        return None if changed == (status == "done") else f"there were {before} payments and are {late}"
    if status in ("done", "ok", "pending"):
        wanted = estate.around.things[module][name]
        return None if after == wanted else f"it is {after}"
    if status not in ("failed", "skipped"):
        return "that is no end of a real run"
    return None if before == late or "it was disabled" in entry["error"] else f"it was {before} and is {late}"


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
            yield Complaint(STUCK, f"{number} is at {last.owned.get(number)}, not at {place}")
    for module, things in estate.around.things.items():
        if things.items() - last.things[module].items():
            yield Complaint(STUCK, f"{module} should be {things}, is {last.things[module]}")
    for number in estate.absent & last.owned.keys():
        yield Complaint(STUCK, f"{number} was not released")
    for pool in estate.pools:
        size, was = len(members(estate, pool, last)), len(members(estate, pool, first))
        if size + sum(map(pool.fits, undelivered(last))) < pool.count:
            yield Complaint(STUCK, f"pool {pool.name} has {size} of {pool.count}")
        if size > (pool.count if pool.exact else max(pool.count, was)):
            yield Complaint(DOUBLE, f"overshoot: pool {pool.name} has {size} of {pool.count}, it had {was}")
    yield from _lost(estate, first, last)


def _lost(estate: Estate, first: Books, last: Books) -> Complaints:
    """What was released or bought though nobody asked for it, and what vanished."""
    allowed = set(estate.absent)
    for pool in estate.pools:
        allowed |= members(estate, pool, first) if pool.exact else set()
    bought = set(last.bought) - undelivered(last)
    kept = (first.owned.keys() | bought) - set(last.released)
    if missing := kept - last.owned.keys():
        yield Complaint(LOST, f"{sorted(missing)}")
    if wrongly := set(last.released) - allowed:
        yield Complaint(LOST, f"{sorted(wrongly)} were released, nobody asked for it")
    wanted = {number for number in bought if any(pool.fits(number) for pool in estate.pools)}
    if unasked := bought - wanted - estate.explicit.keys():
        yield Complaint(DOUBLE, f"bought unasked: {sorted(unasked)}")


def undelivered(books: Books) -> set[str]:
    """Numbers that the carrier took the money for and sold to somebody else: told as unknown, later as pending."""
    return set(books.bought) & books.elsewhere


def members(estate: Estate, pool: Pool, books: Books) -> set[str]:
    """The numbers of the account that count for a pool."""
    here = {number for number, place in books.owned.items() if pool.fits(number) and place == pool.place}
    return here - estate.explicit.keys() - estate.absent


def excused(estate: Estate, run: Run, before: Books) -> Complaints:
    """A run without faults may fail for numbers that are not to be had any more, and for no others.

    Somebody else bought them; or a run that was cut left them reserved, and where the reserveId stands for the whole
    cart, the next order holds them too.
    """
    told = run.results[-1]["msg"]
    wanted, blocked = estate.explicit.keys(), blocked_by(before)
    mixed = [number for number in before.reserved if number in told]
    # What an order holds that nobody paid for can be adopted; what was paid for and did not come is pending.
    pending = {entry["name"] for entry in run.results[-1]["results"] if entry["status"] == "pending"}
    gone = (wanted & (before.elsewhere | before.reserved.keys())) - pending
    if not mixed and (not wanted & blocked or any(number not in told for number in gone)):
        yield Complaint(STUCK, f"a run without faults failed: {told}")
    if not mixed and (blamed := [number for number in wanted - blocked if f"{number}: " in told]):
        yield Complaint(STUCK, f"a run without faults failed, and names {blamed}: {told}")


def blocked_by(books: Books) -> set[str]:
    """Numbers that cannot be bought now."""
    ordered = {number for numbers in books.open_orders.values() for number in numbers}
    return {*books.elsewhere, *books.reserved, *ordered}


def empty(run: Run) -> Complaints:
    """Nothing was left to do."""
    for result in run.results:
        if result["failed"] or result["changed"] or result["plan"]:
            yield Complaint(STUCK, f"not empty: {result.get('msg')} {result['plan']}")
