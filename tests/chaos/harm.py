# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Random harm: faults of the carrier and of the way there, and the instant at which a run is killed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.chaos.estates import Estate
from tests.support.sandbox import Sandbox

#: The calls of each module that change something, those that buying hangs on more than once.
WRITES = {
    ("tcxc", "did_purchase"): ("purchase", "purchase", "purchase", "update", "unsubscribe"),
    ("vitcom", "did_purchase"): (
        *("reserve", "bulkreserve", "gen_order", "process_order") * 3,
        *("remove_reserved", "updatenumber", "updatenumber"),
    ),
    ("vitcom", "trunk_group"): ("defineTrunk", "update_trunk"),
    ("vitcom", "termination_trunk"): ("defineTrunk_termination", "disable_trunk_termination"),
    ("vitcom", "lnp_order"): ("generate_lnp_order", "generate_lnp_order"),
    ("vitcom", "account_payment"): ("make_payment", "make_payment"),
}
READS = {
    ("tcxc", "did_purchase"): ("list", "market"),
    ("vitcom", "did_purchase"): ("getnumbers", "getnumbers", "get_new_orders", "get_new_orders", "searchdid"),
    ("vitcom", "trunk_group"): ("get_trunk",),
    ("vitcom", "termination_trunk"): ("get_trunk_termination",),
    ("vitcom", "lnp_order"): ("get_lnp_orders", "check_lnp"),
    ("vitcom", "account_payment"): ("financial_summary", "get_payments"),
}
#: What any request may meet.
BREAKS = (
    *("refuse", "drop_before", "drop_after", "error_500", "error_500_after", "rate_limit", "html", "html_after"),
    *("slow", "truncated", "redirect"),
)
#: What only a write may meet besides.
UNTRUE = ("sold_meanwhile", "no_effect", "late_effect", "late_effect")
#: How long a run waits for an answer that comes too late, and when it comes, in real seconds.
SHORT_TIME_OUT, TOO_LATE = 0.25, 0.6
#: The moment in a run when it is killed.
MOMENTS = ("before", "after")

Fault = dict[str, Any]


@dataclass(frozen=True)
class Kill:
    """SIGKILL right before a request is sent, or right after it was answered: the ``at``th one of those that count.

    Only writes count, or all requests; with a ``call`` only its own.
    """

    at: int
    moment: str
    writes: bool = True
    call: str = ""

    def counts(self, call: str, *, writes: bool) -> bool:
        return (writes or not self.writes) and call.endswith(self.call)


@dataclass(frozen=True)
class Harm:
    """What a run meets; ``options`` are its pace."""

    faults: tuple[Fault, ...]
    kill: Kill | None
    options: dict[str, Any]


def drawn(dice: Random, estate: Estate) -> Harm:
    """Up to four faults, and in every third run a kill."""
    faults = tuple(_fault(dice, estate) for _each in range(dice.choice((0, 1, 1, 2, 2, 3, 4))))
    killed = not faults or dice.random() < 0.3
    slow = any(fault["kind"] == "slow" for fault in faults)
    options = {
        "retries": dice.choice((0, 1, 3)),
        "concurrency": dice.choice((1, 1, 8)),
        "timeout": SHORT_TIME_OUT if slow else 20,
    }
    return Harm(faults, _kill(dice) if killed else None, options)


def _kill(dice: Random) -> Kill:
    writes = dice.random() < 0.8
    return Kill(at=dice.randint(1, 7 if writes else 15), moment=dice.choice(MOMENTS), writes=writes)


def _fault(dice: Random, estate: Estate) -> Fault:
    writes = dice.random() < 0.75
    calls = [call for task in estate.tasks() for call in (WRITES if writes else READS)[estate.carrier, task.module]]
    path = dice.choice(calls) if dice.random() < 0.8 else f"{estate.carrier}/*"
    kind = dice.choice((*BREAKS, *UNTRUE) if writes else BREAKS)
    fault: Fault = {
        "path": path,
        "kind": kind,
        "times": dice.choice((1, 1, 1, 2, 5)),
        "after": dice.choice((0, 0, 1, 3)),
    }
    if kind == "late_effect":
        fault |= {"seconds": dice.choice((0.5, 2, 5, 20, 60)), "answer": dice.choice(("success", "error_500", "drop"))}
    if kind == "slow":
        fault |= {"seconds": TOO_LATE, "times": 1}
    if kind == "rate_limit" and dice.random() < 0.5:
        fault["seconds"] = dice.choice((1, 3))
    return fault


def label(fault: Fault) -> str:
    """The kind of a fault as it is counted."""
    if fault["kind"] == "rate_limit":
        return "rate_limit, Retry-After" if fault["seconds"] is not None else "rate_limit"
    return f"late_effect, {fault['answer']}" if fault["kind"] == "late_effect" else str(fault["kind"])


def struck(sandbox: Sandbox, planned: list[Fault]) -> Counter[str]:
    """How often each kind struck: the faults as the sandbox took them on, less what is still to come."""
    left = {fault["id"]: fault["times"] for fault in sandbox.get("faults")}
    times = Counter({label(fault): 0 for fault in planned})
    for fault in planned:
        times[label(fault)] += fault["times"] - left.get(fault["id"], 0)
    return +times
