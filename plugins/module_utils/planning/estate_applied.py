# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What became of a plan, action by action. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ..domain.money import total
from ..domain.wording import counted
from .estate import FORMAT_VERSION, KINDS, Actions, Result, actions_of, cost_of, single_results, worded
from .expected import UNEXPECTED, differences

HELD_BACK = "not reached, because an earlier step failed; run again"


def applied(plan: Mapping[str, Any], results: Mapping[str, Result | None]) -> dict[str, Any]:
    """The artifact ``applied.json``: the actions expected by the plan, each with ``status`` and ``error``."""
    rows: Actions = []
    for kind in KINDS:
        rows += _rows(actions_of(plan["expected"], [kind]), _carried_out(results.get(kind)))
    turns = [turn for kind in KINDS for turn in _carried_out(results.get(kind))]
    counts = Counter(row["status"] for row in rows)
    return {
        "format_version": FORMAT_VERSION,
        **{key: plan[key] for key in ("account", "carrier", "digest")},
        "actions": rows,
        "cost": total(cost_of(turn) for turn in turns).as_dict(),
        "summary": dict(sorted(counts.items())),
    }


def _carried_out(result: Result | None) -> list[Result]:
    """The results of a task that was reached. What still tells of ``planned`` items is the result of planning."""
    turns = single_results(result)
    only_planned = any(entry.get("status") == "planned" for turn in turns for entry in turn.get("results") or [])
    return [] if only_planned else turns


def _rows(due: Actions, turns: list[Result]) -> Actions:
    """The actions of one kind. Those carried out are told as they were: the market may have moved since the plan."""
    carried = [action for turn in turns for action in turn.get("plan") or []]
    actions = due if differences(carried, due) else carried
    fates = _fates(turns)
    fallback = _fallback(turns)
    return [{**action, **fates.get((action["action"], action["name"]), fallback)} for action in actions]


def _fates(turns: Iterable[Result]) -> dict[tuple[str, str], dict[str, Any]]:
    """Status and error by action and planned name."""
    fates = {}
    for turn in turns:
        for entry in turn.get("results") or []:
            fate = {"status": entry["status"], "error": entry.get("error")}
            if entry["status"] == "skipped" and not fate["error"]:
                fate["error"] = _reason(turn)
            if entry.get("instead_of"):
                fate |= {"name": entry["name"], "instead_of": entry["instead_of"]}
            fates[entry.get("action") or "", entry.get("instead_of") or entry["name"]] = fate
    return fates


def _fallback(turns: list[Result]) -> dict[str, Any]:
    """The fate of an action that no result names."""
    if not turns:
        return {"status": "skipped", "error": HELD_BACK}
    wrong = next((turn for turn in turns if turn.get("failed")), turns[0])
    # A module that got as far as telling results stopped before the first write; one that died may have written.
    status = "skipped" if "results" in wrong else "unknown"
    return {"status": status, "error": _reason(wrong) or "the task told nothing of it"}


def _reason(turn: Result) -> str | None:
    """Why a task failed; the message of the run alone tells in what another plan differs, not each action."""
    message = turn.get("msg")
    return str(message).partition(f" {UNEXPECTED}")[0] if message else None


def failures(document: Mapping[str, Any], results: Mapping[str, Result | None], stopped: str | None) -> list[str]:
    """Why the run failed, and what it did not get to, a line each; empty when it did not fail."""
    told = [
        f"{worded(kind)}: {_summed_up(turn)}"
        for kind in KINDS
        for turn in _carried_out(results.get(kind))
        if turn.get("failed")
    ]
    if not told and stopped:
        told.append(stopped)
    rest = sum(row["error"] == HELD_BACK for row in document["actions"])
    return [*told, f"{rest} of {counted(len(document['actions']), 'action')} not reached"] if rest else told


def _summed_up(turn: Result) -> str:
    """What a task that failed said, or of several reasons how many items it was: all was printed where it failed."""
    head, *reasons = (_reason(turn) or "the task failed").splitlines()
    return f"{head.removesuffix(':')}, as its task tells above" if len(reasons) > 1 else "\n  ".join([head, *reasons])
