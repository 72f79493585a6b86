# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Trunk groups against the sandbox: created once, found again by title, updated repeatably."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.trunks import VitcomTrunkGroups
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.trunk import (
    Endpoint,
    TrunkGroupAction,
    WantedTrunkGroup,
)
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import Customer
from tests.unit.module_utils.carriers.vitcom.told import statuses, told

FIRST = Endpoint(ip="203.0.113.10", port=5070, prefix="0044")


def carrier(sandbox: Sandbox, patience: float = 0.6) -> VitcomTrunkGroups:
    return VitcomTrunkGroups(Customer(sandbox, patience=patience).account)


def creation(title: str = "West", **options: Any) -> TrunkGroupAction:
    wanted = WantedTrunkGroup(title=title, primary=FIRST, billing_type="metered", **options)
    return TrunkGroupAction(action="create", name=title, wanted=wanted)


def update(**options: Any) -> TrunkGroupAction:
    return TrunkGroupAction(action="update", name="West", id="301", wanted=WantedTrunkGroup(**options))


def groups(sandbox: Sandbox) -> list[dict[str, Any]]:
    return list(sandbox.state()["vitcom"]["trunk_groups"])


def test_one_is_created_with_all_its_options_and_found_by_its_title(sandbox: Sandbox) -> None:
    action = creation(
        sessions=4, unlimited_minutes=True, call_forwarding="+12065550100", secondary=Endpoint(ip="203.0.113.11")
    )
    (outcome,) = told(carrier(sandbox).create, action)
    assert (outcome.status, outcome.facts) == ("done", {"id": "301"})
    (row,) = groups(sandbox)
    assert (row["billing_type"], row["sessions"], row["mou"]) == ("Metered", "4", "Unlimited")
    assert (row["call_forwarding"], row["secondary_ip"], row["primary_prefix"]) == (
        "12065550100",
        "203.0.113.11",
        "0044",
    )


def test_a_group_is_read_as_it_was_written(sandbox: Sandbox) -> None:
    told(carrier(sandbox).create, creation(sessions=4))
    (group,) = carrier(sandbox).trunk_groups()
    assert (group.id, group.title, group.primary, group.sessions) == ("301", "West", FIRST, 4)
    assert group.secondary == Endpoint()


def test_many_are_created_with_one_look_at_the_end(sandbox: Sandbox) -> None:
    assert statuses(told(carrier(sandbox).create, creation("A"), creation("B"), creation("C"))) == ["done"] * 3
    assert sandbox.calls() == ["defineTrunk"] * 3 + ["get_trunk"]


@pytest.mark.parametrize("kind", ["drop_after", "error_500_after", "html_after", "truncated"])
def test_a_lost_answer_is_settled_by_looking_and_never_sent_again(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("defineTrunk", kind)
    assert statuses(told(carrier(sandbox).create, creation())) == ["done"]
    assert sandbox.calls(writes=True) == ["defineTrunk"]


@pytest.mark.parametrize("kind", ["drop_before", "error_500", "html", "no_effect"])
def test_what_does_not_show_is_unknown_and_never_sent_again(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("defineTrunk", kind)
    (outcome,) = told(carrier(sandbox).create, creation())
    assert outcome.status == "unknown"
    assert "does not show" in str(outcome.error)
    assert sandbox.calls(writes=True) == ["defineTrunk"]


def test_an_effect_that_shows_late_is_waited_for(sandbox: Sandbox) -> None:
    sandbox.fault("defineTrunk", "late_effect", seconds=0.4)
    assert statuses(told(carrier(sandbox, patience=3).create, creation())) == ["done"]


def test_a_refusal_fails_that_item_alone(sandbox: Sandbox) -> None:
    refused = TrunkGroupAction(action="create", name="Odd", wanted=WantedTrunkGroup(title="Odd", billing_type="x"))
    outcomes = told(carrier(sandbox).create, refused, creation())
    assert statuses(outcomes) == ["failed", "done"]
    assert "Invalid primaryTrunk" in str(outcomes[0].error)


def test_a_twin_created_at_the_same_time_is_told_with_both_ids(sandbox: Sandbox) -> None:
    told(carrier(sandbox).create, creation())
    (outcome,) = told(carrier(sandbox).create, creation())
    assert outcome.status == "unknown"
    assert "ids 301, 302" in str(outcome.error)


def test_an_update_sends_what_differs_and_nothing_else(sandbox: Sandbox) -> None:
    told(carrier(sandbox).create, creation(call_forwarding="+12065550100"))
    (outcome,) = told(carrier(sandbox).update, update(title="Coast", primary=Endpoint(port=5080)))
    assert (outcome.status, outcome.facts) == ("done", {"id": "301"})
    (row,) = groups(sandbox)
    assert (row["title"], row["primary_port"], row["primary_ip"]) == ("Coast", "5080", "203.0.113.10")
    assert row["call_forwarding"] == "12065550100"


def test_an_update_whose_answer_is_lost_is_repeated(sandbox: Sandbox) -> None:
    told(carrier(sandbox).create, creation())
    sandbox.fault("update_trunk", "error_500_after")
    assert statuses(told(carrier(sandbox).update, update(title="Coast"))) == ["done"]
    assert sandbox.calls(writes=True) == ["defineTrunk", "update_trunk", "update_trunk"]


def test_an_update_is_done_when_it_shows_although_no_answer_came(sandbox: Sandbox) -> None:
    told(carrier(sandbox).create, creation())
    sandbox.fault("update_trunk", "drop_after", times=9)
    assert statuses(told(carrier(sandbox).update, update(title="Coast"))) == ["done"]


@pytest.mark.parametrize(("kind", "times"), [("no_effect", 1), ("drop_before", 9)])
def test_an_update_that_does_not_show_is_unknown(sandbox: Sandbox, kind: str, times: int) -> None:
    told(carrier(sandbox).create, creation())
    sandbox.fault("update_trunk", kind, times=times)
    assert statuses(told(carrier(sandbox).update, update(title="Coast"))) == ["unknown"]
