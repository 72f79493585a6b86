# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Trunk groups and termination trunks on a carrier that takes no more calls for a while, or any more (HTTP 429)."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import pytest

from tests.bench.pace import arrivals, silence
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

COUNT = 12
#: After so many items in a row the others are not sent.
GONE = 8
RETRIES = 3


@dataclass(frozen=True)
class Case:
    """A task of many items. ``call``: its write; ``before``: what an earlier task made."""

    module: str
    call: str
    wanted: list[dict[str, Any]]
    before: list[dict[str, Any]] | None = None

    def run(self, sandbox: Sandbox, wanted: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        return run_module(self.module, sandbox.options("vitcom") | {f"{self.module}s": wanted or self.wanted})

    def prepare(self, sandbox: Sandbox, **fault: Any) -> None:
        if self.before:
            self.run(sandbox, self.before)
        sandbox.fault(self.call, "429", **fault)
        sandbox.clear_log()


def groups(**more: Any) -> list[dict[str, Any]]:
    primary = {"ip": "192.0.2.1"}
    return [{"title": f"in{at}", "billing_type": "metered", "primary": primary, **more} for at in range(COUNT)]


def trunks(**more: Any) -> list[dict[str, Any]]:
    return [{"title": f"out{at}", "ip": f"192.0.2.{at}", "ports": 10, **more} for at in range(COUNT)]


CREATED = Case("trunk_group", "defineTrunk", groups())
UPDATED = Case("trunk_group", "update_trunk", groups(primary={"ip": "192.0.2.99"}), groups())
DEFINED = Case("termination_trunk", "defineTrunk_termination", trunks())
DISABLED = Case("termination_trunk", "disable_trunk_termination", trunks(state="disabled"), trunks())
TURNED_OFF = Case("termination_trunk", "disable_trunk_termination", trunks(ports=20, allow_replace=True), trunks())
TURNED_ON = Case("termination_trunk", "defineTrunk_termination", trunks(ports=20, allow_replace=True), trunks())
CASES = [CREATED, UPDATED, DEFINED, DISABLED, TURNED_OFF]


def held(sandbox: Sandbox) -> list[Any]:
    """All trunk groups and trunks of the carrier."""
    state = sandbox.state()["vitcom"]
    return [state["trunk_groups"], state["termination_trunks"]]


@pytest.mark.parametrize("case", [*CASES, TURNED_ON], ids=attrgetter("call"))
def test_a_limit_that_ends_is_waited_out(sandbox: Sandbox, case: Case) -> None:
    case.prepare(sandbox, times=RETRIES, seconds=0)
    assert case.run(sandbox)["counts"]["done"] == COUNT
    assert sandbox.calls().count(case.call) == COUNT + RETRIES
    assert case.run(sandbox)["plan"] == []


def test_the_pause_that_is_asked_for_is_kept(sandbox: Sandbox) -> None:
    CREATED.prepare(sandbox, times=1, seconds=1)
    assert CREATED.run(sandbox)["counts"]["done"] == COUNT
    longest, _came_before = silence(arrivals(sandbox))
    assert longest >= 0.9


@pytest.mark.parametrize("case", CASES, ids=attrgetter("call"))
def test_a_limit_that_lasts_is_not_tried_for_each(sandbox: Sandbox, case: Case) -> None:
    case.prepare(sandbox, times=999, seconds=0)
    before = held(sandbox)
    result = case.run(sandbox)
    assert (result["counts"]["failed"], result["counts"]["skipped"]) == (GONE, COUNT - GONE)
    assert (result["changed"], held(sandbox)) == (False, before)
    # Nothing was done, so nothing is looked for: the only read is the one before the plan.
    assert result["api_calls"] == {"read": 1, "write": GONE * (RETRIES + 1)}
    sandbox.clear_faults()
    assert case.run(sandbox)["counts"]["done"] == COUNT


@pytest.mark.parametrize("case", CASES, ids=attrgetter("call"))
def test_a_pause_that_is_too_long_is_told_at_once(sandbox: Sandbox, case: Case) -> None:
    case.prepare(sandbox, times=999, seconds=3600)
    result = case.run(sandbox)
    assert "(HTTP 429, Retry-After 3600 s). It asks for a pause. Nothing was done by this request." in result["msg"]
    assert sandbox.calls().count(case.call) <= GONE


def test_what_is_disabled_and_not_defined_anew_is_told_for_each(sandbox: Sandbox) -> None:
    """Also for those that were not asked for any more: no calls go over them."""
    TURNED_ON.prepare(sandbox, times=999, seconds=0)
    result = TURNED_ON.run(sandbox)
    assert (result["counts"]["failed"], result["changed"]) == (COUNT, True)
    for entry in result["results"]:
        assert entry["error"].startswith("it was disabled, but not defined anew; run again to define it. ")
    sandbox.clear_faults()
    assert TURNED_ON.run(sandbox)["counts"]["done"] == COUNT


def test_a_lost_update_before_the_limit_is_looked_for(sandbox: Sandbox) -> None:
    """A 429 says of its own request alone that nothing was done."""
    one = {"trunk_groups": UPDATED.wanted[:1]}
    CREATED.run(sandbox)
    sandbox.fault("update_trunk", "drop_after")
    sandbox.fault("update_trunk", "429", times=999, seconds=0)
    result = run_module("trunk_group", sandbox.options("vitcom") | one)
    assert (result["changed"], result["counts"]["done"]) == (True, 1)
