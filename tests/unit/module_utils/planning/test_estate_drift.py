# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The verdict on an account."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_drift import drift

ACTION = {"action": "update", "resource": "number", "name": "a"}
BLOCKING = {"name": "protected", "blocks": True}
OFF = {"resource": "termination_trunk", "name": "192.0.2.9", "state": "disabled"}


def plan(*actions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What the planning task told."""
    return {"expected": {"numbers": [list(actions)]}, "guards": [], "unmanaged": [], "disabled": [], **more}


@pytest.mark.parametrize(
    ("told", "stopped", "verdict"),
    [
        (plan(), None, "converged"),
        (plan(unmanaged=[{"resource": "number", "name": "b"}], disabled=[OFF]), None, "converged"),
        (plan(ACTION), None, "drift"),
        (plan(guards=[BLOCKING]), None, "drift"),
        (plan(incomplete=["numbers: no answer"]), None, "incomplete"),
        (plan(ACTION, incomplete=["numbers: no answer"]), None, "incomplete"),
        (plan(), "the declaration is wrong", "incomplete"),
        ({}, None, "incomplete"),
        ({"failed": True, "msg": "no amount"}, None, "incomplete"),
    ],
)
def test_what_is_not_known_is_never_taken_for_converged(told: dict[str, Any], stopped: str, verdict: str) -> None:
    document = drift(told, stopped)
    assert (document["verdict"], document["complete"]) == (verdict, verdict != "incomplete")
    assert bool(document["incomplete"]) == (verdict == "incomplete")


def test_what_is_not_declared_is_told_with_what_is_switched_off() -> None:
    document = drift(plan(ACTION, unmanaged=[{"resource": "number", "name": "b"}], disabled=[OFF]), None)
    assert document["unmanaged"] == [{"resource": "number", "name": "b"}, OFF]
    assert (document["actions"], document["summary"]["update"]) == ([ACTION], 1)


def test_the_reasons_are_those_that_were_told() -> None:
    assert drift({"msg": "no amount"}, None)["incomplete"] == ["no amount"]
    assert drift({}, "it stopped")["incomplete"] == ["it stopped"]
    assert drift({}, None)["incomplete"] == ["nothing was planned"]
