# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Desired and observed trunk groups to a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.trunk import (
    Endpoint,
    TrunkGroup,
    WantedTrunkGroup,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.trunk_groups import plan_trunk_groups

FIRST = Endpoint(ip="203.0.113.10", port=5060)
WEST = TrunkGroup(id="301", title="West", primary=FIRST, secondary=Endpoint(), sessions=5)
EAST = TrunkGroup(id="302", title="East", primary=FIRST, secondary=Endpoint(), sessions=0)


def wanted(**options: Any) -> WantedTrunkGroup:
    return replace(WantedTrunkGroup(title="West"), **options)


def test_a_missing_one_is_created_with_all_that_is_given() -> None:
    plan = plan_trunk_groups([wanted(primary=FIRST, billing_type="unmetered", sessions=5, unlimited_minutes=True)], [])
    (action,) = plan.actions
    assert (action.action, action.name, action.before) == ("create", "West", None)
    assert action.after == {
        "title": "West",
        "primary": {"ip": "203.0.113.10", "port": 5060},
        "billing_type": "unmetered",
        "sessions": 5,
        "unlimited_minutes": True,
    }


def test_what_creating_needs_is_named_all_at_once() -> None:
    plan = plan_trunk_groups([wanted(secondary=Endpoint(port=5070))], [])
    (problem,) = plan.problems
    assert "primary.ip and secondary.ip and billing_type must be given" in problem
    assert plan.items[0].status == "failed"


def test_unmetered_needs_sessions_to_be_created() -> None:
    plan = plan_trunk_groups([wanted(primary=FIRST, billing_type="unmetered")], [])
    assert "sessions (for unmetered)" in plan.problems[0]


def test_one_as_desired_is_ok_and_tells_its_id() -> None:
    plan = plan_trunk_groups([wanted(primary=FIRST, billing_type="metered", sessions=5)], [WEST])
    assert (plan.actions, plan.problems) == ((), ())
    assert (plan.items[0].status, plan.items[0].facts) == ("ok", {"id": "301"})


def test_only_what_differs_is_updated() -> None:
    plan = plan_trunk_groups([wanted(primary=Endpoint(ip="203.0.113.10", port=5070, prefix="0044"))], [WEST])
    (action,) = plan.actions
    assert (action.before, action.after) == (
        {"primary": {"port": 5060, "prefix": None}},
        {"primary": {"port": 5070, "prefix": "0044"}},
    )


def test_a_secondary_endpoint_needs_its_ip_first() -> None:
    plan = plan_trunk_groups([wanted(secondary=Endpoint(port=5070))], [WEST])
    assert "secondary.ip must be given" in plan.problems[0]
    (action,) = plan_trunk_groups([wanted(secondary=Endpoint(port=5070))], [replace(WEST, secondary=FIRST)]).actions
    assert action.after == {"secondary": {"port": 5070}}


def test_other_sessions_are_an_error_that_says_what_is_possible() -> None:
    plan = plan_trunk_groups([wanted(sessions=9)], [WEST])
    assert "it has 5 sessions" in plan.problems[0]
    assert "leave sessions out" in plan.problems[0]
    assert plan_trunk_groups([wanted(sessions=9)], [replace(WEST, sessions=None)]).problems == ()


@pytest.mark.parametrize(("always", "after"), [(True, {"call_forwarding": "+12065550100"}), (False, None)])
def test_call_forwarding_is_sent_to_an_existing_one_only_when_always_asked_for(
    always: bool, after: dict[str, str] | None
) -> None:
    plan = plan_trunk_groups([wanted(call_forwarding="+12065550100", call_forwarding_always=always)], [WEST])
    assert [action.after for action in plan.actions] == ([after] if after else [])


def test_an_id_retitles() -> None:
    plan = plan_trunk_groups([wanted(id="302")], [EAST])
    (action,) = plan.actions
    assert (action.name, action.before, action.after) == ("West", {"title": "East"}, {"title": "West"})


def test_an_id_without_title_is_named_by_its_title() -> None:
    plan = plan_trunk_groups([wanted(id="302", title=None)], [EAST])
    assert plan.items[0].name == "East"


def test_an_unknown_id_lists_those_there_are() -> None:
    plan = plan_trunk_groups([wanted(id="9")], [WEST, EAST])
    assert "no trunk group with the id 9; it has 301 (West), 302 (East)" in plan.problems[0]


def test_two_with_one_title_are_an_error_with_their_ids() -> None:
    plan = plan_trunk_groups([wanted()], [WEST, replace(EAST, title="West")])
    assert "ids 301, 302" in plan.problems[0]


def test_one_of_two_twins_is_retitled_by_its_id() -> None:
    plan = plan_trunk_groups(
        [wanted(id="302", title="Other"), wanted(title="Third")], [WEST, replace(EAST, title="West")]
    )
    assert plan.actions[0].after == {"title": "Other"}


def test_one_of_two_twins_is_updated_by_its_id() -> None:
    plan = plan_trunk_groups([wanted(id="302", primary=Endpoint(port=5070))], [WEST, replace(EAST, title="West")])
    assert (len(plan.actions), plan.problems) == (1, ())


def test_a_title_that_another_one_has_is_refused() -> None:
    plan = plan_trunk_groups([wanted(id="302")], [WEST, EAST])
    assert "'West': the one with the id 301 has that title" in plan.problems[0]


def test_titles_can_be_swapped() -> None:
    plan = plan_trunk_groups([wanted(id="302"), wanted(id="301", title="East")], [WEST, EAST])
    assert (len(plan.actions), plan.problems) == (2, ())


def test_one_entry_by_id_and_one_by_title_for_the_same_is_refused() -> None:
    plan = plan_trunk_groups([wanted(), wanted(id="301", title="New")], [WEST])
    assert "two entries are about the trunk group with the id 301" in plan.problems[0]


def test_items_keep_their_order_and_actions_are_grouped() -> None:
    new = wanted(title="New", primary=FIRST, billing_type="metered")
    changed = wanted(primary=Endpoint(port=5070))
    plan = plan_trunk_groups([changed, new], [WEST])
    assert [item.name for item in plan.items] == ["West", "New"]
    assert [action.action for action in plan.actions] == ["create", "update"]
