# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""sms_activation against the sandbox: steps that are taken twice, and prices above max_price."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.integration.test_sms_activation import TELEGRAM, rent, rows, run, soon
from tests.support.impostor import Impostor
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


@pytest.mark.parametrize("way", ["seed", "live"])
def test_another_code_then_completed(sandbox: Sandbox, way: str) -> None:
    sandbox.control("readings", {"live_errors": way})
    identifier = rent(sandbox, "111111")
    asked = run(sandbox, activation_id=identifier, state="another")
    assert (asked["changed"], asked["activation"]["status"], asked["activation"]["code"]) == (True, "another", None)
    again = run(sandbox, activation_id=identifier, state="another")
    assert (again["changed"], again["plan"]) == (False, [])
    with soon(lambda: sandbox.control("sms", {"id": identifier, "code": "222222"})):
        assert run(sandbox, activation_id=identifier)["activation"]["code"] == "222222"
    late = run(sandbox, activation_id=identifier, state="another")
    assert (late["failed"], late["changed"], late["activation"]["code"]) == (False, False, "222222")
    done = run(sandbox, activation_id=identifier, state="completed")
    assert (done["changed"], done["activation"]["status"]) == (True, "completed")
    assert rows(sandbox)[0]["status"] == "completed"


def test_another_leaves_the_code_that_came_though_the_carrier_would_drop_it(sandbox: Sandbox) -> None:
    sandbox.control("readings", {"repeated_status": "same"})
    identifier = rent(sandbox, "111111")
    wish: dict[str, Any] = {"activation_id": identifier, "state": "another", "known_code": "111111"}
    assert run(sandbox, **wish)["changed"] is True
    sandbox.control("sms", {"id": identifier, "code": "222222"})
    writes = sandbox.calls(writes=True)
    for check in (True, False):
        again = run(sandbox, check=check, **wish)
        assert (again["changed"], again["plan"], again["results"][0]["code"]) == (False, [], "222222")
        assert again["activation"]["status"] == "received"
    assert sandbox.calls(writes=True) == writes


def test_a_carrier_that_allows_no_other_code_does_not_pass_the_first_one_off(sandbox: Sandbox) -> None:
    identifier = rent(sandbox, "111111")
    run(sandbox, activation_id=identifier, state="completed")
    result = run(sandbox, activation_id=identifier, state="another", known_code="111111")
    assert (result["failed"], result["changed"]) == (True, False)
    assert "does not let it ask for another code (BAD_STATUS). Nothing was changed. End it" in result["msg"]


def test_completed_twice_changes_nothing(sandbox: Sandbox) -> None:
    identifier = rent(sandbox, "111111")
    assert run(sandbox, activation_id=identifier, state="completed")["changed"] is True
    planned = run(sandbox, check=True, activation_id=identifier, state="completed")
    again = run(sandbox, activation_id=identifier, state="completed")
    assert (again["failed"], again["changed"], again["counts"]["ok"]) == (False, False, 1)
    assert (again["plan"], again["notes"]) == (planned["plan"], planned["notes"])
    assert "does not show whether" in again["notes"][0]
    assert (again["activation"]["status"], again["diff"]["after"]) == ("completed", {})


@pytest.mark.parametrize("providers", [[], [3149]])
@pytest.mark.parametrize("check", [True, False])
def test_a_price_above_max_price_is_told_before_anything_is_rented(
    sandbox: Sandbox, check: bool, providers: list[int]
) -> None:
    offers = [row for row in sandbox.state()["smsbower"]["offers"] if (row["country"], row["service"]) == ("187", "tg")]
    lowest = min(Decimal(row["price"]) for row in offers if not providers or row["provider"] in providers)
    limit = str(lowest - Decimal("0.0001"))
    result = run(sandbox, check=check, **TELEGRAM, max_price=limit, providers=providers)
    assert (result["failed"], result["changed"], result["plan"]) == (True, False, [])
    assert f"tg in country 187: the lowest price on the carrier's list is {lowest} now, above" in result["msg"]
    assert "nothing was rented. Raise max_price" in result["msg"]
    assert sandbox.calls(writes=True) == []


@pytest.mark.parametrize("by_provider", [{}, {"getPricesV3": "BAD_ACTION"}])
def test_a_price_that_need_not_be_the_lowest_refuses_nothing(sandbox: Sandbox, by_provider: dict[str, str]) -> None:
    with Impostor(sandbox, {"getPrices": '{"187": {"tg": {"cost": 9, "count": 3}}}', **by_provider}) as carrier:
        result = run_module("sms_activation", carrier.options("smsbower") | TELEGRAM | {"max_price": "2"}, check=True)
    assert (result["failed"], result["plan"][0]["action"]) == (False, "rent")
    assert (result["cost"]["setup"] is None) is bool(by_provider)


def test_a_price_that_rises_meanwhile_is_refused_by_the_carrier(sandbox: Sandbox) -> None:
    sandbox.fault("getPrices", "html", times=9)
    msg = run(sandbox, **TELEGRAM, max_price="0.0001")["msg"]
    assert "max_price is too low (WRONG_MAX_PRICE:" in msg
    assert "Nothing was rented. Raise max_price" in msg
