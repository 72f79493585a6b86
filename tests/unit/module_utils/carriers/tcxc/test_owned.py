# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The owned numbers of an account, read in as few pages as possible."""

from __future__ import annotations

import time

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.owned import OwnedList
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.wire import Wire
from tests.support.accounts import account
from tests.support.sandbox import Sandbox

MANY = [f"1206300{at:04}" for at in range(1200)]


@pytest.fixture
def owned(sandbox: Sandbox) -> OwnedList:
    return OwnedList(Wire(account(sandbox)))


def grant(sandbox: Sandbox, *numbers: str) -> None:
    fields = {"contact": "sip:{number}@here.example.com"}
    sandbox.control("grant", {"api": "tcxc", "numbers": list(numbers), "fields": fields})


def test_numbers_under_a_prefix_are_listed_by_e164(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, "12062190001", "12062190002", "442071234567")
    assert set(owned.under(["1206"])) == {"+12062190001", "+12062190002"}
    assert set(owned.under([""])) == {"+12062190001", "+12062190002", "+442071234567"}


def test_only_the_numbers_asked_for_are_given(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, "12062190001", "12062190002")
    assert set(owned.of(["+12062190002", "+12062190003"])) == {"+12062190002"}
    assert owned.of([]) == {}


def test_a_single_number_takes_one_request_when_it_is_there(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, "12062190001")
    owned.of(["+12062190001"])
    assert sandbox.calls() == ["list"]


def test_a_long_list_is_read_in_pages(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, *MANY)
    assert len(owned.under([""])) == 1200
    assert len(sandbox.calls()) <= 5


def test_a_list_that_grew_since_the_last_look_is_read_whole(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, *MANY[:100])
    owned.of(f"+{digits}" for digits in MANY[:100])
    grant(sandbox, *MANY[100:110])
    assert len(owned.under(["12063000"])) == 110


def test_many_neighbours_are_read_together(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, *MANY[:100])
    assert len(owned.of(f"+{digits}" for digits in MANY[:200])) == 100
    assert len(sandbox.calls()) <= 3


def test_a_list_whose_length_is_known_is_read_rather_than_many_numbers(sandbox: Sandbox, owned: OwnedList) -> None:
    scattered = [f"1{area}5550100" for area in range(201, 240)]
    grant(sandbox, *scattered)
    owned.under([""])
    before = len(sandbox.calls())
    assert len(owned.of(f"+{digits}" for digits in scattered)) == 39
    assert len(sandbox.calls()) - before <= 2


@pytest.mark.parametrize("cap", [1, 3])
def test_capped_pages_hide_nothing(sandbox: Sandbox, owned: OwnedList, cap: int) -> None:
    sandbox.control("readings", {"pager_cap": cap})
    numbers = ["4930123456", "493012345678901", *MANY[:20]]
    grant(sandbox, *numbers)
    assert len(owned.of(f"+{digits}" for digits in numbers)) == 22
    assert len(owned.under([""])) == 22


def test_a_list_ends_when_all_that_is_asked_for_is_found(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, "12062190001", "12062190002", "12062190003")
    assert len(owned.of(["+12062190001", "+12062190002"])) == 2
    assert sandbox.calls() == ["list"]
    # What lacks may stand on a page that a server cut short, so that only the end of the list tells.
    assert len(owned.of(["+12062190001", "+12062190009"])) == 1
    assert len(sandbox.calls()) > 2


def test_the_pages_that_many_numbers_fill_are_asked_for_together(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, *MANY)
    sandbox.fault("list", "slow", times=9, seconds=0.4)
    begin = time.monotonic()
    assert len(owned.of(f"+{digits}" for digits in MANY)) == len(MANY)
    assert time.monotonic() - begin < 0.8
    assert len(sandbox.calls()) == 3


def test_a_list_that_goes_on_behind_what_was_asked_for_is_read_at_once(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, *MANY[:1000])
    owned.of(f"+{digits}" for digits in MANY[:999])
    sandbox.fault("list", "slow", times=9, seconds=0.4)
    begin = time.monotonic()
    assert len(owned.under(["12063000"])) == 1000
    assert time.monotonic() - begin < 0.8


def test_a_prefix_of_a_pool_is_read_to_its_end(sandbox: Sandbox, owned: OwnedList) -> None:
    grant(sandbox, *MANY)
    assert len(owned.under(["1206300"], ["12063000001"])) == len(MANY)


def test_a_number_that_begins_another_is_read_until_both_are_there(sandbox: Sandbox, owned: OwnedList) -> None:
    sandbox.control("readings", {"pager_cap": 1})
    grant(sandbox, "4930123456", "493012345678901")
    assert set(owned.under(["4930123456"], ["4930123456", "493012345678901"])) == {"+4930123456", "+493012345678901"}
