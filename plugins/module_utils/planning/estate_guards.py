# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What holds a plan back: budgets, limits, protected numbers, the balance, and the plan that was approved. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..domain.money import UNTOLD, Cost, text, total
from ..domain.phone import listed
from ..domain.wish import called
from .estate import Actions, Selects, cost_of
from .expected import LISTED, differences

UNKNOWN = "unknown"
UNTELLABLE = "the approved plan is not in the folder of artifacts, so what differs cannot be told"
SAME_ACTIONS = "the actions are the same; the account, the carrier, or what could be read is not"
#: The actions that spend, and whose price may be told only at ordering.
SPENDING = frozenset({"purchase", "adopt", "port"})


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What a run may do. None caps nothing.

    ``approved_actions`` and ``approved_pools`` are those of the approved plan where it is known.
    """

    budget: Cost = UNTOLD
    max_purchases: int | None = None
    max_releases: int = 0
    max_updates: int | None = None
    protected: frozenset[str] = frozenset()
    balance: Decimal | None = None
    approved_digest: str | None = None
    approved_actions: Actions | None = None
    approved_pools: Selects = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Guard:
    """One limit, what the plan comes to, and why it holds the plan back (None: it does not).

    ``differences``: to the approved plan, one sentence for each action.
    """

    name: str
    limit: str | int | None
    value: str | int
    objection: str | None = None
    differences: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """An entry of ``guards``."""
        return {"name": self.name, "limit": self.limit, "value": self.value, "blocks": self.objection is not None}


def guards_of(actions: Actions, digest: str, policy: Policy, pools: Selects | None = None) -> list[Guard]:
    """Every guard, whether it has a limit or not. ``pools``: how those select for which something is bought."""
    bought = [action["name"] for action in actions if action["action"] in ("purchase", "adopt")]
    released = [action["name"] for action in actions if action["action"] == "release"]
    updated = [action["name"] for action in actions if action["action"] == "update"]
    return [
        _budget("setup", actions, policy.budget.setup),
        _budget("monthly", actions, policy.budget.monthly),
        _count("max_purchases", policy.max_purchases, bought, "would be bought"),
        _count("max_releases", policy.max_releases, released, "would be released for good"),
        _count("max_updates", policy.max_updates, updated, "would be updated"),
        _protected(released, policy.protected),
        _balance(actions, policy.balance),
        _as_approved(actions, digest, policy, pools or {}),
    ]


def _part(action: Mapping[str, Any], part: str) -> Decimal | None:
    """What an action newly commits; None where it spends and does not tell how much."""
    told: Decimal | None = getattr(cost_of(action).committed(), part)
    return Decimal(0) if told is None and action["action"] not in SPENDING else told


def _known(actions: Iterable[Mapping[str, Any]], part: str) -> tuple[Decimal, bool]:
    """The sum of what is told, and whether that is everything."""
    parts = [_part(action, part) for action in actions]
    told = [value for value in parts if value is not None]
    return sum(told, Decimal(0)), len(told) == len(parts)


def _budget(part: str, actions: Actions, limit: Decimal | None) -> Guard:
    known, whole = _known(actions, part)
    over = limit is not None and known > limit
    objection = f"{text(known)} ({part}) would be newly committed, the budget is {text(limit)}" if over else None
    value = str(text(known)) if whole or over else UNKNOWN
    return Guard(name=f"budget_{part}", limit=text(limit), value=value, objection=objection)


def _count(name: str, limit: int | None, names: list[str], what: str) -> Guard:
    over = limit is not None and len(names) > limit
    objection = f"{len(names)} {what} ({listed(names)}), the limit is {limit}" if over else None
    return Guard(name=name, limit=limit, value=len(names), objection=objection)


def _protected(released: list[str], protected: frozenset[str]) -> Guard:
    hit = [name for name in released if name in protected]
    objection = f"{listed(hit)} would be released, and no run may ever release what is protected" if hit else None
    return Guard(name="protected", limit=0, value=len(hit), objection=objection)


def _balance(actions: Actions, balance: Decimal | None) -> Guard:
    """The first month is paid at once, like the setup price."""
    sums = [_known(actions, part)[0] for part in ("setup", "monthly")]
    cost = sum(sums, Decimal(0))
    over = balance is not None and cost > 0 and cost > balance
    objection = f"{text(cost)} would be spent, the account's balance is {text(balance)}" if over else None
    return Guard(name="balance", limit=text(balance), value=str(text(cost)), objection=objection)


def _as_approved(actions: Actions, digest: str, policy: Policy, pools: Selects) -> Guard:
    approved = policy.approved_digest
    if approved is None or approved == digest:
        return Guard(name="approved_plan", limit=approved, value=digest)
    rows = _differences(actions, policy, pools) or (SAME_ACTIONS,)
    more = (f"and {len(rows) - LISTED:,} more",) if len(rows) > LISTED else ()
    told = "".join(f"\n  - {row}" for row in (*rows[:LISTED], *more))
    objection = f"this is not the plan that was approved ({approved}), but {digest}{told}"
    return Guard(name="approved_plan", limit=approved, value=digest, objection=objection, differences=rows)


def _differences(actions: Actions, policy: Policy, pools: Selects) -> tuple[str, ...]:
    if policy.approved_actions is None:
        return (UNTELLABLE,)
    before = policy.approved_pools
    other = sorted(name for name in before.keys() & pools.keys() if before[name] != pools[name])
    selected = (f"{called(each)} selects {_listed(pools[each])}, approved {_listed(before[each])}" for each in other)
    return (*differences(actions, policy.approved_actions), *selected)


def _listed(select: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in sorted(select.items()))


def spendable(budget: Cost, spent: Iterable[Cost]) -> Cost:
    """What is left of a budget; a part that caps nothing stays so. What is not told counts as nothing."""
    gone = total(cost.committed().known() for cost in spent)
    pairs = ((budget.setup, gone.setup), (budget.monthly, gone.monthly))
    return Cost(*(None if cap is None else max(cap - (part or 0), Decimal(0)) for cap, part in pairs))
