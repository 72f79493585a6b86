# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""number_reservation against the sandbox: named numbers only, believed only where the carrier names them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

ONE, TWO, THREE = "+12062190001", "+12062190002", "+12062190003"


def run(sandbox: Sandbox, reserve_id: str, *numbers: str, check: bool = False, **more: Any) -> dict[str, Any]:
    options = {"reserve_id": reserve_id, "numbers": list(numbers), **more}
    return run_module("number_reservation", sandbox.options("vitcom") | options, check=check)


def reserve(sandbox: Sandbox, *numbers: str) -> str:
    """What a cut run left: a reservation; returns its id."""
    return str(sandbox.control("cart", {"numbers": [number[2:] for number in numbers]})["reserveId"])


def reserved(sandbox: Sandbox) -> list[str]:
    return [f"+1{number}" for row in sandbox.state()["vitcom"]["reservations"] for number in row["numbers"]]


def summary(result: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(entry["name"], entry["status"], entry["action"]) for entry in result["results"]]


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox) -> None:
    result = run(sandbox, " ", ONE, "12345", "(206) 219-0001")
    for words in ("reserve_id is empty", "numbers[1]: '12345' is not a phone number", f"{ONE} is listed twice"):
        assert words in result["msg"]
    assert "numbers is empty" in run(sandbox, "70001")["msg"]
    assert not sandbox.calls()


def test_check_mode_plans_and_writes_nothing(sandbox: Sandbox) -> None:
    reserve_id = reserve(sandbox, ONE)
    result = run(sandbox, reserve_id, ONE, check=True)
    assert (result["changed"], summary(result)) == (True, [(ONE, "planned", "cancel")])
    assert (result["plan"][0]["before"], result["plan"][0]["after"]) == ({"reserve_id": reserve_id}, None)
    assert (reserved(sandbox), sandbox.calls(writes=True)) == ([ONE], [])


@pytest.mark.parametrize(
    "reading", [{}, {"tns_shape": "list"}, {"number_digits": "11"}, {"payload_key": "data"}, {"cart": "account"}]
)
def test_only_the_named_numbers_are_freed(sandbox: Sandbox, reading: dict[str, Any]) -> None:
    sandbox.control("readings", reading)
    reserve_id = reserve(sandbox, ONE, TWO, THREE)
    planned = run(sandbox, reserve_id, THREE, ONE, check=True)["plan"]
    result = run(sandbox, reserve_id, THREE, ONE, expected_plan=planned)
    assert summary(result) == [(THREE, "done", "cancel"), (ONE, "done", "cancel")]
    assert (result["freed"], result["not_available"]) == ([THREE, ONE], [])
    assert reserved(sandbox) == [TWO]


def test_freed_again_changes_nothing(sandbox: Sandbox) -> None:
    reserve_id = reserve(sandbox, ONE, TWO)
    run(sandbox, reserve_id, ONE)
    result = run(sandbox, reserve_id, ONE)
    assert (result["changed"], result["plan"], summary(result)) == (False, [], [(ONE, "ok", None)])
    assert sandbox.calls(writes=True) == ["remove_reserved"]


def test_what_the_reservation_does_not_hold_is_told_and_no_failure(sandbox: Sandbox) -> None:
    reserve_id = reserve(sandbox, ONE)
    sandbox.control("market", {"api": "vitcom", "sell": [TWO[2:]]})
    result = run(sandbox, reserve_id, ONE, TWO)
    assert summary(result) == [(ONE, "done", "cancel"), (TWO, "skipped", "cancel")]
    assert (result["freed"], result["not_available"]) == ([ONE], [TWO])
    assert "does not hold it" in result["results"][1]["error"]
    assert list(result["diff"]["before"]) == [f"number {ONE}"]
    again = run(sandbox, reserve_id, TWO)
    assert (again["failed"], again["changed"], again["not_available"]) == (False, False, [TWO])


def test_a_number_of_another_reservation_stays_reserved(sandbox: Sandbox) -> None:
    mine, other = reserve(sandbox, ONE), reserve(sandbox, TWO)
    assert run(sandbox, mine, TWO)["not_available"] == [TWO]
    assert run(sandbox, other, TWO)["freed"] == [TWO]
    assert reserved(sandbox) == [ONE]


def test_in_a_shared_cart_any_id_frees(sandbox: Sandbox) -> None:
    sandbox.control("readings", {"cart": "account"})
    reserve(sandbox, ONE)
    assert run(sandbox, reserve(sandbox, TWO), ONE)["freed"] == [ONE]
    assert reserved(sandbox) == [TWO]


def test_an_id_that_is_none_fails(sandbox: Sandbox) -> None:
    reserve(sandbox, ONE)
    result = run(sandbox, "123", ONE)
    assert (result["failed"], result["changed"], summary(result)) == (True, False, [(ONE, "failed", "cancel")])
    assert "Invalid reserveId" in result["msg"]


@pytest.mark.parametrize("kind", ["drop_after", "error_500_after", "html_after"])
def test_a_lost_answer_is_settled_by_the_market(sandbox: Sandbox, kind: str) -> None:
    reserve_id = reserve(sandbox, ONE, TWO)
    sandbox.fault("remove_reserved", kind)
    result = run(sandbox, reserve_id, ONE)
    assert (summary(result), reserved(sandbox)) == ([(ONE, "done", "cancel")], [TWO])


def test_a_number_of_an_unknown_area_is_freed_too(sandbox: Sandbox) -> None:
    unknown = "+13832190001"
    row = {"number": unknown[2:], "state": "PA", "npanxx": "383219", "ratecenter": "SCRANTON", "price": "1.00"}
    sandbox.control("market", {"api": "vitcom", "add": [row]})
    assert run(sandbox, reserve(sandbox, unknown), unknown)["freed"] == [unknown]


def test_more_numbers_than_one_call_names_are_freed_in_several(sandbox: Sandbox) -> None:
    rows = [f"206219{line:04}" for line in range(2000, 3001)]
    row = {"state": "WA", "npanxx": "206219", "ratecenter": "SEATTLE", "price": "1.00"}
    sandbox.control("market", {"api": "vitcom", "add": [{**row, "number": number} for number in rows]})
    numbers = [f"+1{number}" for number in rows]
    result = run(sandbox, reserve(sandbox, *numbers), *numbers)
    assert (result["freed"], reserved(sandbox)) == (numbers, [])
    assert sandbox.calls(writes=True) == ["remove_reserved"] * 2
