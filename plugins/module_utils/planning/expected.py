# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Whether a plan is the one that was approved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ..domain import money
from ..domain.contact import contract
from ..domain.phone import listed
from ..domain.problem import Problem
from ..domain.wish import called

LISTED = 20
_REMEDY = "give the plan of a check-mode run, the key plan of its result"
NEW, GONE = "not approved", "approved, but not due now"
#: So many actions are told of each kind where a run found another plan than it was to carry out.
FIRST = 3
UNEXPECTED = "As it is, the plan is not the expected one"


def canonical(action: Mapping[str, Any]) -> dict[str, Any]:
    """What of an action is approved: a pool's purchase is any number of that pool, for the market moves."""
    kept = {key: action.get(key) for key in ("action", "resource", "name", "before", "after")}
    if action.get("pool") is not None and action.get("action") == "purchase":
        kept = {"action": "purchase", "resource": action.get("resource"), "pool": action["pool"]}
        kept["after"] = _templated(action.get("after"), str(action.get("name", "")))
    cost = action.get("cost") or {}
    return {**kept, "cost": {part: _normal(cost.get(part)) for part in ("setup", "monthly")}}


def _templated(after: Any, name: str) -> Any:
    """Routing of a pool member with its own digits taken out again."""
    if not isinstance(after, Mapping):
        return after
    return {key: contract(value, name) if isinstance(value, str) else value for key, value in after.items()}


def _normal(value: Any) -> str | None:
    """An amount in one spelling, so that 1.0 and 1.0000 are the same."""
    told = money.amount(value)
    return None if told is None else f"{told.normalize():f}"


def _counted(actions: Iterable[Mapping[str, Any]]) -> Counter[str]:
    return Counter(json.dumps(canonical(action), sort_keys=True, default=str) for action in actions)


def no_actions(expected: Iterable[Any]) -> list[Problem]:
    """One sentence for each entry that is no action of a plan."""
    return [
        Problem((), ("expected_plan", at), f"is no action, {why}: {_REMEDY}")
        for at, row in enumerate(expected)
        if (why := _amiss(row))
    ]


def _amiss(row: Any) -> str:
    """Why something is no action of a plan; empty where it is one."""
    given = row if isinstance(row, Mapping) else {}
    lacking = [key for key in ("action", "resource", "name") if not given.get(key)]
    if lacking:
        return f"it has no {' and no '.join(lacking)}"
    kinds = {**dict.fromkeys(("action", "resource", "name", "pool"), str), "before": Mapping, "after": Mapping}
    wrong = [key for key, kind in kinds.items() if given.get(key) is not None and not isinstance(given[key], kind)]
    wrong += _unreadable(given.get("cost"))
    return f"its {' and its '.join(wrong)} cannot be read" if wrong else ""


def _unreadable(cost: Any) -> list[str]:
    """The parts of an action's cost that are no amounts."""
    if cost is None:
        return []
    if not isinstance(cost, Mapping):
        return ["cost"]
    return [f"cost.{part}" for part in ("setup", "monthly") if not _is_amount(cost.get(part))]


def _is_amount(value: Any) -> bool:
    try:
        money.amount(value)
    except ValueError:
        return False
    return True


def differences(plan: list[dict[str, Any]], expected: list[Any]) -> list[str]:
    """One sentence for each action that only one of the two plans has; empty when they are the same."""
    new, gone = _compared(plan, expected)
    return [*(f"{NEW}: {row}" for row in new), *(f"{GONE}: {row}" for row in gone)]


def unexpected(plan: list[dict[str, Any]], expected: list[Any]) -> str | None:
    """Why this is not the plan that is expected, what to do, and what differs; None where it is."""
    new, gone = _compared(plan, expected)
    told = [f"{words}: {listed(rows, FIRST)}" for words, rows in ((NEW, new), ("not due any more", gone)) if rows]
    if not told:
        return None
    why = "The account or the market changed since the plan was made, or another plan is meant"
    if not new:
        why = "Another run (or a person) changed the account since the plan was made"
    remedy = "Run again: a role plans anew, and without one a run in check mode gives the plan to expect"
    return f"{why}. Nothing was done. {remedy}. {UNEXPECTED}: {'; '.join(told)}"


def _compared(plan: list[dict[str, Any]], expected: list[Any]) -> tuple[list[str], list[str]]:
    """What is due and was not expected, and what was expected and is not due."""
    now, approved = _counted(plan), _counted(expected)
    new, gone = (sorted(rows.items()) for rows in (now - approved, approved - now))
    pools = _pooled(plan), _pooled(expected)
    return [_worded(*row, *pools) for row in new], [_worded(*row, *pools) for row in gone]


def _pooled(actions: Iterable[Mapping[str, Any]]) -> Counter[Any]:
    """How many numbers are bought for each pool."""
    return Counter(action.get("pool") for action in actions if action.get("action") == "purchase")


def _worded(key: str, count: int, now: Counter[Any], before: Counter[Any]) -> str:
    """``count`` actions; ``now`` and ``before``: how many are bought for each pool in either plan."""
    action = json.loads(key)
    pool = action.get("pool")
    name = action.get("name") or f"for {called(str(pool))}"
    told = ", ".join(f"{part} {action['cost'][part]}" for part in ("setup", "monthly") if action["cost"][part])
    told = told or ("price told when it is ordered" if action["action"] in ("purchase", "port") else "")
    times = f"{count} x " if count > 1 else ""
    moved = now[pool] and now[pool] != before[pool]
    another = f", {now[pool]} in all instead of {before[pool]}" if pool and moved else ""
    return f"{times}{action['action']} {action['resource']} {name}{another}" + (f" ({told})" if told else "")
