# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""did_purchase of explicit numbers: the ladder on every carrier, and what guards the money."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.customer import BLOCK, MONTHLY, SETUP, Customer, due, statuses
from tests.support.sandbox import WRITES

ONE, TWO, THREE = BLOCK[:3]


def test_the_ladder_of_explicit_numbers(customer: Customer) -> None:
    """Check, do, again; change: check, do, again; remove: check, do, again."""
    present = {"numbers": [ONE, TWO], **customer.here}
    moved = {"numbers": [ONE, {"number": TWO, **customer.there}], **customer.here}
    gone = {"numbers": [ONE, TWO], "state": "absent", "max_releases": 2}
    ladder = [
        (present, "purchase", {ONE: "here", TWO: "here"}),
        (moved, "update", {ONE: "here", TWO: "there"}),
        (gone, "release", {}),
    ]
    for params, action, owned in ladder:
        checked = customer.buy(check=True, **params)
        done = customer.buy(**params)
        again = customer.buy(**params)
        assert not any(result["failed"] for result in (checked, done, again)), done.get("msg")
        assert {kind for kind, _name in due(checked)} == {action}
        assert done["plan"] == checked["plan"]
        assert (checked["changed"], done["changed"], again["changed"]) == (True, True, False)
        assert again["plan"] == []
        assert customer.owned() == owned
    assert sorted(customer.bought()) == [ONE, TWO]


def test_check_mode_sends_no_write_and_changes_nothing(customer: Customer) -> None:
    customer.give(TWO, routing="there")
    customer.give(THREE)
    entries = [ONE, TWO, {"number": THREE, "state": "absent"}]
    result = customer.buy(check=True, numbers=entries, max_releases=1, **customer.here)
    assert due(result) == [("update", TWO), ("purchase", ONE), ("release", THREE)]
    assert statuses(result) == {ONE: "planned", TWO: "planned", THREE: "planned"}
    assert result["api_calls"]["write"] == 0
    assert not WRITES.intersection(customer.sandbox.calls())
    assert customer.owned() == {TWO: "there", THREE: "here"}


def test_the_real_run_sends_what_it_says_it_sent(customer: Customer) -> None:
    result = customer.buy(numbers=[ONE, TWO], **customer.here)
    calls = customer.sandbox.calls()
    writes = [call for call in calls if call in WRITES]
    assert result["api_calls"] == {"read": len(calls) - len(writes), "write": len(writes)}


def test_bad_input_is_told_at_once_before_any_request(customer: Customer, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text(f"number,contct\n{ONE},x\n")
    result = customer.buy(
        numbers=["911", ONE, {"number": ONE, "state": "gone"}, {"numbr": TWO}],
        numbers_file=str(tmp_path / "n.csv"),
        count=-1,
        budget={"setup": "plenty"},
        exclude=["nobody"],
        max_releases=-2,
    )
    assert result["failed"]
    for words in (
        "problems, nothing was done",
        "numbers[0]: '911' is not a",
        "numbers[2]: state is 'gone', not present or absent",
        f"{ONE} is listed twice: numbers[1] and numbers[2]",
        "numbers[3]: unknown key 'numbr'; did you mean number?",
        "n.csv: unknown key 'contct'",
        "count is -1, below 0",
        "a pool needs a select that is not empty",
        "budget.setup: 'plenty' is not an amount",
        "exclude[0]: 'nobody' is not a",
        "max_releases is -2, below 0",
    ):
        assert words in result["msg"]
    assert customer.sandbox.log() == []


@pytest.mark.parametrize("params", [{}, {"select": {"prefix": "1"}}, {"number": ONE, "nmbers": []}])
def test_options_that_do_not_go_together_are_refused(customer: Customer, params: dict[str, Any]) -> None:
    assert customer.buy(**params)["failed"]
    assert customer.sandbox.log() == []


def test_the_cost_is_told_as_the_carrier_quotes_it(customer: Customer) -> None:
    checked = customer.buy(check=True, number=ONE, **customer.here)
    done = customer.buy(number=ONE, **customer.here)
    price = {"setup": SETUP[customer.carrier], "monthly": MONTHLY[customer.carrier]}
    assert done["cost"] == price
    assert checked["cost"] == (price if customer.carrier == "tcxc" else {"setup": None, "monthly": None})
    assert done["results"][0]["setup_fee"] == SETUP[customer.carrier]


@pytest.mark.parametrize(("setup", "is_enough"), [("2", True), ("1.99", False)])
def test_a_budget_holds_for_the_sum(customer: Customer, setup: str, is_enough: bool) -> None:
    result = customer.buy(numbers=[ONE, TWO], budget={"setup": setup}, **customer.here)
    assert result["failed"] is not is_enough
    assert len(customer.bought()) == (2 if is_enough else 0)
    if not is_enough:
        assert "2.00" in result["msg"]
        assert "1.99" in result["msg"]


def test_a_number_that_is_not_to_be_had_stops_all_of_them(customer: Customer) -> None:
    customer.sell(TWO)
    result = customer.buy(numbers=[ONE, TWO], **customer.here)
    assert result["failed"]
    assert f"{TWO}: not for sale and not owned" in result["msg"]
    assert statuses(result) == {ONE: "skipped", TWO: "failed"}
    assert customer.sandbox.calls(writes=True) == []


def test_partial_takes_what_there_is(customer: Customer) -> None:
    customer.sell(TWO)
    for changed in (True, False):
        result = customer.buy(numbers=[ONE, TWO], shortage="partial", **customer.here)
        assert (result["failed"], result["changed"]) == (False, changed)
        assert "not for sale" in result["results"][1]["error"]
    assert statuses(result) == {ONE: "ok", TWO: "skipped"}
    assert customer.bought() == [ONE]


def test_nothing_is_released_beyond_what_is_allowed(customer: Customer) -> None:
    customer.give(ONE, TWO)
    result = customer.buy(numbers=[ONE, TWO], state="absent", max_releases=1)
    assert result["failed"]
    assert "max_releases is 1: nothing was released" in result["msg"]
    assert set(customer.owned()) == {ONE, TWO}
    assert customer.sandbox.calls(writes=True) == []


def test_what_was_never_owned_is_absent(customer: Customer) -> None:
    result = customer.buy(numbers=[ONE], state="absent", max_releases=1)
    assert (result["failed"], result["changed"], statuses(result)) == (False, False, {ONE: "ok"})


def test_the_approved_plan_is_what_runs(customer: Customer) -> None:
    approved = customer.buy(check=True, numbers=[ONE], **customer.here)["plan"]
    other = customer.buy(numbers=[ONE, TWO], expected_plan=approved, **customer.here)
    assert other["failed"]
    assert f"the plan is not the expected one: not approved: purchase number {TWO}" in other["msg"]
    assert customer.sandbox.calls(writes=True) == []
    assert not customer.buy(numbers=[ONE], expected_plan=approved, **customer.here)["failed"]
    assert customer.bought() == [ONE]


def test_an_empty_approval_means_that_nothing_may_be_due(customer: Customer) -> None:
    assert customer.buy(numbers=[ONE], expected_plan=[], **customer.here)["failed"]
    customer.give(ONE)
    assert not customer.buy(numbers=[ONE], expected_plan=[], **customer.here)["failed"]


def test_details_may_be_left_to_what_changed(customer: Customer) -> None:
    customer.give(ONE)
    result = customer.buy(numbers=[ONE, TWO], result_detail="changed", **customer.here)
    assert list(statuses(result)) == [TWO]
    assert (result["counts"]["ok"], result["counts"]["done"]) == (1, 1)


def test_numbers_come_from_a_file(customer: Customer, tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    key, here, there = next((key, customer.here[key], customer.there[key]) for key in customer.here)
    path.write_text(f"\ufeffnumber,{key},state\r\n{ONE},,\r\n{TWO},{there},\r\n{THREE},,absent\r\n")
    customer.give(THREE)
    result = customer.buy(numbers_file=str(path), max_releases=1, **{**customer.here, key: here})
    assert not result["failed"], result["msg"]
    assert customer.owned() == {ONE: "here", TWO: "there"}


def test_a_number_given_twice_names_the_line_of_the_file(customer: Customer, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text(f"number\n{TWO}\n{ONE}\n")
    result = customer.buy(number=ONE, numbers_file=str(tmp_path / "n.csv"), **customer.here)
    assert f"{ONE} is listed twice: number and {tmp_path}/n.csv line 3" in result["msg"]
    assert customer.sandbox.log() == []


def test_an_unquoted_number_arrives_as_an_integer(customer: Customer) -> None:
    as_integer = int(ONE[1:])
    assert statuses(customer.buy(numbers=[as_integer], **customer.here)) == {ONE: "done"}
    assert statuses(customer.buy(number=as_integer, **customer.here)) == {ONE: "ok"}


def test_a_converged_account_is_only_read(customer: Customer) -> None:
    customer.give(*BLOCK)
    result = customer.buy(numbers=list(BLOCK), **customer.here)
    assert (result["changed"], result["plan"], result["counts"]["ok"]) == (False, [], len(BLOCK))
    assert result["api_calls"]["write"] == 0
    assert result["api_calls"]["read"] <= 4
