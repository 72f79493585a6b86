# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""trunk_group against the sandbox: the ladder, bulk, titles, what the API cannot do, and lost answers."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

PRIMARY = {"ip": "203.0.113.10", "port": 5060}
WEST: dict[str, Any] = {"title": "West", "primary": PRIMARY, "billing_type": "unmetered", "sessions": 5}


def run(sandbox: Sandbox, *, check: bool = False, verbosity: int = 0, **options: Any) -> dict[str, Any]:
    return run_module("trunk_group", sandbox.options("vitcom") | options, check=check, verbosity=verbosity)


def groups(sandbox: Sandbox) -> list[dict[str, Any]]:
    return list(sandbox.state()["vitcom"]["trunk_groups"])


def summary(result: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(entry["name"], entry["status"], entry["action"]) for entry in result["results"]]


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox) -> None:
    entries = [
        {"title": "A", "primary": {"ip": "pbx.example.com", "port": 80, "prefix": "1"}},
        {"title": " A ", "secondary": {"ip": "2001:db8::1"}, "call_forwarding": "911"},
        {"sessions": -1, "call_forwarding_update": "always"},
        {"title": ""},
    ]
    result = run(sandbox, trunk_groups=entries)
    assert result["failed"]
    for words in (
        "trunk_groups[0]: primary.ip 'pbx.example.com' is not an IPv4 address",
        "trunk_groups[0]: primary.port must be between 1000 and 9999, not 80",
        "trunk_groups[0]: primary.prefix must be 4 to 6 digits (in quotes), not '1'",
        "trunk group title A is listed twice: trunk_groups[0] and trunk_groups[1]",
        "trunk_groups[1]: secondary.ip '2001:db8::1' is not an IPv4 address",
        "trunk_groups[1]: call_forwarding '911' is not a phone number (10 digits, or 11 with the leading 1,",
        "trunk_groups[2]: title is missing",
        "trunk_groups[2]: sessions must be at least 0, not -1",
        "trunk_groups[2]: call_forwarding_update always needs call_forwarding",
        "trunk_groups[3]: title must not be empty",
    ):
        assert words in result["msg"]
    assert not sandbox.calls()


@pytest.mark.parametrize("options", [{}, {"title": "West", "trunk_groups": []}])
def test_one_form_is_needed_and_only_one(sandbox: Sandbox, options: dict[str, Any]) -> None:
    assert run(sandbox, **options)["failed"]
    assert not sandbox.calls()


def test_deleting_is_no_option(sandbox: Sandbox) -> None:
    result = run(sandbox, **WEST, state="absent")
    assert "state: 'absent' is not possible, only present. No call of the API deletes" in result["msg"]
    assert not sandbox.calls()


def test_creating_in_check_mode_plans_and_writes_nothing(sandbox: Sandbox) -> None:
    result = run(sandbox, check=True, **WEST)
    assert (result["changed"], summary(result)) == (True, [("West", "planned", "create")])
    assert result["diff"] == {"before": {"trunk_group West": None}, "after": {"trunk_group West": WEST}}
    assert (sandbox.calls(writes=True), result["api_calls"]) == ([], {"read": 1, "write": 0})


def test_it_is_created_as_planned(sandbox: Sandbox) -> None:
    planned = run(sandbox, check=True, **WEST)["plan"]
    result = run(sandbox, **WEST, expected_plan=planned)
    assert (result["plan"], summary(result)) == (planned, [("West", "done", "create")])
    assert result["results"][0]["id"] == str(groups(sandbox)[0]["id"])
    assert sandbox.calls(writes=True) == ["defineTrunk"]


def test_created_again_changes_nothing(sandbox: Sandbox) -> None:
    run(sandbox, **WEST)
    result = run(sandbox, **WEST)
    assert (result["changed"], result["plan"], summary(result)) == (False, [], [("West", "ok", None)])
    assert result["api_calls"] == {"read": 1, "write": 0}


def test_a_change_is_planned_done_and_not_repeated(sandbox: Sandbox) -> None:
    run(sandbox, **WEST)
    changed: dict[str, Any] = {"title": "West", "primary": {"port": 5070}, "secondary": {"ip": "203.0.113.11"}}
    planned = run(sandbox, check=True, **changed)
    assert planned["plan"][0]["before"] == {"primary": {"port": 5060}, "secondary": {"ip": None}}
    assert sandbox.calls(writes=True) == ["defineTrunk"]
    assert run(sandbox, **changed, expected_plan=planned["plan"])["changed"]
    assert (groups(sandbox)[0]["primary_port"], groups(sandbox)[0]["primary_ip"]) == ("5070", "203.0.113.10")
    assert not run(sandbox, **changed)["changed"]


def test_an_id_retitles_and_the_new_title_finds_it(sandbox: Sandbox) -> None:
    identifier = run(sandbox, **WEST)["results"][0]["id"]
    result = run(sandbox, id=identifier, title="Coast")
    assert (summary(result), result["results"][0]["id"]) == ([("Coast", "done", "update")], identifier)
    assert not run(sandbox, id=identifier, title="Coast")["changed"]
    assert not run(sandbox, title="Coast")["changed"]


def test_an_unapproved_plan_is_not_carried_out(sandbox: Sandbox) -> None:
    result = run(sandbox, **WEST, expected_plan=[])
    assert "the plan is not the expected one" in result["msg"]
    assert sandbox.calls(writes=True) == []


def test_many_are_converged_in_one_task(sandbox: Sandbox) -> None:
    run(sandbox, **WEST)
    entries = [{"title": "West", "primary": {"port": 5070}}, WEST | {"title": "East"}, WEST | {"title": "North"}]
    result = run(sandbox, trunk_groups=entries)
    assert summary(result) == [("West", "done", "update"), ("East", "done", "create"), ("North", "done", "create")]
    again = run(sandbox, trunk_groups=entries, result_detail="changed")
    assert (again["changed"], again["results"], again["counts"]["ok"]) == (False, [], 3)


def test_other_sessions_stop_the_whole_task(sandbox: Sandbox) -> None:
    run(sandbox, **WEST)
    result = run(sandbox, trunk_groups=[WEST | {"sessions": 9}, WEST | {"title": "East"}])
    assert "it has 5 sessions, and the API can set sessions (9 wanted) only when" in result["msg"]
    assert summary(result) == [("West", "failed", None), ("East", "skipped", "create")]
    assert sandbox.calls(writes=True) == ["defineTrunk"]


def test_what_creating_lacks_is_named(sandbox: Sandbox) -> None:
    result = run(sandbox, title="West")
    assert "primary.ip and billing_type must be given" in result["msg"]
    assert sandbox.calls(writes=True) == []


def test_call_forwarding_holds_at_creation_unless_it_is_always_sent(sandbox: Sandbox) -> None:
    run(sandbox, **WEST, call_forwarding="206-555-0100")
    assert groups(sandbox)[0]["call_forwarding"] == "12065550100"
    assert not run(sandbox, **WEST, call_forwarding="12065550199")["changed"]
    assert run(sandbox, **WEST, call_forwarding="12065550199", call_forwarding_update="always")["changed"]
    assert groups(sandbox)[0]["call_forwarding"] == "12065550199"


def test_two_with_one_title_are_an_error_that_lists_their_ids(sandbox: Sandbox) -> None:
    account = sandbox.accounts["vitcom"]
    fields = {"title": "West", "primaryTrunk": "203.0.113.12", "billingType": "Metered"}
    for _twin in range(2):
        credentials = {"token": account["api_key"], "accountno": account["account"]}
        requests.post(f"{account['api_url']}/defineTrunk", data=credentials | fields, timeout=20)
    result = run(sandbox, **WEST)
    assert "trunk group West: 2 trunk groups have this title, with the ids 301, 302: retitle one" in result["msg"]
    assert not run(sandbox, id="302", title="West 2")["failed"]
    assert not run(sandbox, title="West")["failed"]


def test_a_title_that_another_one_has_is_refused(sandbox: Sandbox) -> None:
    first, second = run(sandbox, trunk_groups=[WEST, WEST | {"title": "East"}])["results"]
    refused = run(sandbox, id=second["id"], title="West")
    assert f"the one with the id {first['id']} has that title" in refused["msg"]
    assert "update_trunk" not in sandbox.calls()


def test_a_lost_answer_does_not_create_a_second_one(sandbox: Sandbox) -> None:
    sandbox.fault("defineTrunk", "drop_after")
    assert summary(run(sandbox, **WEST)) == [("West", "done", "create")]
    assert len(groups(sandbox)) == 1


def test_a_refusal_names_the_item_and_what_the_carrier_said(sandbox: Sandbox) -> None:
    sandbox.fault("defineTrunk", "rate_limit", times=9, seconds=0)
    result = run(sandbox, **WEST, retries=1)
    assert (result["changed"], summary(result)) == (False, [("West", "failed", "create")])
    assert "West (failed)" in result["msg"]


def test_the_token_is_in_no_url_and_not_in_the_trace(sandbox: Sandbox) -> None:
    result = run(sandbox, **WEST, verbosity=3)
    assert len(result["trace"]) == sum(result["api_calls"].values())
    assert sandbox.accounts["vitcom"]["api_key"] not in str(result)


def test_a_wrong_token_is_one_clear_sentence(sandbox: Sandbox) -> None:
    result = run(sandbox, **WEST, api_key="nonsense")
    assert "the carrier does not accept the credentials (Invalid token)" in result["msg"]
