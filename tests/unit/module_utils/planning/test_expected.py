# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Whether a plan is the one that was approved."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.expected import (
    LISTED,
    differences,
    no_actions,
    unexpected,
)
from tests.hostile import values
from tests.hostile.effort import effort
from tests.support.numbers import ONE, TWO
from tests.support.problems import texts


def purchase(number: str = ONE, monthly: Any = "1.00", **more: Any) -> dict[str, Any]:
    routing = {"contact": f"sip:{number[1:]}@here.example.com"}
    cost = {"setup": "0.00", "monthly": monthly}
    row = {"action": "purchase", "resource": "number", "name": number, "before": None, "after": routing, "cost": cost}
    return row | more


def test_the_same_plan_has_no_differences() -> None:
    assert differences([purchase(), purchase(TWO)], [purchase(TWO), purchase()]) == []
    assert differences([], []) == []


def test_an_empty_approval_means_that_nothing_may_be_due() -> None:
    assert differences([purchase()], []) == [f"not approved: purchase number {ONE} (setup 0, monthly 1)"]


def test_what_another_run_did_meanwhile_is_told_once_with_all_of_it() -> None:
    told = unexpected([], [purchase(), purchase(TWO, cost={"setup": None, "monthly": None})])
    assert told == (
        "Another run (or a person) changed the account since the plan was made. Nothing was done. "
        "Run again: a role plans anew, and without one a run in check mode gives the plan to expect. "
        f"As it is, the plan is not the expected one: not due any more: purchase number {ONE} (setup 0, monthly 1), "
        f"purchase number {TWO} (price told when it is ordered)"
    )


def test_of_many_differences_the_first_are_told() -> None:
    told = str(unexpected([], [purchase(f"+1206219{at:04}") for at in range(41)]))
    assert told.count("purchase number") == 3
    assert told.endswith("+12062190002 (setup 0, monthly 1) and 38 more")


def test_more_than_was_approved_names_no_other_run() -> None:
    told = str(unexpected([purchase()], [purchase(monthly="2.00")]))
    assert f"not approved: purchase number {ONE} (setup 0, monthly 1); not due any more: purchase" in told
    assert "The account or the market changed since the plan was made, or another plan is meant." in told
    assert unexpected([purchase()], [purchase()]) is None


def test_what_is_not_due_any_more_is_told() -> None:
    assert differences([], [purchase()])[0].startswith(f"approved, but not due now: purchase number {ONE}")


@pytest.mark.parametrize("monthly", ["1", "1.0000", 1, 1.0])
def test_an_amount_may_be_spelt_in_any_way(monthly: Any) -> None:
    assert differences([purchase()], [purchase(monthly=monthly)]) == []


@pytest.mark.parametrize("monthly", ["1.01", None])
def test_another_price_is_another_plan(monthly: Any) -> None:
    assert len(differences([purchase()], [purchase(monthly=monthly)])) == 2


def test_another_routing_is_another_plan() -> None:
    assert len(differences([purchase()], [purchase(after={"contact": "sip:other.example.com"})])) == 2


def test_members_of_a_pool_may_be_other_numbers() -> None:
    assert differences([purchase(ONE, pool="lobby")], [purchase(TWO, pool="lobby")]) == []


@pytest.mark.parametrize("more", [{"pool": "bar"}, {"pool": "lobby", "monthly": "2.00"}, {}])
def test_members_of_another_pool_or_price_may_not(more: dict[str, Any]) -> None:
    assert len(differences([purchase(ONE, pool="lobby")], [purchase(TWO, **more)])) == 2


def test_members_of_a_pool_are_counted() -> None:
    now = [purchase(ONE, pool="lobby"), purchase(TWO, pool="lobby")]
    assert differences(now, now[:1]) == [
        "not approved: purchase number for pool lobby, 2 in all instead of 1 (setup 0, monthly 1)"
    ]
    assert differences(now, []) == [
        "not approved: 2 x purchase number for pool lobby, 2 in all instead of 0 (setup 0, monthly 1)"
    ]
    assert "instead of" not in str(differences([], now))
    dearer = [purchase(ONE, pool="lobby", monthly="2")]
    assert "instead of" not in str(differences(now[:1], dearer))


def test_other_actions_of_a_pool_are_compared_by_number() -> None:
    moved = {"action": "update", "resource": "number", "pool": "lobby", "before": {}, "after": {}}
    assert len(differences([{**moved, "name": ONE}], [{**moved, "name": TWO}])) == 2


def test_what_is_no_action_is_told_by_its_place() -> None:
    told = texts(no_actions([purchase(), "yes", {"name": ONE, "action": "purchase", "status": "ok"}]))
    assert [problem.partition(",")[0] for problem in told] == [
        "expected_plan[1] is no action",
        "expected_plan[2] is no action",
    ]
    assert "it has no resource: give the plan of a check-mode run" in told[1]


@pytest.mark.parametrize(
    ("odd", "what"),
    [
        ({"cost": "5"}, "its cost cannot be read"),
        ({"cost": {"setup": "1e999999999", "monthly": "x"}}, "its cost.setup and its cost.monthly cannot be read"),
        ({"cost": {"setup": "NaN"}}, "its cost.setup cannot be read"),
        ({"name": [ONE], "after": "x"}, "its name and its after cannot be read"),
        ({"pool": {}, "before": 5}, "its pool and its before cannot be read"),
        ({"name": None}, "it has no name"),
    ],
)
def test_what_of_an_action_cannot_be_read_is_told(odd: dict[str, Any], what: str) -> None:
    [told] = texts(no_actions([purchase(**odd)]))
    assert told.startswith(f"expected_plan[0] is no action, {what}: give")


def test_an_action_without_cost_is_one() -> None:
    assert no_actions([purchase(cost=None), purchase(cost={}), purchase(monthly=None), purchase(monthly="-1.5")]) == []


@effort(100)
@given(values.spoilt({"type": "list", "elements": "dict"}, [purchase(pool="lobby"), purchase(TWO)]))
def test_whatever_is_expected_is_refused_or_compared(expected: Any) -> None:
    rows = expected if isinstance(expected, list) else [expected]
    if not no_actions(rows):
        expected = [*rows, purchase(pool="elsewhere")]
        assert "purchase number for pool elsewhere" in str(differences([purchase()], expected))
        assert unexpected([purchase()], expected)


def test_a_long_list_of_differences_is_whole() -> None:
    rows = differences([purchase(f"+1206219{n:04}") for n in range(LISTED + 5)], [])
    assert len(rows) == LISTED + 5
    assert all(row.startswith("not approved: purchase number +1206219") for row in rows)


def test_further_keys_of_an_approved_action_do_not_matter() -> None:
    assert differences([purchase()], [purchase(comment="looks fine")]) == []
