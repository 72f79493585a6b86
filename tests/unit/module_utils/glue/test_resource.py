# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""One run of a resource module: input, lock, plan, execution, result."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.transport.lock import account_lock, lock_path
from tests.support.modules import run_module
from tests.support.numbers import ONE
from tests.support.sandbox import Sandbox


def run(sandbox: Sandbox, *, check: bool = False, verbosity: int = 0, **params: Any) -> dict[str, Any]:
    given = sandbox.options("tcxc") | {"number": ONE, "contact": "sip:a.example", "retries": 0} | params
    return run_module("number_update", given, check=check, verbosity=verbosity)


@pytest.fixture
def owner(sandbox: Sandbox) -> Sandbox:
    """Owns ONE, which points elsewhere."""
    sandbox.control("grant", {"api": "tcxc", "numbers": [ONE[1:]], "fields": {"contact": "sip:b.example"}})
    return sandbox


def lock(sandbox: Sandbox) -> str:
    account = sandbox.accounts["tcxc"]
    return lock_path("tcxc", account["api_url"], account["account"])


def test_every_key_is_there_whatever_happens(owner: Sandbox) -> None:
    keys = {"changed", "plan", "results", "cost", "counts", "diff", "api_calls"}
    results = [run(owner, check=True), run(owner), run(owner), run(owner, number="x"), run(owner, api_key="wrong")]
    assert all(keys <= result.keys() for result in results)
    assert [result["failed"] for result in results] == [False, False, False, True, True]


def test_a_run_waits_for_another_one_and_says_so(owner: Sandbox) -> None:
    holding, seen = threading.Event(), threading.Event()

    def hold() -> None:
        with account_lock(lock(owner), 5, print):
            holding.set()
            seen.wait(0.5)

    other = threading.Thread(target=hold)
    other.start()
    holding.wait(5)
    result = run(owner)
    other.join()
    assert (result["failed"], result["changed"]) == (False, True)
    assert "Another run" in str(result["warnings"])


def test_a_run_that_waited_too_long_did_nothing(owner: Sandbox) -> None:
    with account_lock(lock(owner), 5, print):
        result = run(owner, lock_timeout=0.2)
    assert result["failed"]
    assert "still works on this account after 0.2 s. Nothing was changed" in result["msg"]
    assert "raise lock_timeout" in result["msg"]
    assert owner.log() == []


def test_an_account_spelled_otherwise_is_the_same_one(owner: Sandbox) -> None:
    account = owner.accounts["tcxc"]
    url = f"{account['api_url']}/".replace("127.0.0.1", "LOCALHOST")
    spelled: dict[str, Any] = {"account": f" {account['account']} ", "api_url": url}
    with account_lock(lock(owner), 5, print):
        assert "still works on this account" in run(owner, lock_timeout=0, **spelled)["msg"]


def test_check_mode_needs_no_lock(owner: Sandbox) -> None:
    with account_lock(lock(owner), 5, print):
        assert run(owner, check=True, lock_timeout=0)["changed"]


def test_another_account_is_not_waited_for(owner: Sandbox) -> None:
    other = owner.accounts["more"][0]
    with account_lock(lock(owner), 5, print):
        result = run(owner, account=other["account"], api_key=other["api_key"], lock_timeout=0)
    assert "this account does not own it" in result["msg"]


def test_requests_are_counted_when_the_run_fails_too(owner: Sandbox) -> None:
    owner.fault("*", "error_500", times=9)
    assert run(owner)["api_calls"] == {"read": 1, "write": 0}


@pytest.mark.parametrize(("verbosity", "traced"), [(2, False), (3, True)])
def test_the_requests_are_traced_on_demand(owner: Sandbox, verbosity: int, traced: bool) -> None:
    assert ("trace" in run(owner, verbosity=verbosity)) is traced


def test_an_approved_plan_that_is_due_runs_and_another_does_not(owner: Sandbox) -> None:
    approved = run(owner, check=True)["plan"]
    other = run(owner, contact="sip:c.example", expected_plan=approved)
    assert other["failed"]
    assert "the plan is not the expected one" in other["msg"]
    assert owner.calls(writes=True) == []
    assert not run(owner, expected_plan=approved)["failed"]


def test_problems_and_an_unexpected_plan_are_told_together(owner: Sandbox) -> None:
    result = run(owner, numbers=["+12062199999"], expected_plan=[])
    assert "+12062199999: this account does not own it" in result["msg"]
    assert "the plan is not the expected one" in result["msg"]
