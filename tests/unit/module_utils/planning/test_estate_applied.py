# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What became of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_applied import applied, failures
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.expected import unexpected

PLAN = {"account": "acme", "carrier": "tcxc", "digest": "d"}


def plan(due: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """What the task that planned told, where each kind has one turn."""
    return {**PLAN, "expected": {kind: [actions] for kind, actions in due.items()}}


def action(name: str, kind: str = "purchase", **more: Any) -> dict[str, Any]:
    """An action as a module tells it."""
    cost = {"setup": "1", "monthly": "2"}
    return {"action": kind, "resource": "number", "name": name, "before": None, "after": {}, "cost": cost, **more}


def entry(name: str, status: str, kind: str = "purchase", **more: Any) -> dict[str, Any]:
    """An entry of a module's results."""
    return {"name": name, "status": status, "action": kind, "error": None, **more}


def fates(due: Mapping[str, list[dict[str, Any]]], results: Mapping[str, Any]) -> list[tuple[str, str, str | None]]:
    """Name, status and error of each action."""
    return [(row["name"], row["status"], row["error"]) for row in applied(plan(due), results)["actions"]]


def test_each_action_has_its_status_and_error() -> None:
    due = {"numbers": [action("a"), action("b")]}
    done = {"plan": due["numbers"], "results": [entry("a", "done"), entry("b", "failed", error="sold")]}
    assert fates(due, {"numbers": done}) == [("a", "done", None), ("b", "failed", "sold")]


def test_a_kind_that_was_not_reached_is_skipped() -> None:
    due = {"numbers": [action("a")], "ports": [action("p", "port")]}
    results = {"numbers": {"plan": [action("a")], "results": [entry("a", "done")]}, "ports": None}
    assert [status for _name, status, _error in fates(due, results)] == ["done", "skipped"]


def test_the_result_of_planning_is_not_taken_for_what_was_done() -> None:
    due = {"numbers": [action("a")]}
    planning = {"plan": [action("a")], "results": [entry("a", "planned")], "cost": {"setup": "1", "monthly": "2"}}
    document = applied(plan(due), {"numbers": planning})
    assert document["summary"] == {"skipped": 1}
    assert document["cost"] == {"setup": "0", "monthly": "0"}
    assert len(failures(document, {"numbers": planning}, None)) == 1


def test_what_stopped_before_the_first_write_is_skipped_with_the_reason() -> None:
    due = {"numbers": [action("a")]}
    for told in ([], [entry("a", "skipped")]):
        result = {"failed": True, "msg": "another plan", "plan": [], "results": told}
        assert fates(due, {"numbers": result}) == [("a", "skipped", "another plan")]


def test_in_what_another_plan_differs_is_not_repeated_for_each_action() -> None:
    due = {"numbers": [action("a")]}
    message = str(unexpected([], due["numbers"]))
    for told in ([], [entry("a", "skipped")]):
        reason = fates(due, {"numbers": {"failed": True, "msg": message, "plan": [], "results": told}})[0][2]
        assert str(reason).startswith("Another run (or a person) changed the account since the plan was made.")
        assert "purchase number" not in str(reason)


def test_a_module_that_died_may_have_written() -> None:
    result = {"failed": True, "msg": "MODULE FAILURE"}
    assert fates({"numbers": [action("a")]}, {"numbers": result}) == [("a", "unknown", "MODULE FAILURE")]


def test_the_numbers_really_bought_for_a_pool_are_told() -> None:
    due = {"numbers": [action("+12062190001", pool="p")]}
    carried = action("+12062190002", pool="p")
    result = {"plan": [carried], "results": [entry("+12062190002", "done")]}
    assert fates(due, {"numbers": result}) == [("+12062190002", "done", None)]


def test_a_number_sold_meanwhile_is_told_with_what_replaced_it() -> None:
    due = {"numbers": [action("a", pool="p")]}
    result = {"plan": due["numbers"], "results": [entry("b", "done", instead_of="a")]}
    row = applied(plan(due), {"numbers": result})["actions"][0]
    assert (row["name"], row["instead_of"], row["status"]) == ("b", "a", "done")


def test_port_ins_are_told_order_by_order() -> None:
    turns = [
        {"ansible_loop_var": "i", "plan": [action(name, "port")], "results": [entry(name, status, "port")]}
        for name, status in (("a", "pending"), ("b", "failed"))
    ]
    due = {"ports": [action("a", "port"), action("b", "port")]}
    assert [row[:2] for row in fates(due, {"ports": {"results": turns}})] == [("a", "pending"), ("b", "failed")]


def test_the_cost_is_what_was_really_committed() -> None:
    results = {
        "numbers": {"plan": [], "results": [], "cost": {"setup": "1.50", "monthly": None}},
        "ports": {"plan": [], "results": [], "cost": {"setup": "2", "monthly": "0"}},
    }
    assert applied(plan({}), results)["cost"] == {"setup": "3.50", "monthly": None}


def test_a_run_that_went_well_has_no_failures() -> None:
    result = {"plan": [action("a")], "results": [entry("a", "pending")]}
    assert failures(applied(plan({"numbers": [action("a")]}), {"numbers": result}), {"numbers": result}, None) == []


def test_every_failed_kind_is_named() -> None:
    results = {"trunk_groups": {"failed": True, "msg": "refused", "results": []}}
    document = applied(plan({"trunk_groups": [action("hq", "create")]}), results)
    assert failures(document, results, "refused") == ["trunk groups: refused"]


def test_what_a_task_told_at_length_is_summed_up_with_what_was_not_reached() -> None:
    due = {"trunk_groups": [action("hq", "create")], "numbers": [action("a")], "ports": [action("p", "port")]}
    head = "2 of 3 items did not come to what was asked for (2 failed, 1 done)"
    results = {
        "trunk_groups": {"failed": True, "msg": str(unexpected([], due["numbers"])), "results": []},
        "numbers": {"failed": True, "msg": f"{head}:\n- a (failed): sold\n- b (failed): dear", "results": []},
    }
    told = failures(applied(plan(due), results), results, "stopped")
    assert "purchase number" not in told[0]
    assert told[1:] == [f"numbers: {head}, as its task tells above", "1 of 3 actions not reached"]


def test_one_reason_is_told_with_the_rest() -> None:
    result = {"failed": True, "msg": "2 of 3 items did not come:\n- a, b (failed): sold", "plan": [], "results": []}
    told = failures(applied(plan({"numbers": [action("a")]}), {"numbers": result}), {"numbers": result}, None)
    assert told == ["numbers: 2 of 3 items did not come:\n  - a, b (failed): sold"]


def test_what_stopped_the_run_outside_of_a_module_is_told() -> None:
    assert failures(applied(plan({}), {}), {}, "nothing is left of the budget") == ["nothing is left of the budget"]
