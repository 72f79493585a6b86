# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""did_purchase of explicit numbers on tcxc: contacts, documents, payers, signatures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.customer import BLOCK, Customer, due, statuses

ONE, TWO = BLOCK[:2]
WAITING = "+12068880001"


def test_http_digest_buys_routes_and_releases(tcxc: Customer) -> None:
    for params in (
        {"number": ONE, **tcxc.here},
        {"number": ONE, **tcxc.there},
        {"number": ONE, "state": "absent", "max_releases": 1},
    ):
        result = tcxc.buy(auth="digest", **params)
        assert (result["failed"], result["changed"]) == (False, True), result.get("msg")
    assert (tcxc.owned(), tcxc.bought()) == ({}, [ONE])


def test_a_budget_by_month_is_held(tcxc: Customer) -> None:
    result = tcxc.buy(numbers=[ONE, TWO], budget={"monthly": "4.99"}, **tcxc.here)
    assert "over the budget: this would newly commit monthly 5.0000 (budget 4.99). Nothing was bought" in result["msg"]
    assert tcxc.sandbox.calls(writes=True) == []


@pytest.mark.parametrize("missing", ["contact", "smpp_contact"])
def test_a_missing_contact_is_seen_before_the_first_write(tcxc: Customer, missing: str) -> None:
    routing = {key: value for key, value in tcxc.here.items() if key != missing}
    result = tcxc.buy(number=ONE, **routing)
    assert result["msg"].startswith(f"{ONE}: {missing} is required to buy a number with")
    assert tcxc.sandbox.calls(writes=True) == []


def test_all_that_a_purchase_lacks_is_told_at_once(tcxc: Customer) -> None:
    told = tcxc.run("did_purchase", number=ONE)["msg"]
    assert all(f"{name} is required to buy" in told for name in ("contact", "smpp_contact", "billing_account"))


def test_without_a_billing_account_nothing_is_bought(tcxc: Customer) -> None:
    result = tcxc.run("did_purchase", number=ONE, **tcxc.here)
    assert f"{ONE}: billing_account is required to buy on tcxc" in result["msg"]
    assert tcxc.sandbox.calls(writes=True) == []


def test_an_owned_number_needs_no_billing_account(tcxc: Customer) -> None:
    tcxc.give(ONE)
    assert statuses(tcxc.run("did_purchase", number=ONE, **tcxc.here)) == {ONE: "ok"}


def waiting_for_documents(tcxc: Customer) -> None:
    row = {"number": WAITING[1:], "verification_required": 1, "voice": 1, "sms": 0, "fax": 0, "video": 0}
    tcxc.sandbox.control("market", {"api": "tcxc", "add": [row]})


def test_a_number_that_needs_documents_stays_pending_until_they_are_verified(tcxc: Customer) -> None:
    waiting_for_documents(tcxc)
    first = tcxc.buy(number=WAITING, **tcxc.here)
    again = tcxc.buy(number=WAITING, **tcxc.here)
    assert [(result["failed"], result["changed"]) for result in (first, again)] == [(False, True), (False, False)]
    for result in (first, again):
        (entry,) = result["results"]
        assert (entry["status"], entry["verification_required"], entry["documents_verified"]) == (
            "pending",
            True,
            False,
        )
    tcxc.sandbox.control("verify", {"numbers": [WAITING[1:]]})
    assert statuses(tcxc.buy(number=WAITING, **tcxc.here)) == {WAITING: "ok"}


def test_numbers_that_need_documents_may_be_refused(tcxc: Customer) -> None:
    waiting_for_documents(tcxc)
    result = tcxc.buy(numbers=[ONE, WAITING], verification="refuse", **tcxc.here)
    assert f"{WAITING}: it needs KYC documents (verification_required), which this task refuses" in result["msg"]
    assert tcxc.sandbox.calls(writes=True) == []


def test_a_number_without_an_id_is_shown_and_never_bought(tcxc: Customer) -> None:
    result = tcxc.buy(number="+19542374274", **tcxc.here)
    assert "+19542374274: the market shows it without an i_did" in result["msg"]
    assert tcxc.sandbox.calls(writes=True) == []


def test_a_new_password_is_an_update_that_shows_none(tcxc: Customer) -> None:
    tcxc.give(ONE)
    renewed = tcxc.here | {"smpp_contact": tcxc.here["smpp_contact"].replace("hush-hush", "new-and-secret")}
    result = tcxc.buy(number=ONE, **renewed)
    assert due(result) == [("update", ONE)]
    assert result["plan"][0]["after"]["smpp_contact"].endswith("(new password)")
    assert "new-and-secret" not in str(result)
    assert tcxc.buy(number=ONE, **renewed)["changed"] is False


def test_a_contact_left_out_keeps_its_present_value(tcxc: Customer) -> None:
    tcxc.give(ONE)
    tcxc.buy(number=ONE, contact=tcxc.there["contact"])
    (row,) = tcxc.sandbox.state()["tcxc"]["owned"][tcxc.login]
    assert row["contact"] == f"sip:{ONE[1:]}@there.example.com"
    assert row["smpp_contact"] == tcxc.here["smpp_contact"].replace("{number}", ONE[1:])


def test_an_account_name_with_blanks_around_it_is_trimmed(tcxc: Customer) -> None:
    assert not tcxc.buy(check=True, number=ONE, account=f" {tcxc.login} ", **tcxc.here)["failed"]


def test_thousands_of_numbers_are_read_in_pages(tcxc: Customer) -> None:
    many = [f"+1206{at:07}" for at in range(3_000_000, 3_002_000)]
    tcxc.give(*many, verification_required=0)
    result = tcxc.buy(numbers=many, **tcxc.here)
    assert (result["changed"], result["counts"]["ok"]) == (False, 2000)
    assert result["api_calls"]["read"] <= 8


@pytest.mark.parametrize(
    "reading",
    [
        {"list_path": "misspelt"},
        {"market_order": "shuffled"},
        {"pager_cap": 5},
        {"i_did_missing": 0.5},
        {"market_order": "shuffled", "pager_cap": 7, "list_path": "misspelt", "i_did_missing": 0.2},
    ],
)
def test_every_reading_of_the_documents_converges(tcxc: Customer, reading: dict[str, Any]) -> None:
    tcxc.sandbox.control("readings", reading)
    pool = {"count": 4, "select": {"prefix": "1206777"}, **tcxc.here}
    checked, done, again = tcxc.buy(check=True, **pool), tcxc.buy(**pool), tcxc.buy(**pool)
    assert not done["failed"], done["msg"]
    assert (done["plan"], again["plan"]) == (checked["plan"], [])
    assert len(tcxc.bought()) == len(tcxc.owned()) == 4


def test_the_order_of_a_long_market_does_not_matter(tcxc: Customer) -> None:
    pool = {"count": 5, "select": {"country": "US", "features": ["voice"]}, **tcxc.here}
    stable = tcxc.buy(check=True, **pool)["plan"]
    tcxc.sandbox.control("readings", {"market_order": "shuffled"})
    assert [tcxc.buy(check=True, **pool)["plan"] for _run in range(2)] == [stable, stable]


@pytest.mark.usefixtures("impatient")
def test_a_carrier_that_does_not_answer_any_more_is_not_asked_for_the_rest(tcxc: Customer) -> None:
    tcxc.sandbox.fault("purchase", "drop_before", times=1000)
    result = tcxc.buy(numbers=BLOCK, **tcxc.here)
    assert list(statuses(result).values()) == ["unknown"] * 8 + ["skipped"] * 4
    assert {row["error"] for row in result["results"][8:]} == {
        "not sent, because the carrier did not answer any more. Run again: it goes on from there"
    }
    tcxc.sandbox.clear_faults()
    tcxc.buy(numbers=BLOCK, **tcxc.here)
    assert sorted(tcxc.bought()) == BLOCK


def test_a_limit_that_lasts_ends_the_buying_and_is_told_as_one(tcxc: Customer) -> None:
    tcxc.sandbox.fault("purchase", "rate_limit", seconds=0, times=1000)
    result = tcxc.buy(numbers=BLOCK, **tcxc.here)
    assert list(statuses(result).values()) == ["failed"] * 8 + ["skipped"] * 4
    assert tcxc.sandbox.calls(writes=True) == ["purchase"] * 8 * 4
    assert "It asks for a pause. Nothing was done by this request. Run again later" in result["results"][0]["error"]
    assert "Check " not in result["msg"]
    assert "no more calls at present (HTTP 429, Retry-After 0 s). Run again later" in result["results"][8]["error"]
    tcxc.sandbox.clear_faults()
    tcxc.buy(numbers=BLOCK, **tcxc.here)
    assert sorted(tcxc.bought()) == BLOCK
