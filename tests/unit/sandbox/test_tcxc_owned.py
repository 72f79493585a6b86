# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Owned numbers on tcxc: list, update, unsubscribe."""

from __future__ import annotations

import re

import pytest

from tests.unit.sandbox.tcxc_client import Tcxc

KEYS = (
    "i_did number price_1 price_n interval_1 interval_n monthly_fee setup_fee i_vendor status contact "
    "smpp_contact notes billed_to monthly_start_ts voice sms fax video capacity did_type verification_required "
    "documents_verified smpp_price is_nexmo account_name vendor_name country_code country_name description"
)
"""As seed 002 prints an owned number."""


@pytest.fixture
def mine(tcxc: Tcxc) -> dict[str, str]:
    """A number that we own."""
    tcxc.buy(tcxc.for_sale())
    return tcxc.owned()[0]


def test_owned_row_has_the_sample_keys_and_only_strings(mine: dict[str, str]) -> None:
    assert " ".join(mine) == KEYS
    assert all(isinstance(value, str) for value in mine.values())


def test_owned_row_shows_routing_and_dates(mine: dict[str, str]) -> None:
    assert mine["contact"] == "sip:a@192.0.2.1:5060"
    assert mine["smpp_contact"] == "smpp:login:secret:a@192.0.2.1:2776"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", mine["billed_to"])
    assert mine["monthly_start_ts"] < mine["billed_to"]


def test_list_filters_and_pages(tcxc: Tcxc) -> None:
    numbers = [f"1206219{n:04d}" for n in range(20)] + ["380671234567", "447700900123"]
    tcxc.served.control("grant", {"api": "tcxc", "numbers": numbers})
    assert [row["number"] for row in tcxc.owned(prefix="1206219", pager=5, off=10)] == numbers[10:15]
    assert [row["number"] for row in tcxc.owned(country="UKRAINE")] == ["380671234567"]
    assert [row["number"] for row in tcxc.owned(description="o2")] == ["447700900123"]
    assert len(tcxc.owned()) == 22


def test_list_shows_only_ones_own(tcxc: Tcxc, mine: dict[str, str]) -> None:
    stranger = Tcxc(tcxc.served, tcxc.served.get("accounts")["more"][0])
    assert stranger.owned() == []


@pytest.mark.parametrize(
    ("reading", "there", "gone"),
    [("fixed", "/number/list", "/numbes/list"), ("misspelt", "/numbes/list", "/number/list")],
)
def test_list_path_is_a_reading(tcxc: Tcxc, reading: str, there: str, gone: str) -> None:
    tcxc.served.control("readings", {"list_path": reading})
    assert tcxc.call(there, searchform=1)["status"] == "success"
    assert tcxc.send(gone, searchform=1).status_code == 404


def test_both_list_paths_may_exist(tcxc: Tcxc) -> None:
    tcxc.served.control("readings", {"list_path": "both"})
    assert tcxc.call("/number/list", searchform=1) == tcxc.call("/numbes/list", searchform=1)


def test_trailing_slash_is_taken(tcxc: Tcxc, mine: dict[str, str]) -> None:
    assert tcxc.call("/number/list/", searchform=1)["dids"] == [mine]


def test_update_sets_both_contacts(tcxc: Tcxc, mine: dict[str, str]) -> None:
    new = {"contact": "sip:b@192.0.2.2", "smpp_contact": "smpp:l:p:b@192.0.2.2:2776"}
    answer = tcxc.call("/number/update", submit_edit=1, edit=mine["i_did"], **new)
    assert answer == {"status": "success", "message": "DID entry has been updated."}
    assert tcxc.owned() == [mine | new]


def test_update_empties_the_contact_that_is_left_out(tcxc: Tcxc, mine: dict[str, str]) -> None:
    tcxc.call("/number/update", submit_edit=1, edit=mine["i_did"], contact="sip:b@192.0.2.2")
    assert tcxc.owned()[0]["smpp_contact"] == ""


def test_unsubscribed_number_is_back_on_the_market(tcxc: Tcxc, mine: dict[str, str]) -> None:
    answer = tcxc.call("/number/unsubscribe", unsubscribe=mine["i_did"])
    assert answer == {"status": "success", "message": "Unsubscribed successfully"}
    assert tcxc.owned() == []
    assert mine["i_did"] in [str(row.get("i_did")) for row in tcxc.market()]
    assert [row["action"] for row in tcxc.state()["ledger"]] == ["purchase", "unsubscribe"]


def test_bought_again_a_number_remembers_nothing(tcxc: Tcxc, mine: dict[str, str]) -> None:
    tcxc.served.control("grant", {"api": "tcxc", "numbers": [mine["number"]], "fields": {"notes": "old"}})
    tcxc.call("/number/unsubscribe", unsubscribe=mine["i_did"])
    tcxc.buy(mine["i_did"], contact="sip:new@192.0.2.3")
    assert [(row["notes"], row["contact"]) for row in tcxc.owned()] == [("", "sip:new@192.0.2.3")]


@pytest.mark.parametrize("path", ["/number/unsubscribe", "/number/update"])
def test_only_the_owner_may_touch_a_number(tcxc: Tcxc, mine: dict[str, str], path: str) -> None:
    stranger = Tcxc(tcxc.served, tcxc.served.get("accounts")["more"][0])
    answer = stranger.call(path, unsubscribe=mine["i_did"], edit=mine["i_did"], submit_edit=1)
    assert answer["message"].startswith("There was an error.")
    assert tcxc.owned() == [mine]


def test_one_controller_page_lists_updates_and_unsubscribes(tcxc: Tcxc, mine: dict[str, str]) -> None:
    assert tcxc.call("/c_dids.php", searchform=1)["dids"] == [mine]
    tcxc.call("/c_dids.php", submit_edit=1, edit=mine["i_did"], contact="sip:b@192.0.2.2", smpp_contact="")
    assert tcxc.owned()[0]["contact"] == "sip:b@192.0.2.2"
    tcxc.call("/c_dids.php", unsubscribe=mine["i_did"])
    assert tcxc.owned() == []
    calls = [row["call"] for row in tcxc.served.get("log") if row["path"] == "/tcxc/c_dids.php"]
    assert calls == ["list", "update", "unsubscribe"]


def test_update_without_submit_edit_and_list_without_searchform_are_errors(tcxc: Tcxc, mine: dict[str, str]) -> None:
    assert tcxc.call("/number/update", edit=mine["i_did"])["status"] == "error"
    assert tcxc.call("/number/list")["status"] == "error"
    assert tcxc.owned() == [mine]
