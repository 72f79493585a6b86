# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a resource module returns, made of its plan and of what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..domain.action import CHANGED, FAILED, STATUSES, UNTOUCHED, Action, Item, Outcome, Plan, masked_sides
from ..domain.money import FREE, Cost, total
from ..execution import Outcomes


def no_result() -> dict[str, Any]:
    """The return keys of a run that did nothing (yet)."""
    counts = dict.fromkeys(STATUSES, 0)
    return {
        "changed": False,
        "plan": [],
        "results": [],
        "cost": FREE.as_dict(),
        "counts": counts,
        "diff": {"before": {}, "after": {}},
        "api_calls": {"read": 0, "write": 0},
    }


def result_of(
    plan: Plan, outcomes: Outcomes, problems: list[str], *, planned: bool, detail: str, result: dict[str, Any]
) -> str | None:
    """Fill in the return keys. Returns the message of a run in which items failed, else None."""
    fates = [_fate(item, outcomes, stopped=bool(problems), planned=planned) for item in plan.items]
    counts = Counter(fate["status"] for fate in fates)
    result["plan"] = plan.as_list()
    result["counts"] = {status: counts[status] for status in STATUSES}
    told = filter(None, map(outcomes.of, plan.actions))
    result["changed"] = any(_changes(fate) for fate in fates) or any(outcome.partly for outcome in told)
    result["cost"] = _cost(plan, outcomes, planned=planned or bool(problems)).as_dict()
    result["diff"] = _diff(action for action in plan.actions if _touched(outcomes.of(action)))
    result["results"] = fates if detail == "all" else [fate for fate in fates if fate["error"] or _changes(fate)]
    if plan.notes:
        result |= {"notes": list(plan.notes), "msg": " ".join(plan.notes)}
    return _failure(fates)


def _fate(item: Item, outcomes: Outcomes, *, stopped: bool, planned: bool) -> dict[str, Any]:
    """One entry of results."""
    if item.action is None:
        return {"name": item.name, "status": item.status, "action": None, **item.facts, "error": item.error}
    action = item.action
    entry: dict[str, Any] = {"name": item.name, "status": "skipped", "action": action.action}
    entry |= {**item.facts, "error": None}
    if stopped:
        return entry
    if planned:
        return entry | {"status": "planned"}
    outcome = outcomes.of(action) or Outcome(action=action, status="skipped", error="not reached")
    entry |= {"status": outcome.status, **outcome.facts, "error": outcome.error}
    if outcome.name and outcome.name != item.name:
        entry |= {"name": outcome.name, "instead_of": item.name}
    return entry


def _changes(fate: dict[str, Any]) -> bool:
    return fate["action"] is not None and fate["status"] in CHANGED


def _cost(plan: Plan, outcomes: Outcomes, *, planned: bool) -> Cost:
    """What the plan costs, or in a real run what was really committed."""
    if planned:
        return plan.cost
    known = [outcome for action in plan.actions if (outcome := outcomes.of(action)) and outcome.status in CHANGED]
    return total(outcome.action.cost if outcome.cost is None else outcome.cost for outcome in known)


def _touched(outcome: Outcome | None) -> bool:
    """Whether an action was not left out in the end, and was due: one that was only planned counts."""
    return outcome is None or outcome.status not in UNTOUCHED


def _diff(actions: Iterable[Action]) -> dict[str, Any]:
    """Both sides of exactly what the plan touches."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for action in actions:
        name = f"{action.resource} {action.name}"
        before[name], after[name] = masked_sides(action.before, action.after)
    return {"before": before, "after": after}


def _failure(fates: list[dict[str, Any]]) -> str | None:
    if all(fate["status"] not in FAILED for fate in fates):
        return None
    from .failed import worded_failure

    return worded_failure(fates)
