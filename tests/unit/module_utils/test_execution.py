# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A plan is carried out stage by stage, and every action ends with an outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import (
    Action,
    Outcome,
    Plan,
    Status,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    AuthenticationError,
    TelecomError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.kinds import Kind, Thing
from ansible_collections.dialtone.telecom.plugins.module_utils.execution import Outcomes, execute

Report = Callable[[Outcome], None]


def action(kind: Kind, name: str) -> Action:
    return Action(action=kind, resource="number", name=name)


class Run:
    """Carries a plan out with a handler a kind; by default each action is done."""

    def __init__(self, *actions: Action) -> None:
        self.plan = Plan(actions=actions)
        self.outcomes = Outcomes()
        self.stages: list[tuple[str, ...]] = []
        kinds: tuple[Kind, ...] = ("update", "purchase", "release")
        self.handlers: dict[tuple[Thing, Kind], Callable[[Sequence[Action], Report], None]] = {
            ("number", kind): self.done for kind in kinds
        }

    def done(self, actions: Sequence[Action], report: Report) -> None:
        self.stages.append(tuple(each.name for each in actions))
        for each in actions:
            report(Outcome(action=each, status="done"))

    def execute(self) -> dict[str, str]:
        execute(self.plan, self.handlers, self.outcomes)
        told = [(each.name, self.outcomes.of(each)) for each in self.plan.actions]
        return {name: outcome.status for name, outcome in told if outcome}

    def error(self, name: str) -> str:
        (found,) = (self.outcomes.of(each) for each in self.plan.actions if each.name == name)
        return str(found.error) if found else ""


def test_actions_of_one_kind_are_handed_over_together_in_the_plans_order() -> None:
    run = Run(action("update", "a"), action("update", "b"), action("purchase", "c"), action("release", "d"))
    assert run.execute() == dict.fromkeys("abcd", "done")
    assert run.stages == [("a", "b"), ("c",), ("d",)]


def test_an_empty_plan_does_nothing() -> None:
    run = Run()
    assert run.execute() == {}
    assert run.stages == []


@pytest.mark.parametrize(
    ("error", "status"), [(AuthenticationError("wrong key"), "failed"), (AmbiguousError("no answer"), "unknown")]
)
def test_an_error_of_a_stage_becomes_the_outcome_of_what_was_not_told(error: TelecomError, status: str) -> None:
    def half(actions: Sequence[Action], report: Report) -> None:
        report(Outcome(action=actions[0], status="done"))
        raise error

    run = Run(action("purchase", "a"), action("purchase", "b"))
    run.handlers["number", "purchase"] = half
    assert run.execute() == {"a": "done", "b": status}
    assert run.error("b") == error.message


def test_a_failed_stage_does_not_stop_the_next() -> None:
    def fail(_actions: Sequence[Action], _report: Report) -> None:
        raise TelecomError("no")

    run = Run(action("update", "a"), action("purchase", "b"))
    run.handlers["number", "update"] = fail
    assert run.execute() == {"a": "failed", "b": "done"}


@pytest.mark.parametrize("status", ["failed", "unknown", "skipped"])
def test_releases_wait_until_all_before_went_well(status: Status) -> None:
    def go_wrong(actions: Sequence[Action], report: Report) -> None:
        for each in actions:
            report(Outcome(action=each, status=status))

    run = Run(action("purchase", "a"), action("release", "b"))
    run.handlers["number", "purchase"] = go_wrong
    assert run.execute() == {"a": status, "b": "skipped"}
    assert "held back" in run.error("b")
    assert run.stages == []


@pytest.mark.parametrize("status", ["done", "pending"])
def test_releases_follow_what_went_well(status: Status) -> None:
    def go_well(actions: Sequence[Action], report: Report) -> None:
        for each in actions:
            report(Outcome(action=each, status=status))

    run = Run(action("purchase", "a"), action("release", "b"))
    run.handlers["number", "purchase"] = go_well
    assert run.execute() == {"a": status, "b": "done"}


def test_an_action_that_a_handler_forgets_is_skipped() -> None:
    run = Run(action("update", "a"), action("update", "b"))
    run.handlers["number", "update"] = lambda actions, report: report(Outcome(action=actions[0], status="done"))
    assert run.execute() == {"a": "done", "b": "skipped"}
    assert run.error("b") == "not reached"


def test_two_actions_that_look_the_same_have_their_own_outcomes() -> None:
    first, second = action("update", "a"), action("update", "a")
    outcomes = Outcomes()
    outcomes.report(Outcome(action=first, status="done"))
    assert outcomes.of(second) is None
    assert outcomes.went_wrong([first, second])
    assert not outcomes.went_wrong([first])


def test_an_error_of_ours_is_not_hidden() -> None:
    def broken(_actions: Sequence[Action], _report: Report) -> None:
        raise ZeroDivisionError

    run = Run(action("update", "a"))
    run.handlers["number", "update"] = broken
    with pytest.raises(ZeroDivisionError):
        run.execute()
