# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a resource module returns, made of its plan and of what became of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import (
    STATUSES,
    Action,
    Item,
    Outcome,
    Plan,
    Status,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.execution import Outcomes
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.result import no_result, result_of

PRICE = Cost(Decimal("1.00"), Decimal("2.50"))


def action(name: str, **more: Any) -> Action:
    return Action(**{"action": "purchase", "resource": "number", "name": name, "after": {"contact": "x"}} | more)


def item(due: Action, **facts: object) -> Item:
    return Item(name=due.name, action=due, facts={"number": due.name, **facts})


class Run:
    """A plan with one purchase a name, and what is told of them."""

    def __init__(self, *names: str, settled: tuple[Item, ...] = ()) -> None:
        self.actions = tuple(action(name, cost=PRICE) for name in names)
        self.plan = Plan(actions=self.actions, items=(*map(item, self.actions), *settled))
        self.outcomes = Outcomes()

    def told(self, at: int, status: Status, **more: Any) -> Run:
        self.outcomes.report(Outcome(action=self.actions[at], status=status, **more))
        return self

    def result(self, *problems: str, check: bool = False, detail: str = "all") -> dict[str, Any]:
        result = no_result()
        msg = result_of(self.plan, self.outcomes, list(problems), planned=check, detail=detail, result=result)
        return {**result, "msg": msg}


def statuses(result: dict[str, Any]) -> list[str]:
    return [entry["status"] for entry in result["results"]]


def test_a_run_that_did_nothing_has_every_key() -> None:
    assert set(no_result()) == {"changed", "plan", "results", "cost", "counts", "diff", "api_calls"}
    assert set(no_result()["counts"]) == set(STATUSES)


def test_check_mode_tells_what_is_planned_and_what_it_costs() -> None:
    result = Run("a", "b", settled=(Item(name="c"),)).result(check=True)
    assert statuses(result) == ["planned", "planned", "ok"]
    assert (result["changed"], result["cost"], result["msg"]) == (True, {"setup": "2.00", "monthly": "5.00"}, None)
    assert (result["counts"]["planned"], result["counts"]["ok"]) == (2, 1)


def test_a_converged_run_changes_nothing() -> None:
    result = Run(settled=(Item(name="a"), Item(name="b", status="pending"))).result()
    assert (result["changed"], result["plan"], result["msg"]) == (False, [], None)
    assert result["cost"] == {"setup": "0", "monthly": "0"}


def test_what_was_done_costs_what_it_cost() -> None:
    run = (
        Run("a", "b")
        .told(0, "done", cost=Cost(Decimal(0), Decimal(9)), facts={"id": "7"})
        .told(1, "failed", error="no")
    )
    result = run.result()
    assert result["cost"] == {"setup": "0", "monthly": "9"}
    assert result["results"][0] == {
        "name": "a",
        "status": "done",
        "action": "purchase",
        "number": "a",
        "id": "7",
        "error": None,
    }


@pytest.mark.parametrize(
    ("status", "changed"), [("done", True), ("pending", True), ("unknown", True), ("failed", False)]
)
def test_what_may_have_happened_counts_as_a_change(status: Status, changed: bool) -> None:
    assert Run("a").told(0, status).result()["changed"] is changed


@pytest.mark.parametrize("status", ["failed", "unknown"])
def test_items_that_went_wrong_are_named(status: Status) -> None:
    result = Run("a", "b").told(0, "done").told(1, status, error="it was sold").result()
    head = f"1 of 2 items did not come to what was asked for (1 {status}, 1 done):"
    assert result["msg"] == f"{head}\n- b ({status}): it was sold"


def test_what_was_not_reached_did_not_come_to_what_was_asked_for_either() -> None:
    run = Run("a", "b", "c", "d", settled=(Item(name="e"),)).told(0, "done").told(1, "pending")
    head, *lines = run.told(2, "failed", error="it was sold").result()["msg"].splitlines()
    assert head == "2 of 5 items did not come to what was asked for (1 failed, 1 skipped, 2 done):"
    assert lines == ["- c (failed): it was sold"]


def test_a_single_item_is_told_without_a_count() -> None:
    assert Run("a").told(0, "failed", error="it was sold").result()["msg"] == "a (failed): it was sold"


def test_a_long_list_of_failures_is_cut() -> None:
    run = Run(*(f"n{at}" for at in range(14)))
    for at in range(14):
        run.told(at, "failed", error=f"no {at}")
    lines = run.result()["msg"].splitlines()
    assert (len(lines), lines[-2:]) == (12, ["- n9 (failed): no 9", "- and 4 more, all in results"])


def test_one_reason_is_told_once() -> None:
    run = Run(*(f"n{at}" for at in range(14)))
    for at in range(14):
        run.told(at, "failed", error="no" if at else "never")
    _head, *lines = run.result()["msg"].splitlines()
    names = ", ".join(f"n{at}" for at in range(1, 11))
    assert lines == ["- n0 (failed): never", f"- {names} and 3 more (failed): no"]


def test_problems_skip_every_action_and_keep_the_plan() -> None:
    failed = Item(name="z", status="failed", error="not for sale")
    result = Run("a", settled=(failed,)).result("z: not for sale")
    assert statuses(result) == ["skipped", "failed"]
    assert (result["changed"], len(result["plan"])) == (False, 1)
    assert result["cost"] == {"setup": "1.00", "monthly": "2.50"}


def test_a_replacement_tells_whose_place_it_took() -> None:
    entry = Run("a").told(0, "done", name="b", facts={"number": "b"}).result()["results"][0]
    assert (entry["name"], entry["number"], entry["instead_of"]) == ("b", "b", "a")
    assert "instead_of" not in Run("a").told(0, "done", name="a").result()["results"][0]


def test_an_action_nobody_told_of_was_not_reached() -> None:
    entry = Run("a").result()["results"][0]
    assert (entry["status"], entry["error"]) == ("skipped", "not reached")


def test_details_may_be_left_to_what_changed() -> None:
    run = Run("a", "b", settled=(Item(name="c"), Item(name="d", status="skipped", error="none for sale")))
    result = run.told(0, "done").told(1, "failed", error="no").result(detail="changed")
    assert [entry["name"] for entry in result["results"]] == ["a", "b", "d"]
    assert result["counts"] == {**dict.fromkeys(STATUSES, 0), "ok": 1, "done": 1, "failed": 1, "skipped": 1}


def test_the_diff_shows_both_sides_of_what_is_touched() -> None:
    update = action("a", action="update", before={"contact": "old"}, after={"contact": "new"})
    release = action("b", action="release", before={"contact": "x"}, after=None)
    result = no_result()
    plan = Plan(actions=(update, release), items=(item(update), item(release)))
    result_of(plan, Outcomes(), [], planned=True, detail="all", result=result)
    assert result["diff"] == {
        "before": {"number a": {"contact": "old"}, "number b": {"contact": "x"}},
        "after": {"number a": {"contact": "new"}, "number b": None},
    }


def test_the_diff_leaves_out_what_was_so_already_or_left_out() -> None:
    run = Run("a", "b", "c").told(0, "ok").told(1, "skipped").told(2, "done")
    assert set(run.result()["diff"]["before"]) == {"number c"}


def test_notes_of_a_plan_are_told() -> None:
    result = no_result()
    result_of(Plan(notes=("mind this", "and that")), Outcomes(), [], planned=False, detail="all", result=result)
    assert (result["notes"], result["msg"]) == (["mind this", "and that"], "mind this and that")


def test_entries_do_not_use_keys_that_ansible_reads() -> None:
    entries = Run("a", settled=(Item(name="b"),)).told(0, "failed", error="no").result()["results"]
    assert not {"failed", "changed", "skipped"} & {key for entry in entries for key in entry}
