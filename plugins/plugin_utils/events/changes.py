# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What changed on an account between two looks, as events. Pure.

A section of the state is what is known of one kind of thing. Each change comes with what is known once its event is
told, so that a run which ends between two events goes on with the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

State = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Change:
    """An event's type and facts, and the section as it is known when it is told."""

    type: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    known: Any


def number_changes(known: list[str], now: list[str]) -> Iterator[Change]:
    """Sections are sorted numbers in E.164."""
    gone, new = sorted({*known} - {*now}), sorted({*now} - {*known})
    left = sorted({*known} & {*now})
    if gone:
        yield Change(type="numbers_vanished", facts={"numbers": gone}, known=left)
    if new:
        yield Change(type="numbers_arrived", facts={"numbers": new}, known=now)


def port_in_changes(known: State, now: State) -> Iterator[Change]:
    """Sections: order id -> numbers, foc_date, and here: which of them (or of those before) are on the account."""
    section = dict(known)
    for order, told in now.items():
        before = section.get(order)
        if before is None:
            before = {"numbers": told["numbers"], "foc_date": None, "here": []}
            section[order] = before
            yield Change(type="port_in_ordered", facts=_order(order, told["numbers"]), known=dict(section))
        for kind, facts, after in _port_in_steps(before, told):
            section[order] = after
            yield Change(type=kind, facts={**_order(order, facts.pop("numbers")), **facts}, known=dict(section))


def _port_in_steps(before: State, told: State) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Scheduled: a date is set. Rejected: a number left the order and is not here. Completed: a number is here."""
    after = dict(before)
    if told["foc_date"] and told["foc_date"] != before["foc_date"]:
        after |= {"foc_date": told["foc_date"]}
        yield "port_in_scheduled", {"numbers": told["numbers"], "foc_date": told["foc_date"]}, dict(after)
    lost = [number for number in before["numbers"] if number not in {*told["numbers"], *told["here"], *before["here"]}]
    if lost:
        after |= {"numbers": [number for number in before["numbers"] if number not in lost]}
        yield "port_in_rejected", {"numbers": lost}, dict(after)
    here = [number for number in told["here"] if number not in before["here"]]
    if here:
        after |= {"here": [*before["here"], *here]}
        waiting = [number for number in told["numbers"] if number not in after["here"]]
        yield "port_in_completed", {"numbers": here, "waiting": waiting}, dict(after)


def order_changes(known: State, now: State) -> Iterator[Change]:
    """Sections: order id -> numbers, amount, and done: whether all its numbers were on the account once."""
    section = dict(known)
    for order, told in now.items():
        facts = {**_order(order, told["numbers"]), "amount": told["amount"]}
        if order not in section:
            section[order] = {**told, "done": False}
            yield Change(type="order_placed", facts=facts, known=dict(section))
        if told["done"] and not section[order]["done"]:
            section[order] = told
            yield Change(type="order_completed", facts=facts, known=dict(section))


def _order(order: str, numbers: list[str]) -> dict[str, Any]:
    return {"order_id": order, "numbers": numbers}


def balance_changes(known: State, now: State) -> Iterator[Change]:
    """Sections: low, balance, below (the mark). What happens above or below the mark is no change."""
    if now["low"] != known["low"]:
        facts = {"balance": now["balance"], "below": now["below"]}
        yield Change(type="balance_low" if now["low"] else "balance_restored", facts=facts, known=now)


def activation_changes(known: State, now: State) -> Iterator[Change]:
    """Sections: activation id -> status, code."""
    section = dict(known)
    for activation, told in now.items():
        if told != section.get(activation, {"status": "waiting", "code": None}):
            section[activation] = told
            facts = {"activation_id": activation, **told}
            yield Change(type=f"activation_{told['status']}", facts=facts, known=dict(section))


def call_changes(known: State, now: State) -> Iterator[Change]:
    """Sections: until (the latest call) and ids (calls around that time). All ids of now are looked at."""
    new = [call for call in now["ids"] if call not in {*known["ids"]}]
    if new:
        yield Change(type="calls_recorded", facts={"count": len(new), "until": now["until"]}, known=now)


def problem_changes(known: State, now: State) -> Iterator[Change]:
    """Sections: what could not be read -> why. Another reason is no change."""
    section = dict(known)
    for what in [*now, *(each for each in known if each not in now)]:
        if what in now and what not in known:
            section[what] = now[what]
            yield Change(type="unreadable", facts={"what": what, "problem": now[what]}, known=dict(section))
        elif what not in now:
            del section[what]
            yield Change(type="readable_again", facts={"what": what}, known=dict(section))


#: By section; a section that is looked at for the first time is compared with what is given beside it, if anything is.
CHANGES: Mapping[str, tuple[Callable[[Any, Any], Iterator[Change]], Any]] = {
    "problems": (problem_changes, {}),
    "port_ins": (port_in_changes, None),
    "orders": (order_changes, None),
    "numbers": (number_changes, None),
    "balance": (balance_changes, {"low": False}),
    "activations": (activation_changes, {}),
    "calls": (call_changes, None),
}


def changes(section: str, state: State, now: Any) -> Iterator[Change]:
    """The changes of a section since what is known of it; the first look at most things changes nothing."""
    compare, beginning = CHANGES[section]
    known = state.get(section, beginning)
    return iter(()) if known is None else compare(known, now)


def kept(section: str, state: State, now: Any) -> Any:
    """What is known of a section when all its changes are told. Orders are never forgotten."""
    earlier = state.get(section) or {}
    if section == "port_ins":
        return {**earlier, **{order: _with_earlier(earlier.get(order), told) for order, told in now.items()}}
    if section == "orders":
        done = {order for order, told in (*earlier.items(), *now.items()) if told["done"]}
        return {**earlier, **{order: {**told, "done": order in done} for order, told in now.items()}}
    return now


def _with_earlier(before: State | None, told: State) -> dict[str, Any]:
    """What came here once stays so: that it is given back later is told as a number that vanished."""
    here = dict.fromkeys([*(before["here"] if before else []), *told["here"]])
    return {**told, "here": list(here)}
