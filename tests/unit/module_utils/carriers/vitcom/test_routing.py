# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Routing and releasing against the sandbox: many numbers in one call, believed once it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.line import GONE
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.handles import Handles
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.routing import Router
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import NumberUpdate, Release
from tests.unit.module_utils.carriers.vitcom.customer import Customer, explicit
from tests.unit.module_utils.carriers.vitcom.told import statuses, told

MINE = [f"+1206555{digits:04d}" for digits in range(30)]


def updates(customer: Customer, numbers: list[str], **routing: str) -> list[NumberUpdate]:
    owned = customer.owned_rows(numbers)
    return [NumberUpdate(name=number, owned=owned[number], after=routing) for number in numbers]


def routed(customer: Customer, numbers: list[str], **routing: str) -> list[Any]:
    """The outcomes of routing owned numbers."""
    wanted = updates(customer, numbers, **routing)
    return told(customer.observed(explicit(numbers)).route, *wanted)


def test_thirty_numbers_are_routed_with_one_write(customer: Customer) -> None:
    customer.grant(MINE)
    assert statuses(routed(customer, MINE, trunk_group="in")) == ["done"] * 30
    assert customer.sandbox.calls(writes=True)[1:] == ["updatenumber"]
    assert {row["trunk"] for row in customer.state("numbers")} == {301}


def test_a_status_is_changed_and_left_alone(customer: Customer) -> None:
    customer.grant(MINE[:2], trunk="301")
    assert statuses(routed(customer, MINE[:2], status="inactive")) == ["done", "done"]
    assert {row["status"] for row in customer.state("numbers")} == {"0"}
    assert {row["trunk"] for row in customer.state("numbers")} == {301}


def test_a_number_that_is_gone_does_not_hold_up_the_others(customer: Customer) -> None:
    customer.grant(MINE[:3])
    observed, wanted = customer.observed(explicit(MINE[:3])), updates(customer, MINE[:3], trunk_group="in")
    customer.grant(MINE[1:2], status="2")
    outcomes = told(observed.route, *wanted)
    assert {outcome.name or outcome.action.name: outcome.status for outcome in outcomes} == {
        MINE[0]: "done",
        MINE[1]: "failed",
        MINE[2]: "done",
    }


@pytest.mark.parametrize("kind", ["drop_before", "drop_after", "html", "late_effect"])
def test_routing_is_repeated_until_it_shows(customer: Customer, kind: str) -> None:
    customer.grant(MINE[:2])
    customer.sandbox.fault("updatenumber", kind, seconds=0.3)
    assert statuses(routed(customer, MINE[:2], trunk_group="in")) == ["done", "done"]


def test_routing_that_never_gets_an_answer_is_unknown(customer: Customer) -> None:
    customer.grant(MINE[:1])
    customer.sandbox.fault("updatenumber", "drop_before", times=9)
    assert statuses(routed(customer, MINE[:1], trunk_group="in")) == ["unknown"]


def test_a_status_that_does_not_change_is_unknown(customer: Customer) -> None:
    customer.grant(MINE[:1], trunk="301")
    customer.sandbox.fault("updatenumber", "no_effect")
    assert statuses(routed(customer, MINE[:1], status="inactive")) == ["unknown"]


def test_a_refusal_of_all_is_told_for_each(customer: Customer) -> None:
    customer.grant(MINE[:2])
    wanted = updates(customer, MINE[:2], trunk_group="ghost")
    outcomes: list[Any] = []
    Router(customer.numbers()._wire, Handles({"999": "ghost"}), outcomes.append).route(wanted)
    assert statuses(outcomes) == ["failed", "failed"]
    assert "Invalid trunkId" in outcomes[0].error


@pytest.mark.parametrize("status", ["inactive", "cancelled"])
def test_a_limit_that_lasts_is_not_looked_into(customer: Customer, status: str) -> None:
    """HTTP 429 says that nothing was done, so there is nothing to see."""
    customer.grant(MINE[:2])
    observed, owned = customer.observed(explicit(MINE[:2])), customer.owned_rows(MINE[:2])
    customer.sandbox.fault("updatenumber", "rate_limit", seconds=0, times=99)
    customer.sandbox.clear_log()
    updates = [NumberUpdate(name=number, owned=owned[number], after={"status": status}) for number in MINE[:2]]
    releases = [Release(name=number, owned=owned[number]) for number in MINE[:2]]
    outcomes = told(observed.release, *releases) if status == "cancelled" else told(observed.route, *updates)
    assert statuses(outcomes) == ["failed", "failed"]
    assert "HTTP 429, Retry-After 0 s). It asks for a pause. Nothing was done" in str(outcomes[0].error)
    assert customer.sandbox.calls() == ["updatenumber"] * 3


def test_a_limit_that_ends_is_waited_out(customer: Customer) -> None:
    customer.grant(MINE[:2])
    customer.sandbox.fault("updatenumber", "rate_limit", seconds=0, times=2)
    assert statuses(routed(customer, MINE[:2], trunk_group="in")) == ["done", "done"]
    assert customer.sandbox.calls(writes=True)[1:] == ["updatenumber"] * 3


@pytest.mark.parametrize(("kind", "why"), [("rate_limit", "takes no more calls"), ("refuse", "did not answer")])
def test_a_carrier_that_takes_no_more_is_not_asked_for_each_target(customer: Customer, kind: str, why: str) -> None:
    numbers, groups = MINE[: GONE + 4], [f"g{at}" for at in range(GONE + 4)]
    handles = Handles({customer.trunk_group(title): title for title in groups})
    customer.grant(numbers)
    owned = customer.owned_rows(numbers)
    customer.sandbox.fault("updatenumber", kind, seconds=0, times=999)
    customer.sandbox.clear_log()
    outcomes: list[Any] = []
    Router(customer.numbers()._wire, handles, outcomes.append).route(
        [
            NumberUpdate(name=number, owned=owned[number], after={"trunk_group": title})
            for number, title in zip(numbers, groups, strict=True)
        ]
    )
    skipped = [outcome for outcome in outcomes if outcome.status == "skipped"]
    assert len(skipped) == len(numbers) - GONE
    assert why in str(skipped[0].error)
    assert customer.sandbox.calls(writes=True).count("updatenumber") == GONE * 3


def test_a_refusal_that_cannot_be_looked_into_leaves_the_other_targets_alone(customer: Customer) -> None:
    customer.grant(MINE[:2])
    wanted = [*updates(customer, MINE[:1], trunk_group="in"), *updates(customer, MINE[1:2], trunk_group="ghost")]
    outcomes: list[Any] = []
    router = Router(customer.numbers()._wire, Handles({"301": "in", "999": "ghost"}), outcomes.append)
    customer.sandbox.fault("getnumbers", "error_500", times=3)
    router.route(wanted)
    assert {outcome.action.name: outcome.status for outcome in outcomes} == {MINE[0]: "done", MINE[1]: "failed"}


def test_routing_answered_with_success_and_without_effect_is_unknown(customer: Customer) -> None:
    customer.grant(MINE[:1])
    customer.sandbox.fault("updatenumber", "no_effect")
    assert statuses(routed(customer, MINE[:1], trunk_group="in")) == ["unknown"]


def released(customer: Customer, numbers: list[str]) -> list[Any]:
    observed = customer.observed(explicit(numbers))
    owned = observed.holdings.owned
    return told(observed.release, *(Release(name=number, owned=owned[number]) for number in numbers))


def test_releasing_cancels_all_in_one_write(customer: Customer) -> None:
    customer.grant(MINE[:3])
    assert statuses(released(customer, MINE[:3])) == ["done"] * 3
    assert customer.sandbox.calls(writes=True)[1:] == ["updatenumber"]
    assert customer.owned() == []


@pytest.mark.parametrize(("kind", "status"), [("no_effect", "unknown"), ("drop_after", "done")])
def test_a_release_is_believed_when_it_shows(customer: Customer, kind: str, status: str) -> None:
    customer.grant(MINE[:1])
    customer.sandbox.fault("updatenumber", kind)
    assert statuses(released(customer, MINE[:1])) == [status]


def test_a_number_gone_already_is_released(customer: Customer) -> None:
    customer.grant(MINE[:2])
    observed = customer.observed(explicit(MINE[:2]))
    owned = observed.holdings.owned
    stranger = replace(owned[MINE[0]], number=MINE[2])
    actions = [Release(name=MINE[2], owned=stranger), Release(name=MINE[0], owned=owned[MINE[0]])]
    assert statuses(told(observed.release, *actions)) == ["done", "done"]
    assert customer.owned() == [MINE[1]]
