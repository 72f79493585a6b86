# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Whether a plan is the one that was approved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

LISTED = 20


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
    digits = name.lstrip("+")
    if not isinstance(after, Mapping) or not digits:
        return after
    return {key: value.replace(digits, "{number}") if isinstance(value, str) else value for key, value in after.items()}


def _normal(value: Any) -> str | None:
    """An amount in one spelling, so that 1.0 and 1.0000 are the same."""
    if value is None:
        return None
    try:
        return f"{Decimal(str(value)).normalize():f}"
    except InvalidOperation:
        return str(value)


def _counted(actions: Iterable[Mapping[str, Any]]) -> Counter[str]:
    return Counter(json.dumps(canonical(action), sort_keys=True, default=str) for action in actions)


def no_actions(expected: Iterable[Any]) -> list[str]:
    """One sentence for each entry that is no action of a plan."""
    lacking = {
        at: [key for key in ("action", "resource", "name") if not isinstance(row, Mapping) or not row.get(key)]
        for at, row in enumerate(expected)
    }
    return [
        f"expected_plan[{at}] is no action, it has no {' and no '.join(keys)}: give the plan of a check-mode run, the "
        "key plan of its result"
        for at, keys in lacking.items()
        if keys
    ]


def differences(plan: list[dict[str, Any]], expected: list[Any]) -> list[str]:
    """One sentence for each action that only one of the two plans has; empty when they are the same."""
    now, approved = _counted(plan), _counted(expected)
    rows = [f"not approved: {_worded(key, count)}" for key, count in sorted((now - approved).items())]
    rows += [f"approved, but not due now: {_worded(key, count)}" for key, count in sorted((approved - now).items())]
    return rows[:LISTED] + ([f"and {len(rows) - LISTED} more"] if len(rows) > LISTED else [])


def _worded(key: str, count: int) -> str:
    action = json.loads(key)
    name = action.get("name") or f"for pool {action.get('pool')}"
    cost = action["cost"]
    times = f"{count} x " if count > 1 else ""
    return f"{times}{action['action']} {action['resource']} {name} (setup {cost['setup']}, monthly {cost['monthly']})"
