# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The plan of a whole account, made of the plans of its tasks. Pure: actions are the modules' own dictionaries."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..domain import money
from ..domain.money import UNTOLD, Cost, total
from .expected import canonical

if TYPE_CHECKING:
    from ..domain.kinds import Kind

FORMAT_VERSION = 1
#: An account option in what a module says; ``account`` is a word too.
_OPTION = re.compile(
    r"(?<![\w/.'\"-])"
    r"(?:(?:api_key|api_url|ca_path|lock_timeout|allow_insecure_http)(?![\w/-])"
    r"|account(?= and api_key| is required for))"
)
#: Every kind of action that an estate's plan can hold.
ACTIONS: tuple[Kind, ...] = ("purchase", "adopt", "release", "update", "create", "disable", "replace", "port")
#: The tasks of an estate in the order in which they are carried out.
KINDS = ("trunk_groups", "termination_trunks", "numbers", "ports", "ported_numbers")

Actions = list[dict[str, Any]]
Result = Mapping[str, Any]
#: The ``select`` of each pool, by its name.
Selects = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class EstatePlan:
    """``expected``: the actions of each kind, for each turn of its task; ``incomplete``: why they may not be all.

    ``monthly``: what the owned numbers cost a month now, None where that is not known; ``disabled``: what is switched
    off and not declared, beside what is ``unmanaged``; ``selects``: how each declared pool selects its numbers.
    """

    account: str
    carrier: str
    expected: Mapping[str, list[Actions]] = field(default_factory=dict)
    incomplete: tuple[str, ...] = ()
    unmanaged: tuple[Mapping[str, str], ...] = ()
    disabled: tuple[Mapping[str, str], ...] = ()
    monthly: Decimal | None = None
    selects: Selects = field(default_factory=dict)

    @property
    def actions(self) -> Actions:
        return actions_of(self.expected)

    @property
    def digest(self) -> str:
        return digest(self.account, self.carrier, self.actions, self.pools, complete=not self.incomplete)

    @property
    def pools(self) -> dict[str, dict[str, Any]]:
        """How the pools select for which something is bought: what their purchases may become, for the market moves."""
        bought = {action.get("pool") for action in self.actions if action["action"] == "purchase"}
        return {name: _spelled(select) for name, select in self.selects.items() if name in bought}

    def document(self, guards: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """The artifact ``plan.json``."""
        return {
            "format_version": FORMAT_VERSION,
            "account": self.account,
            "carrier": self.carrier,
            "digest": self.digest,
            "complete": not self.incomplete,
            "incomplete": list(self.incomplete),
            "actions": self.actions,
            "pools": self.pools,
            "cost": self.cost.as_dict(),
            "commitment": {"before": money.text(self.monthly), "after": money.text(self._after)},
            "guards": [self._as_far_as_known(guard) for guard in guards],
            "unmanaged": list(self.unmanaged),
            "disabled": list(self.disabled),
            "summary": summary(self.actions),
        }

    @property
    def cost(self) -> Cost:
        return UNTOLD if self.incomplete else total(map(cost_of, self.actions))

    @property
    def _after(self) -> Decimal | None:
        """The monthly commitment once the plan is carried out."""
        change = self.cost.monthly
        return None if self.monthly is None or change is None else self.monthly + change

    def _as_far_as_known(self, guard: Mapping[str, Any]) -> dict[str, Any]:
        """A guard that what is known does not exceed may be exceeded by what could not be planned."""
        open_end = self.incomplete and not guard["blocks"] and guard["name"] != "approved_plan"
        return {**guard, "value": "unknown"} if open_end else dict(guard)


def actions_of(expected: Mapping[str, list[Actions]], kinds: Iterable[str] = KINDS) -> Actions:
    """The actions that are expected of the tasks of some kinds, in execution order."""
    return [action for kind in kinds for turn in expected.get(kind, ()) for action in turn]


def cost_of(action: Mapping[str, Any]) -> Cost:
    """An action's cost as decimals."""
    told = action.get("cost") or {}
    return Cost(money.amount(told.get("setup")), money.amount(told.get("monthly")))


def summary(actions: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many actions there are of each kind."""
    counts = Counter(action["action"] for action in actions)
    return {kind: counts[kind] for kind in ACTIONS}


def _spelled(select: Mapping[str, Any]) -> dict[str, Any]:
    """A selection in one spelling, however it was written in YAML."""
    told = {key: value for key, value in select.items() if value is not None}
    return {key: sorted(map(str, value)) if isinstance(value, list) else str(value) for key, value in told.items()}


def digest(
    account: str,
    carrier: str,
    actions: Iterable[Mapping[str, Any]],
    pools: Selects | None = None,
    *,
    complete: bool = True,
) -> str:
    """Names a plan: nothing volatile goes in, so that the same plan has the same digest.

    ``pools``: how those select for which something is bought. A plan that is not complete never has the digest of one
    that is.
    """
    rows = sorted(json.dumps(canonical(action), sort_keys=True, default=str) for action in actions)
    body: dict[str, Any] = {"account": account, "carrier": carrier, "actions": [json.loads(row) for row in rows]}
    if pools:
        body["pools"] = pools
    if not complete:
        body["complete"] = False
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def single_results(result: Result | None) -> list[Result]:
    """The results of a task, one for each turn of its loop."""
    if not result or result.get("skipped"):
        return []
    return list(result["results"]) if _is_loop(result) else [result]


def _is_loop(result: Result) -> bool:
    """A loop's entries are results of tasks; a module's own entries are its items, which have a status."""
    entries = result.get("results")
    return isinstance(entries, Sequence) and bool(entries) and all("ansible_loop_var" in entry for entry in entries)


def barred(results: Mapping[str, Result | None]) -> str | None:
    """The first kind whose task did not get into the account (``no_access``): those after it were not tried."""
    return next((kind for kind in KINDS if _is_barred(single_results(results.get(kind)))), None)


def _is_barred(turns: Iterable[Result]) -> bool:
    return any(turn.get("no_access") for turn in turns)


def planned(
    results: Mapping[str, Result | None], declared: Iterable[str]
) -> tuple[dict[str, list[Actions]], list[str]]:
    """The actions of each kind declared, turn by turn, and why they may not be all: a task that failed or never ran."""
    expected: dict[str, list[Actions]] = {}
    reasons: list[str] = []
    stop = barred(results)
    for kind in declared:
        if stop is not None and KINDS.index(kind) > KINDS.index(stop):
            continue
        turns = single_results(results.get(kind))
        expected[kind] = [[dict(action) for action in turn.get("plan") or []] for turn in turns]
        reasons += [f"{worded(kind)}: {problem}" for turn in turns or [{}] if (problem := _problem(turn))]
    return expected, reasons


def _problem(turn: Result) -> str | None:
    """Why a task's result is no whole plan, or None."""
    if failed(turn):
        return in_the_inventory(str(turn.get("msg") or "the task failed"))
    return None if "plan" in turn else "the task did not plan"


def failed(turn: Result) -> bool:
    """Whether a task failed, also where that is told later: ``failed_when`` takes its mark away and leaves its words.

    What a task that went well says are its notes.
    """
    if turn.get("failed"):
        return True
    words = turn.get("msg")
    return "failed_when_result" in turn and bool(words) and words != " ".join(turn.get("notes") or [])


def in_the_inventory(words: str) -> str:
    """What a module says, with the variables of the inventory in place of its account options."""
    return _OPTION.sub(r"telecom_\g<0>", words)


def worded(kind: str) -> str:
    """A kind as people read it."""
    return kind.replace("_", " ")


def unread(account: Result) -> list[str]:
    """Why it is not known what is on the account."""
    if not account or failed(account):
        words = in_the_inventory(str(account.get("msg") or "the task told nothing"))
        return [f"what is on the account could not be read: {words}"]
    return []
