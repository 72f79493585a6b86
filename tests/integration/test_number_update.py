# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""number_update: owned numbers point where they should; never buys, never cancels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.customer import BLOCK, Customer, due, statuses
from tests.support.sandbox import WRITES

ONE, TWO, THREE = BLOCK[:3]
STRANGE = "+12067779999"


def update(customer: Customer, *, check: bool = False, **params: Any) -> dict[str, Any]:
    return customer.run("number_update", check=check, **params)


def test_the_ladder(customer: Customer) -> None:
    """Check, do, again; change: check, do, again."""
    customer.give(ONE, TWO, routing="there")
    everything_here = {"numbers": [ONE, TWO], **customer.here}
    one_back = {"numbers": [{"number": ONE, **customer.there}, TWO], **customer.here}
    for params, owned in ((everything_here, {ONE: "here", TWO: "here"}), (one_back, {ONE: "there", TWO: "here"})):
        checked = update(customer, check=True, **params)
        done = update(customer, **params)
        again = update(customer, **params)
        assert not any(result["failed"] for result in (checked, done, again)), done.get("msg")
        assert done["plan"] == checked["plan"]
        assert {kind for kind, _name in due(done)} == {"update"}
        assert (checked["changed"], done["changed"], again["changed"]) == (True, True, False)
        assert again["plan"] == []
        assert customer.owned() == owned
    assert customer.bought() == []


def test_check_mode_sends_no_write(customer: Customer) -> None:
    customer.give(ONE, routing="there")
    assert statuses(update(customer, check=True, number=ONE, **customer.here)) == {ONE: "planned"}
    assert not WRITES.intersection(customer.sandbox.calls())
    assert customer.owned() == {ONE: "there"}


def test_a_selection_takes_all_that_match_and_no_other(customer: Customer) -> None:
    customer.give(ONE, TWO, STRANGE, routing="there")
    select = {"prefix": "12067770"} if customer.carrier == "tcxc" else {"npanxx": "206777"}
    result = update(customer, select=select, **customer.here)
    expected = {ONE, TWO} if customer.carrier == "tcxc" else {ONE, TWO, STRANGE}
    assert {number for number, place in customer.owned().items() if place == "here"} == expected
    assert set(statuses(result)) == expected


def test_a_selection_by_what_the_account_knows_is_taken_once(vitcom: Customer) -> None:
    vitcom.give(ONE, TWO, routing="there")
    vitcom.give(THREE)
    select = {"trunk_group": vitcom.there["trunk_group"]}
    checked = update(vitcom, check=True, select=select, **vitcom.here)
    done = update(vitcom, select=select, **vitcom.here)
    assert (checked["plan"], set(statuses(done))) == (done["plan"], {ONE, TWO})
    assert set(vitcom.owned().values()) == {"here"}
    again = update(vitcom, select=select, **vitcom.here)
    assert (again["changed"], again["results"]) == (False, [])
    assert not update(vitcom, select={"status": "inactive"}, **vitcom.here)["results"]


def test_a_selection_by_what_the_carrier_lacks_is_refused_before_any_request(tcxc: Customer) -> None:
    result = update(tcxc, select={"trunk_group": "west"}, **tcxc.here)
    assert "select.trunk_group is no key of carrier tcxc" in result["msg"]
    assert "order_id" not in result["msg"]
    assert tcxc.sandbox.log() == []


def test_a_number_named_goes_before_the_selection(customer: Customer) -> None:
    customer.give(ONE, TWO, routing="there")
    update(customer, numbers=[{"number": ONE, **customer.there}], select=customer.select, **customer.here)
    assert customer.owned() == {ONE: "there", TWO: "here"}


def test_numbers_that_are_not_owned_are_all_named_and_nothing_is_written(customer: Customer) -> None:
    customer.give(TWO, routing="there")
    result = update(customer, numbers=[ONE, TWO, THREE], **customer.here)
    assert result["failed"]
    for number in (ONE, THREE):
        assert f"{number}: this account does not own it: buy it with did_purchase" in result["msg"]
    assert statuses(result) == {ONE: "failed", TWO: "skipped", THREE: "failed"}
    assert customer.sandbox.calls(writes=True) == []


def test_partial_updates_those_that_are_owned(customer: Customer) -> None:
    customer.give(TWO, routing="there")
    result = update(customer, numbers=[ONE, TWO], shortage="partial", **customer.here)
    assert (result["failed"], statuses(result)) == (False, {ONE: "skipped", TWO: "done"})


def test_numbers_come_from_a_file(customer: Customer, tmp_path: Path) -> None:
    customer.give(ONE, TWO, routing="there")
    key = next(iter(customer.here))
    (tmp_path / "n.csv").write_text(f"number,{key}\n{ONE},{customer.here[key]}\n{TWO},\n")
    result = update(customer, numbers_file=str(tmp_path / "n.csv"))
    assert (result["failed"], customer.owned()) == (False, {ONE: "here", TWO: "there"})


def test_bad_input_is_told_at_once_before_any_request(customer: Customer) -> None:
    result = update(customer, numbers=["911", {"number": ONE, "state": "absent"}, ONE], select={})
    for words in (
        "numbers[0]: '911' is not a",
        "numbers[1]: unknown key 'state'",
        f"{ONE} is listed twice: numbers[1] and numbers[2]",
        "select is empty: it would take every number of the account",
        "nothing to update: give",
    ):
        assert words in result["msg"]
    assert customer.sandbox.log() == []


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "nothing is named: give number, numbers, numbers_file or select"),
        ({"number": ONE}, "nothing to update: give"),
        ({"select": {}}, "select is empty: it would take every number of the account"),
    ],
)
def test_a_task_has_to_name_numbers_and_a_target(customer: Customer, params: dict[str, Any], words: str) -> None:
    result = update(customer, **params)
    assert result["failed"]
    assert words in result["msg"]
    assert customer.sandbox.log() == []


def test_the_approved_plan_is_what_runs(customer: Customer) -> None:
    customer.give(ONE, TWO, routing="there")
    approved = update(customer, check=True, numbers=[ONE], **customer.here)["plan"]
    other = update(customer, numbers=[ONE, TWO], expected_plan=approved, **customer.here)
    assert f"not approved: update number {TWO}" in other["msg"]
    assert customer.sandbox.calls(writes=True) == []
    assert not update(customer, numbers=[ONE], expected_plan=approved, **customer.here)["failed"]


def test_thirty_numbers_to_one_target(customer: Customer) -> None:
    """One request for all of them where the API takes many (vitcom), else one each."""
    many = [f"+12067778{at:03}" for at in range(30)]
    customer.give(*many, routing="there")
    result = update(customer, numbers=many, **customer.here)
    assert (result["failed"], result["counts"]["done"]) == (False, 30)
    assert result["api_calls"]["write"] == (1 if customer.carrier == "vitcom" else 30)
    again = update(customer, numbers=many, **customer.here)
    assert (again["api_calls"]["write"], again["changed"]) == (0, False)
    assert again["api_calls"]["read"] <= 4


def test_the_diff_shows_exactly_what_is_touched(customer: Customer) -> None:
    customer.give(ONE, TWO)
    key = next(iter(customer.there))
    result = update(customer, check=True, numbers=[{"number": ONE, key: customer.there[key]}, TWO], **customer.here)
    assert list(result["diff"]["before"]) == list(result["diff"]["after"]) == [f"number {ONE}"]
    assert list(result["diff"]["after"][f"number {ONE}"]) == [key]


def test_a_number_in_an_open_port_in_is_pending(vitcom: Customer, tmp_path: Path) -> None:
    ported = "+12065550101"
    (tmp_path / "loa.pdf").write_bytes(b"%PDF")
    files = [str(tmp_path / "loa.pdf")]
    person: dict[str, Any] = {
        "loa_authorizing_person": "Ada Example",
        "category": "landline",
        "subscriber_type": "business",
    }
    vitcom.run("lnp_order", numbers=[ported], loa_files=files, carrier_files=files, **person)
    for module in ("number_update", "did_purchase"):
        result = vitcom.run(module, number=ported, **vitcom.here)
        assert (result["failed"], result["changed"], statuses(result)) == (False, False, {ported: "pending"})
        assert result["results"][0]["order_id"]


def test_numbers_are_switched_off_and_on(vitcom: Customer) -> None:
    vitcom.give(ONE)
    for status in ("inactive", "active"):
        result = update(vitcom, number=ONE, status=status)
        assert (result["changed"], result["plan"][0]["after"]) == (True, {"status": status})
        assert update(vitcom, number=ONE, status=status)["changed"] is False
    assert vitcom.owned() == {ONE: "here"}


def test_a_trunk_group_that_there_is_not_is_named_before_the_first_write(vitcom: Customer) -> None:
    vitcom.give(ONE)
    result = update(vitcom, number=ONE, trunk_group="nowhere")
    assert result["failed"]
    assert "nowhere" in result["msg"]
    assert vitcom.sandbox.calls(writes=True) == []


def test_a_trunk_group_that_an_earlier_task_would_create_counts_in_check_mode(vitcom: Customer) -> None:
    vitcom.give(ONE)
    planned: dict[str, Any] = {"number": ONE, "trunk_group": "soon", "planned_trunk_groups": ["soon"]}
    assert due(update(vitcom, check=True, **planned)) == [("update", ONE)]
    assert update(vitcom, **planned)["failed"]
    assert vitcom.sandbox.calls(writes=True) == []
