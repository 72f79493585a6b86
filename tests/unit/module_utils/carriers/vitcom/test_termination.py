# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Termination trunks against the sandbox: defined once, disabled repeatably, replaced one after the other."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.termination import (
    VitcomTerminationTrunks,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.kinds import Kind
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.trunk import (
    TerminationTrunkAction,
    WantedTerminationTrunk,
)
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import Customer
from tests.unit.module_utils.carriers.vitcom.told import statuses, told

IP = "198.51.100.10"


def carrier(sandbox: Sandbox, patience: float = 0.6) -> VitcomTerminationTrunks:
    return VitcomTerminationTrunks(Customer(sandbox, patience=patience).account)


def act(kind: Kind, identifier: str | None = None, **options: Any) -> TerminationTrunkAction:
    ports = options.pop("ports", 50)
    wanted = WantedTerminationTrunk(ip=IP, title="Dialler", ports=ports, **options)
    return TerminationTrunkAction(action=kind, name=IP, id=identifier, wanted=wanted)


def test_one_is_defined_and_read_as_it_was_written(sandbox: Sandbox) -> None:
    (outcome,) = told(carrier(sandbox).define, act("create", cps=7))
    assert (outcome.status, outcome.facts) == ("done", {"id": "5001"})
    (trunk,) = carrier(sandbox).termination_trunks()
    assert (trunk.ip, trunk.ports, trunk.cps, trunk.active) == (IP, 50, 7, True)


@pytest.mark.parametrize("kind", ["drop_after", "error_500_after", "html_after"])
def test_a_lost_answer_is_settled_by_looking_and_never_sent_again(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("defineTrunk_termination", kind)
    assert statuses(told(carrier(sandbox).define, act("create"))) == ["done"]
    assert sandbox.calls(writes=True) == ["defineTrunk_termination"]


@pytest.mark.parametrize("kind", ["drop_before", "no_effect"])
def test_what_does_not_show_is_unknown_and_never_sent_again(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("defineTrunk_termination", kind)
    assert statuses(told(carrier(sandbox).define, act("create"))) == ["unknown"]
    assert sandbox.calls(writes=True) == ["defineTrunk_termination"]


def test_a_twin_defined_at_the_same_time_is_told_with_both_ids(sandbox: Sandbox) -> None:
    told(carrier(sandbox).define, act("create"))
    (outcome,) = told(carrier(sandbox).define, act("create"))
    assert outcome.status == "unknown"
    assert "ids 5001, 5002" in str(outcome.error)


def test_a_disabled_one_stays_in_the_list(sandbox: Sandbox) -> None:
    told(carrier(sandbox).define, act("create"))
    assert statuses(told(carrier(sandbox).disable, act("disable", "5001"))) == ["done"]
    assert [trunk.active for trunk in carrier(sandbox).termination_trunks()] == [False]


def test_disabling_is_repeated_when_its_answer_is_lost(sandbox: Sandbox) -> None:
    told(carrier(sandbox).define, act("create"))
    sandbox.fault("disable_trunk_termination", "drop_before")
    assert statuses(told(carrier(sandbox).disable, act("disable", "5001"))) == ["done"]


def test_disabling_that_does_not_show_is_unknown(sandbox: Sandbox) -> None:
    told(carrier(sandbox).define, act("create"))
    sandbox.fault("disable_trunk_termination", "no_effect")
    assert statuses(told(carrier(sandbox).disable, act("disable", "5001"))) == ["unknown"]


def test_replacing_disables_first_and_then_defines(sandbox: Sandbox) -> None:
    told(carrier(sandbox).define, act("create"))
    (outcome,) = told(carrier(sandbox).replace, act("replace", "5001", ports=80))
    assert (outcome.status, outcome.facts) == ("done", {"id": "5002"})
    assert [(trunk.ports, trunk.active) for trunk in carrier(sandbox).termination_trunks()] == [(50, False), (80, True)]


def test_nothing_is_defined_where_disabling_did_not_show(sandbox: Sandbox) -> None:
    told(carrier(sandbox).define, act("create"))
    sandbox.fault("disable_trunk_termination", "no_effect")
    assert statuses(told(carrier(sandbox).replace, act("replace", "5001", ports=80))) == ["unknown"]
    assert sandbox.calls(writes=True) == ["defineTrunk_termination", "disable_trunk_termination"]


def test_a_replacement_that_stops_half_way_says_so(sandbox: Sandbox) -> None:
    told(carrier(sandbox).define, act("create"))
    (outcome,) = told(carrier(sandbox).replace, act("replace", "5001", ports=1001))
    assert (outcome.status, outcome.partly) == ("failed", True)
    assert "it was disabled, but not defined anew; run again" in str(outcome.error)
    assert "Invalid ports" in str(outcome.error)
