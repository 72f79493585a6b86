# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Whether an account is as declared, out of the plan that would make it so. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .estate import FORMAT_VERSION, actions_of, summary

CONVERGED, DRIFT, INCOMPLETE = "converged", "drift", "incomplete"
#: What a verdict repeats of the plan.
REPEATED = ("account", "carrier", "digest", "cost")


def drift(plan: Mapping[str, Any], stopped: str | None) -> dict[str, Any]:
    """The artifact ``drift.json``. ``plan``: what the task that planned told; ``stopped``: why the run did not get on.

    What could not be read or planned is never taken for converged.
    """
    expected = plan.get("expected") or {}
    actions = actions_of(expected)
    incomplete = _incomplete(plan, stopped)
    guards = plan.get("guards", [])
    held = any(guard["blocks"] for guard in guards)
    verdict = INCOMPLETE if incomplete else DRIFT if actions or held else CONVERGED
    return {
        "format_version": FORMAT_VERSION,
        "verdict": verdict,
        "complete": not incomplete,
        "incomplete": incomplete,
        **{key: plan.get(key) for key in REPEATED},
        "guards": guards,
        "actions": actions,
        "unmanaged": [*plan.get("unmanaged", []), *plan.get("disabled", [])],
        "pending": plan.get("pending", 0),
        "summary": summary(actions),
    }


def _incomplete(plan: Mapping[str, Any], stopped: str | None) -> list[str]:
    """Why the verdict is not known."""
    reasons = [str(reason) for reason in plan.get("incomplete") or []]
    if stopped or "expected" not in plan:
        reasons.append(stopped or str(plan.get("msg") or "nothing was planned"))
    return reasons
