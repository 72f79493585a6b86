# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""termination_trunk against the sandbox: the ladder, bulk, replacing and disabling."""

from __future__ import annotations

from typing import Any

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

IP = "198.51.100.10"
DIALLER: dict[str, Any] = {"title": "Dialler", "ip": IP, "ports": 50, "cps": 5}


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("termination_trunk", sandbox.options("vitcom") | options, check=check)


def trunks(sandbox: Sandbox) -> list[tuple[str, str, str, str]]:
    rows = sandbox.state()["vitcom"]["termination_trunks"]
    return [(row["ip"], row["ports"], row["cps"], row["status"]) for row in rows]


def summary(result: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(entry["name"], entry["status"], entry["action"]) for entry in result["results"]]


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox) -> None:
    entries = [
        {"ip": "dialler.example.com", "ports": 0},
        {"ip": IP, "ports": 1001, "cps": 0, "title": " "},
        {"ip": IP, "state": "disabled"},
        {"title": "no ip"},
    ]
    result = run(sandbox, termination_trunks=entries)
    for words in (
        "termination_trunks[0]: ip 'dialler.example.com' is not an IPv4 address",
        "termination_trunks[0]: ports must be between 1 and 1000, not 0",
        "termination_trunks[1]: ports must be between 1 and 1000, not 1001",
        "termination_trunks[1]: cps must be at least 1, not 0",
        "termination_trunks[1]: title must not be empty",
        f"{IP} is listed twice: termination_trunks[1] and termination_trunks[2]",
        "termination_trunks[3]: ip is missing",
    ):
        assert words in result["msg"]
    assert not sandbox.calls()


def test_defining_in_check_mode_plans_and_writes_nothing(sandbox: Sandbox) -> None:
    result = run(sandbox, check=True, **DIALLER)
    assert (result["changed"], summary(result)) == (True, [(IP, "planned", "create")])
    assert result["plan"][0]["after"] == {"title": "Dialler", "ports": 50, "cps": 5}
    assert (sandbox.calls(writes=True), trunks(sandbox)) == ([], [])


def test_it_is_defined_as_planned(sandbox: Sandbox) -> None:
    planned = run(sandbox, check=True, **DIALLER)["plan"]
    result = run(sandbox, **DIALLER, expected_plan=planned)
    assert (result["plan"], summary(result)) == (planned, [(IP, "done", "create")])
    assert result["results"][0]["id"]
    assert trunks(sandbox) == [(IP, "50", "5", "1")]


def test_defined_again_changes_nothing(sandbox: Sandbox) -> None:
    run(sandbox, **DIALLER)
    result = run(sandbox, ip=IP, ports=50)
    assert (result["changed"], result["plan"], summary(result)) == (False, [], [(IP, "ok", None)])
    assert result["api_calls"] == {"read": 1, "write": 0}


def test_other_ports_are_refused_with_what_is_possible(sandbox: Sandbox) -> None:
    run(sandbox, **DIALLER)
    result = run(sandbox, **(DIALLER | {"ports": 80}))
    assert f"termination trunk {IP}: the API cannot change ports from 50 to 80: set allow_replace" in result["msg"]
    assert sandbox.calls(writes=True) == ["defineTrunk_termination"]


def test_a_replacement_is_planned_done_and_not_repeated(sandbox: Sandbox) -> None:
    run(sandbox, **DIALLER)
    changed: dict[str, Any] = {"title": "Dialler", "ip": IP, "ports": 80, "allow_replace": True}
    planned = run(sandbox, check=True, **changed)["plan"]
    assert (planned[0]["action"], planned[0]["before"], planned[0]["after"]) == (
        "replace",
        {"ports": 50},
        {"ports": 80},
    )
    assert trunks(sandbox) == [(IP, "50", "5", "1")]
    assert summary(run(sandbox, **changed, expected_plan=planned)) == [(IP, "done", "replace")]
    assert trunks(sandbox) == [(IP, "50", "5", "0"), (IP, "80", "5", "1")]
    assert not run(sandbox, **changed)["changed"]


def test_a_replacement_that_stops_half_way_counts_as_changed(sandbox: Sandbox) -> None:
    run(sandbox, **DIALLER)
    sandbox.fault("defineTrunk_termination", "rate_limit", times=9, seconds=301)
    result = run(sandbox, **(DIALLER | {"ports": 80}), allow_replace=True)
    assert (result["failed"], result["changed"], summary(result)) == (True, True, [(IP, "failed", "replace")])
    assert "it was disabled, but not defined anew" in result["msg"]
    assert trunks(sandbox) == [(IP, "50", "5", "0")]


def test_disabling_is_planned_done_and_not_repeated(sandbox: Sandbox) -> None:
    run(sandbox, **DIALLER)
    planned = run(sandbox, check=True, ip=IP, state="disabled")
    assert summary(planned) == [(IP, "planned", "disable")]
    assert sandbox.calls(writes=True) == ["defineTrunk_termination"]
    assert summary(run(sandbox, ip=IP, state="disabled")) == [(IP, "done", "disable")]
    assert trunks(sandbox) == [(IP, "50", "5", "0")]
    assert not run(sandbox, ip=IP, state="disabled")["changed"]


def test_what_is_disabled_is_defined_anew(sandbox: Sandbox) -> None:
    run(sandbox, **DIALLER)
    run(sandbox, ip=IP, state="disabled")
    assert summary(run(sandbox, **DIALLER)) == [(IP, "done", "create")]
    assert trunks(sandbox) == [(IP, "50", "5", "0"), (IP, "50", "5", "1")]


def test_many_are_converged_in_one_task(sandbox: Sandbox) -> None:
    run(sandbox, **DIALLER)
    new = DIALLER | {"ip": "198.51.100.11"}
    result = run(sandbox, termination_trunks=[{"ip": IP, "state": "disabled"}, new])
    assert summary(result) == [(IP, "done", "disable"), ("198.51.100.11", "done", "create")]
    assert not run(sandbox, termination_trunks=[{"ip": IP, "state": "disabled"}, new])["changed"]


def test_what_defining_lacks_is_named(sandbox: Sandbox) -> None:
    assert "title and ports must be given" in run(sandbox, ip=IP)["msg"]
    assert sandbox.calls(writes=True) == []


def test_a_lost_answer_does_not_define_a_second_one(sandbox: Sandbox) -> None:
    sandbox.fault("defineTrunk_termination", "error_500_after")
    assert summary(run(sandbox, **DIALLER)) == [(IP, "done", "create")]
    assert trunks(sandbox) == [(IP, "50", "5", "1")]


def test_deleting_is_no_option(sandbox: Sandbox) -> None:
    told = run(sandbox, ip=IP, state="absent")["msg"]
    assert "state: 'absent' is not one of present, disabled. No call of the API deletes a termination trunk" in told
    assert not sandbox.calls()
