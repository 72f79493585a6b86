# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""account_payment against the sandbox: once, never twice, not each night, and the card shows nowhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.payments import DECLINED_CARD, pay
from tests.support.sandbox import Sandbox

DAY = 86_400
CARD = {
    "first_name": "Adelheid",
    "last_name": "Exampleton",
    "number": "4111-1111 1111-1111",
    "exp_month": "11",
    "exp_year": "2093",
    "cvv": "0719",
    "address": "400 Greenest Road",
    "address2": "Backyard 17",
    "city": "Portlandia",
    "state": "ZQ",
    "zip_code": "97239-0042",
}


def run(
    sandbox: Sandbox, minimum: str = "25", *, check: bool = False, verbosity: int = 0, **more: Any
) -> dict[str, Any]:
    options = {"minimum_balance": minimum, "card": CARD, **more}
    return run_module("account_payment", sandbox.options("vitcom") | options, check=check, verbosity=verbosity)


def summary(result: dict[str, Any]) -> tuple[str, str | None]:
    (entry,) = result["results"]
    return entry["status"], entry["action"]


def payments(sandbox: Sandbox) -> int:
    """How many by card."""
    return sum(row["method"] == "Credit Card" for row in sandbox.state()["vitcom"]["payments"])


@pytest.fixture
def poor(sandbox: Sandbox) -> Sandbox:
    """An account that holds 10.00."""
    sandbox.control("reset", {"balance": "10.00"})
    return sandbox


def test_bad_input_is_named_at_once_without_values_before_any_request(sandbox: Sandbox) -> None:
    card = {"first_name": " ", "number": "4111-x", "exp_month": "13", "exp_year": "199", "cvv": "71", "city": "a\nb"}
    result = run(sandbox, "a lot", card=card)
    for words in (
        "minimum_balance 'a lot' is not an amount",
        "card.first_name is missing",
        "card.last_name is missing",
        "card.number must be 12 to 19 digits",
        "card.exp_month must be a month",
        "card.exp_year must be a year",
        "card.cvv must be 3 or 4 digits",
        "card.city: it is text with a control character in it",
    ):
        assert words in result["msg"]
    assert not [part for part in ("4111", "199", "71") if part in result["msg"]]
    assert not sandbox.calls()


def test_an_unknown_part_of_the_card_is_refused(sandbox: Sandbox) -> None:
    assert "card: unknown key 'pin'" in run(sandbox, card={**CARD, "pin": "1"})["msg"]
    assert not sandbox.calls()


def test_enough_is_left_alone(sandbox: Sandbox) -> None:
    result = run(sandbox, "1000.00")
    assert (result["changed"], result["plan"], summary(result)) == (False, [], ("ok", None))
    assert (result["results"][0]["balance"], sandbox.calls()) == ("1000.00", ["financial_summary"])
    assert "msg" not in result


def test_check_mode_plans_and_pays_nothing(poor: Sandbox) -> None:
    result = run(poor, check=True)
    assert (result["changed"], summary(result), result["cost"]) == (
        True,
        ("planned", "pay"),
        {"setup": None, "monthly": None},
    )
    (action,) = result["plan"]
    assert (action["resource"], action["name"]) == ("payment", poor.accounts["vitcom"]["account"])
    assert "takes no amount" in result["msg"]
    assert (poor.calls(writes=True), payments(poor)) == ([], 0)


def test_it_is_paid_once_as_planned(poor: Sandbox) -> None:
    planned = run(poor, check=True)["plan"]
    result = run(poor, expected_plan=planned)
    assert (result["plan"], summary(result), result["failed"]) == (planned, ("done", "pay"), False)
    (entry,) = result["results"]
    assert (entry["balance"], entry["funded_amount"], entry["charges"], entry["amount"]) == (
        "58.25",
        "50.00",
        "1.75",
        "48.25",
    )
    assert "takes no amount" in result["msg"]
    assert poor.calls(writes=True) == ["make_payment"]


def test_every_part_of_the_card_arrives(poor: Sandbox) -> None:
    run(poor)
    (sent,) = [row["params"] for row in poor.log() if row["call"] == "make_payment"]
    names = "firstname lastname cardnumber expmonth expyear cvv address address2 city state zipcode token accountno"
    assert set(sent) == set(names.split())


def test_paid_lately_it_warns_and_is_unchanged(poor: Sandbox) -> None:
    run(poor, "500")
    result = run(poor, "500")
    assert (result["failed"], result["changed"], result["plan"]) == (False, False, [])
    assert summary(result) == ("skipped", None)
    (entry,) = result["results"]
    assert "the balance 58.25 is below 500, and nothing was paid" in entry["error"]
    assert entry["error"] in json.dumps(result["warnings"])
    assert f"reference {entry['reference']}" in entry["error"]
    assert poor.calls(writes=True) == ["make_payment"]


@pytest.mark.parametrize("reading", [{"card_method": "paypal"}, {"card_method": "credit card"}])
@pytest.mark.parametrize("check", [False, True])
def test_a_payment_of_somebody_else_counts_too(poor: Sandbox, reading: dict[str, str], check: bool) -> None:
    poor.control("readings", reading)
    pay(poor)
    assert summary(run(poor, "500", check=check)) == ("skipped", None)


def test_a_declined_payment_counts_too(poor: Sandbox) -> None:
    assert not pay(poor, DECLINED_CARD)
    result = run(poor)
    assert (summary(result), result["results"][0]["payment_status"]) == (("skipped", None), "0")


def test_again_pays_all_the_same(poor: Sandbox) -> None:
    run(poor, "500")
    result = run(poor, "500", again=True)
    assert (summary(result), result["results"][0]["balance"]) == (("done", "pay"), "106.50")
    assert payments(poor) == 2


@pytest.mark.parametrize(("ago", "status"), [(1.2, "skipped"), (2.1, "done")])
def test_only_yesterday_and_today_count(poor: Sandbox, ago: float, status: str) -> None:
    poor.control("clock", {"offset": -round(ago * DAY)})
    pay(poor)
    poor.control("clock", {"offset": 0})
    assert summary(run(poor, "500"))[0] == status


def test_a_refused_card_fails_and_is_not_tried_again(poor: Sandbox) -> None:
    result = run(poor, card={**CARD, "number": DECLINED_CARD})
    assert (result["failed"], result["changed"], summary(result)) == (True, False, ("failed", "pay"))
    assert "Invalid cardnumber" in result["msg"]
    assert poor.calls(writes=True) == ["make_payment"]


@pytest.mark.parametrize("kind", ["drop_after", "error_500_after", "html_after", "truncated"])
def test_a_lost_answer_is_settled_by_looking_and_never_sent_again(poor: Sandbox, kind: str) -> None:
    poor.fault("make_payment", kind)
    result = run(poor)
    assert (summary(result), result["results"][0]["balance"]) == (("done", "pay"), "58.25")
    assert poor.calls(writes=True) == ["make_payment"]


@pytest.mark.parametrize("kind", ["drop_before", "no_effect"])
def test_what_does_not_show_is_unknown_fails_and_is_never_sent_again(poor: Sandbox, impatient: None, kind: str) -> None:
    poor.fault("make_payment", kind)
    result = run(poor)
    assert (result["failed"], result["changed"], summary(result)) == (True, True, ("unknown", "pay"))
    assert "Look at billing_info" in result["msg"]
    assert "and with again it pays whatever shows" in result["msg"]
    assert poor.calls(writes=True) == ["make_payment"]


def test_a_limit_of_requests_is_waited_out(poor: Sandbox) -> None:
    poor.fault("make_payment", "rate_limit", seconds=0)
    assert summary(run(poor)) == ("done", "pay")
    assert payments(poor) == 1


@pytest.mark.parametrize("card", ["4111111111111111", "{'number': '4111111111111111'"])
def test_what_is_no_card_shows_nowhere_either(sandbox: Sandbox, card: str) -> None:
    result = run(sandbox, verbosity=4, card=card)
    assert result["failed"]
    assert not [part for part in ("4111", "0719") if part in json.dumps(result)]


@pytest.mark.parametrize("extra", [{}, {"card": {**CARD, "number": DECLINED_CARD}}, {"minimum_balance": "x"}])
@pytest.mark.parametrize("fault", [None, "drop_after"])
def test_the_card_shows_nowhere(poor: Sandbox, extra: dict[str, Any], fault: str | None) -> None:
    if fault and not extra:
        poor.fault("make_payment", fault)
    shown = json.dumps(run(poor, verbosity=4, **extra))
    parts = [part for name, part in CARD.items() if name not in ("exp_month", "state")]
    assert not [part for part in (*parts, "4111111111111111", DECLINED_CARD, "ZQ") if part in shown]
    if "make_payment" in poor.calls():
        assert "POST /make_payment (not shown)" in shown
