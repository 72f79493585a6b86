# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Desired and observed termination trunks to a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.trunk import (
    TerminationTrunk,
    TerminationTrunkAction,
    WantedTerminationTrunk,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.termination_trunks import (
    plan_termination_trunks,
)

IP = "198.51.100.10"
ACTIVE = TerminationTrunk(id="5001", ip=IP, ports=50, cps=5, active=True)
DISABLED = replace(ACTIVE, id="5000", active=False)


def wanted(**options: Any) -> WantedTerminationTrunk:
    return replace(WantedTerminationTrunk(ip=IP, title="Dialler", ports=50), **options)


def only_action(wish: WantedTerminationTrunk, *observed: TerminationTrunk) -> TerminationTrunkAction:
    (action,) = plan_termination_trunks([wish], observed).actions
    assert isinstance(action, TerminationTrunkAction)
    return action


def test_a_missing_one_is_defined() -> None:
    action = only_action(wanted())
    assert (action.action, action.name, action.before) == ("create", IP, None)
    assert action.after == {"title": "Dialler", "ports": 50}


def test_a_disabled_one_does_not_count() -> None:
    assert plan_termination_trunks([wanted()], [DISABLED]).actions[0].action == "create"


def test_title_and_ports_are_needed_only_to_define() -> None:
    bare = wanted(title=None, ports=None)
    assert "title and ports must be given" in plan_termination_trunks([bare], []).problems[0]
    assert plan_termination_trunks([bare], [ACTIVE]).problems == ()


def test_one_as_desired_is_ok_and_tells_its_id() -> None:
    plan = plan_termination_trunks([wanted(cps=5)], [DISABLED, ACTIVE])
    assert (plan.actions, plan.items[0].status, plan.items[0].facts) == ((), "ok", {"id": "5001"})


def test_other_ports_fail_without_allow_replace() -> None:
    plan = plan_termination_trunks([wanted(ports=80, cps=9)], [ACTIVE])
    assert "ports from 50 to 80 and cps from 5 to 9: set allow_replace" in plan.problems[0]


def test_other_ports_replace_where_that_is_allowed_and_keep_the_rate() -> None:
    action = only_action(wanted(ports=80, allow_replace=True), ACTIVE)
    assert (action.action, action.id, action.before, action.after) == ("replace", "5001", {"ports": 50}, {"ports": 80})
    assert action.wanted.cps == 5


def test_replacing_needs_what_defining_needs() -> None:
    plan = plan_termination_trunks([wanted(title=None, ports=None, cps=9, allow_replace=True)], [ACTIVE])
    assert "to replace it title and ports must be given" in plan.problems[0]


def test_an_active_one_is_disabled() -> None:
    action = only_action(wanted(disabled=True), ACTIVE)
    assert (action.action, action.id, action.after) == ("disable", "5001", {"state": "disabled"})


def test_what_is_disabled_or_missing_is_ok() -> None:
    assert plan_termination_trunks([wanted(disabled=True)], [DISABLED]).actions == ()


def test_two_active_ones_with_one_ip_are_an_error_with_their_ids() -> None:
    plan = plan_termination_trunks([wanted(disabled=True)], [ACTIVE, replace(ACTIVE, id="5002")])
    assert "ids 5001, 5002" in plan.problems[0]


def test_replacing_comes_last() -> None:
    new, old = wanted(ip="198.51.100.11"), wanted(ip="198.51.100.12", disabled=True)
    observed = [ACTIVE, replace(ACTIVE, id="5003", ip="198.51.100.12")]
    plan = plan_termination_trunks([wanted(ports=80, allow_replace=True), new, old], observed)
    assert [action.action for action in plan.actions] == ["disable", "create", "replace"]
