# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""sms_activation against the sandbox."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
import requests

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

TELEGRAM: dict[str, Any] = {"service": "tg", "country": "187"}


def run(sandbox: Sandbox, *, check: bool = False, verbosity: int = 0, **options: Any) -> dict[str, Any]:
    given = {**sandbox.options("smsbower"), "wait_interval": 0.1, **options}
    return run_module("sms_activation", given, check=check, verbosity=verbosity)


def rent(sandbox: Sandbox, code: str | None = None) -> str:
    """The id of a number rented without waiting; its code, where one is given, has come."""
    identifier = str(run(sandbox, **TELEGRAM, wait=False)["activation"]["id"])
    if code is not None:
        sandbox.control("sms", {"id": identifier, "code": code})
    return identifier


def rows(sandbox: Sandbox) -> list[dict[str, Any]]:
    return list(sandbox.state()["smsbower"]["activations"])


@contextmanager
def soon(act: Callable[[], object]) -> Iterator[None]:
    """Do something while something else runs."""
    timer = threading.Timer(0.5, act)
    timer.start()
    yield
    timer.join()


def test_check_mode_plans_a_rental_with_its_price(sandbox: Sandbox) -> None:
    result = run(sandbox, check=True, **TELEGRAM)
    lowest = min(
        Decimal(offer["price"])
        for offer in sandbox.state()["smsbower"]["offers"]
        if (offer["country"], offer["service"]) == ("187", "tg")
    )
    (action,) = result["plan"]
    assert (action["action"], action["resource"], action["name"]) == ("rent", "activation", "tg in country 187")
    assert result["cost"] == action["cost"] == {"setup": str(lowest), "monthly": "0"}
    assert (result["changed"], result["activation"], result["results"][0]["status"]) == (True, None, "planned")
    assert sandbox.calls(writes=True) == []


def test_a_number_is_rented_and_its_code_received(sandbox: Sandbox) -> None:
    planned = run(sandbox, check=True, **TELEGRAM)["plan"]
    result = run(sandbox, **TELEGRAM, expected_plan=planned)
    (row,) = rows(sandbox)
    number = f"+{row['number']}"
    assert result["activation"] == {
        "id": row["id"],
        "number": number,
        "code": row["code"],
        "status": "received",
        "cost": row["cost"],
        "operator": row["operator"],
    }
    (entry,) = result["results"]
    facts = {"id": row["id"], "number": number, "code": row["code"]}
    assert entry == {"name": number, "status": "done", "action": "rent", "error": None, **facts}
    assert (result["plan"], result["cost"]["setup"]) == (planned, row["cost"])
    assert sandbox.calls(writes=True) == ["getNumberV2", "setStatus"]


def test_without_waiting_it_is_pending_and_a_later_run_goes_on(sandbox: Sandbox) -> None:
    first = run(sandbox, **TELEGRAM, wait=False)
    assert (first["changed"], first["counts"]["pending"], first["activation"]["status"]) == (True, 1, "waiting")
    identifier = first["activation"]["id"]
    later = run(sandbox, activation_id=identifier, wait=False)
    assert (later["changed"], later["plan"], later["counts"]["pending"]) == (False, [], 1)
    sandbox.control("sms", {"id": identifier, "code": "12:34 5"})
    done = run(sandbox, activation_id=identifier)
    assert (done["changed"], done["plan"], done["activation"]["code"]) == (False, [], "12:34 5")
    assert (done["counts"]["ok"], len(rows(sandbox))) == (1, 1)


def test_going_on_waits_for_the_code(sandbox: Sandbox) -> None:
    sandbox.control("readings", {"sms_code": "never"})
    identifier = rent(sandbox)
    with soon(lambda: sandbox.control("sms", {"id": identifier, "code": "482915"})):
        result = run(sandbox, activation_id=identifier)
    assert (result["changed"], result["results"][0]["status"], result["activation"]["code"]) == (False, "ok", "482915")


def test_time_that_runs_out_leaves_it_open_and_says_how_to_go_on(sandbox: Sandbox) -> None:
    sandbox.control("readings", {"sms_code": "never"})
    result = run(sandbox, **TELEGRAM, wait_timeout=0.3)
    (row,) = rows(sandbox)
    assert (result["failed"], result["changed"], row["status"]) == (True, True, "ready")
    assert f"no code came on +{row['number']} within 0.3 s" in result["msg"]
    assert f"activation_id {row['id']}" in result["msg"]
    assert (result["activation"]["id"], result["results"][0]["status"]) == (row["id"], "pending")


def test_failing_looks_do_not_end_the_waiting(sandbox: Sandbox) -> None:
    sandbox.fault("getStatus", "error_500", times=3)
    assert run(sandbox, **TELEGRAM, retries=0)["activation"]["status"] == "received"


def test_an_activation_that_is_cancelled_ends_the_waiting(sandbox: Sandbox) -> None:
    sandbox.control("readings", {"sms_code": "never"})
    identifier = rent(sandbox)
    sandbox.control("clock", {"advance": 121})
    account = sandbox.accounts["smsbower"]
    cancel = {"api_key": account["api_key"], "action": "setStatus", "id": identifier, "status": "8"}
    with soon(lambda: requests.get(account["api_url"], params=cancel, timeout=5)):
        result = run(sandbox, activation_id=identifier)
    assert f"activation {identifier} was cancelled before a code came" in result["msg"]
    later = run(sandbox, activation_id=identifier)
    assert f"activation {identifier} cannot become received: it is cancelled" in later["msg"]


@pytest.mark.parametrize("state", ["completed", "another"])
def test_check_mode_takes_no_step(sandbox: Sandbox, state: str) -> None:
    identifier = rent(sandbox, "111111")
    writes = sandbox.calls(writes=True)
    planned = run(sandbox, check=True, activation_id=identifier, state=state)
    assert planned["changed"] is True
    assert sandbox.calls(writes=True) == writes
    assert run(sandbox, activation_id=identifier, state=state)["plan"] == planned["plan"]


def test_cancelling_waits_out_the_two_minutes(sandbox: Sandbox) -> None:
    identifier = rent(sandbox)
    with soon(lambda: sandbox.control("clock", {"advance": 121})):
        result = run(sandbox, activation_id=identifier, state="cancelled")
    assert (result["changed"], result["results"][0]["status"]) == (True, "done")
    again = run(sandbox, activation_id=identifier, state="cancelled")
    assert (again["changed"], again["plan"], again["activation"]["status"]) == (False, [], "cancelled")
    assert sandbox.state()["smsbower"]["balance"]["customer"] == "1000.0"


@pytest.mark.parametrize(
    ("options", "words"), [({"wait": False}, "two minutes after it was rented"), ({"wait_timeout": 0.3}, "after 0.3 s")]
)
def test_cancelling_too_early_fails_and_changes_nothing(sandbox: Sandbox, options: dict[str, Any], words: str) -> None:
    identifier = rent(sandbox)
    result = run(sandbox, activation_id=identifier, state="cancelled", **options)
    assert (result["failed"], result["changed"], result["results"][0]["status"]) == (True, False, "failed")
    assert words in result["msg"]
    assert "It stays open" in result["msg"]
    assert rows(sandbox)[0]["status"] == "ready"


def test_a_code_that_comes_while_cancelling_is_named(sandbox: Sandbox) -> None:
    identifier = rent(sandbox)
    with soon(lambda: sandbox.control("sms", {"id": identifier, "code": "482915"})):
        result = run(sandbox, activation_id=identifier, state="cancelled")
    assert "in its present state, received" in result["msg"]
    assert (result["changed"], rows(sandbox)[0]["status"]) == (False, "received")


@pytest.mark.parametrize(("state", "code"), [("completed", None), ("another", None), ("cancelled", "482915")])
def test_an_impossible_step_is_refused_before_it_is_sent(sandbox: Sandbox, state: str, code: str | None) -> None:
    identifier = rent(sandbox, code)
    writes = sandbox.calls(writes=True)
    result = run(sandbox, activation_id=identifier, state=state)
    assert f"activation {identifier} cannot become {state}" in result["msg"]
    assert (result["changed"], result["plan"], sandbox.calls(writes=True)) == (False, [], writes)


def test_a_lost_rental_is_unknown_and_tells_what_it_cost(sandbox: Sandbox) -> None:
    sandbox.fault("getNumberV2", "drop_after")
    result = run(sandbox, **TELEGRAM)
    (row,) = rows(sandbox)
    assert (result["failed"], result["changed"], result["activation"]) == (True, True, None)
    assert (result["results"][0]["status"], result["cost"]["setup"]) == ("unknown", row["cost"])
    assert f"the balance fell by {row['cost']}" in result["msg"]
    assert sandbox.calls(writes=True) == ["getNumberV2"]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"providers": [1]}, "it has no number for this service and country now"),
        ({"providers": [1]}, "Nothing was rented. Run again later"),
        ({"service": "zz"}, "service zz: the carrier refused: it has no such service (BAD_SERVICE)."),
        ({"service": "zz"}, "Nothing was changed. Look its code up with dialtone.telecom.sms_price_info"),
        ({"country": "9"}, "it has no such country"),
        ({"api_key": "somebody-elses-key"}, "does not accept the key"),
    ],
)
def test_a_refused_rental_costs_nothing(sandbox: Sandbox, wanted: dict[str, Any], words: str) -> None:
    result = run(sandbox, **{**TELEGRAM, **wanted})
    assert words in result["msg"]
    assert (result["failed"], result["changed"], rows(sandbox)) == (True, False, [])


@pytest.mark.parametrize("ban", ["2026-12-01 10:00:00"])
def test_a_banned_account_is_told_until_when(sandbox: Sandbox, ban: str) -> None:
    sandbox.control("ban", {"until": ban})
    assert f"the account is banned (BANNED:{ban})" in run(sandbox, **TELEGRAM)["msg"]


def test_another_plan_than_the_approved_one_rents_nothing(sandbox: Sandbox) -> None:
    result = run(sandbox, **TELEGRAM, expected_plan=[])
    assert "not approved: rent activation tg in country 187" in result["msg"]
    assert rows(sandbox) == []


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox) -> None:
    wrong: dict[str, Any] = {
        "max_price": "cheap",
        "providers": ["x", "2"],
        "except_providers": ["2"],
        "except_prefixes": ["+7918", "a"],
    }
    msg = run(sandbox, **wrong, wait_interval=0, wait_timeout=-1)["msg"]
    for words in (
        "service is required",
        "max_price: 'cheap'",
        "providers[0]: 'x'",
        "both name 2",
        "except_prefixes[1]",
    ):
        assert words in msg
    assert "wait_interval must be at least 0.1 s" in msg
    assert not sandbox.calls()


@pytest.mark.parametrize("state", ["completed", "another", "cancelled"])
def test_every_other_state_needs_an_id(sandbox: Sandbox, state: str) -> None:
    assert f"state {state} needs activation_id" in run(sandbox, **TELEGRAM, state=state)["msg"]
    assert "must be more than 0" in run(sandbox, **TELEGRAM, max_price="0")["msg"]
    assert not sandbox.calls()


def test_an_unknown_activation_is_named(sandbox: Sandbox) -> None:
    msg = run(sandbox, activation_id="1")["msg"]
    assert "activation 1: the carrier refused: it has no such activation on this account (NO_ACTIVATION)." in msg
    assert "Nothing was changed. Check activation_id" in msg


def test_the_key_is_never_shown(sandbox: Sandbox) -> None:
    result = run(sandbox, verbosity=4, **TELEGRAM, wait=False)
    assert sandbox.accounts["smsbower"]["api_key"] not in json.dumps(result)
    assert all("api_key=********" in line for line in result["trace"])
