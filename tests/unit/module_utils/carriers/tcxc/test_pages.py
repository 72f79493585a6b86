# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Reading long lists whose length nobody tells."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.pages import (
    PAGE,
    Reader,
    covering_prefixes,
    outermost,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.rows import row_key
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings


@pytest.fixture
def session() -> Session:
    return Session(Settings(base_url="http://127.0.0.1:1", concurrency=4))


class Carrier:
    """A list of ``length`` rows that caps each page at ``cap`` rows; counts the pages asked for."""

    def __init__(self, length: int, cap: int = PAGE) -> None:
        self.keys = [f"k{at}" for at in range(length)]
        self.cap = cap
        self.asked: list[tuple[int, int]] = []

    def ask(self, page: Mapping[str, str]) -> list[Mapping[str, Any]]:
        pager, offset = int(page["pager"]), int(page["off"])
        self.asked.append((pager, offset))
        return [{"i_did": key} for key in self.keys[offset : offset + min(pager, self.cap)]]


class Shifting(Carrier):
    """The first row goes away after the first page was read: what follows moves one to the left."""

    def ask(self, page: Mapping[str, str]) -> list[Mapping[str, Any]]:
        rows = super().ask(page)
        if len(self.asked) == 1:
            self.keys = self.keys[1:]
        return rows


def keys(rows: list[Mapping[str, Any]]) -> list[str]:
    return sorted(str(row["i_did"]) for row in rows)


@pytest.mark.parametrize("length", [0, 1, 2, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 2750])
def test_every_row_is_read_once(session: Session, length: int) -> None:
    carrier = Carrier(length)
    assert keys(Reader(session, carrier.ask, row_key).all()) == sorted(carrier.keys)


@pytest.mark.parametrize("cap", [1, 2, 7, 100])
def test_a_server_may_cap_its_pages_silently(session: Session, cap: int) -> None:
    carrier = Carrier(40, cap)
    assert keys(Reader(session, carrier.ask, row_key).all()) == sorted(carrier.keys)


def test_both_paging_parameters_are_sent(session: Session) -> None:
    carrier = Carrier(3)
    Reader(session, carrier.ask, row_key).all()
    assert carrier.asked == [(PAGE, 0), (PAGE, 2)]


def test_pages_are_counted_not_rows(session: Session) -> None:
    carrier = Carrier(10_000)
    Reader(session, carrier.ask, row_key).all()
    assert len(carrier.asked) <= 10_000 // (PAGE - 1) + 5


def test_a_row_that_moved_to_the_page_before_is_found(session: Session) -> None:
    carrier = Shifting(3 * PAGE)
    found = keys(Reader(session, carrier.ask, row_key).all())
    assert set(found) >= set(carrier.keys)
    assert len(found) == len(set(found))


def test_rows_that_moved_further_than_the_pages_overlap_are_found_by_reading_again(session: Session) -> None:
    class Emptying(Carrier):
        """The first three rows go away after the first page was read."""

        def ask(self, page: Mapping[str, str]) -> list[Mapping[str, Any]]:
            if len(self.asked) == 1:
                del self.keys[:3]
            return super().ask(page)

    carrier = Emptying(3 * PAGE)
    assert set(keys(Reader(session, carrier.ask, row_key).all())) >= set(carrier.keys)


def test_a_list_that_never_rests_is_read_a_few_times_only(session: Session) -> None:
    class Restless(Carrier):
        def ask(self, page: Mapping[str, str]) -> list[Mapping[str, Any]]:
            self.keys = [f"n{len(self.asked)}x{at}" for at in range(20)]
            return super().ask(page)

    carrier = Restless(20, cap=10)
    Reader(session, carrier.ask, row_key).all()
    assert len(carrier.asked) < 40


def test_reading_ends_when_enough_is_known(session: Session) -> None:
    carrier = Carrier(10 * PAGE)
    found = Reader(session, carrier.ask, row_key, enough=lambda rows: len(rows) >= 10).all()
    assert (len(carrier.asked), len(found)) == (1, PAGE)


def test_a_list_that_shifts_is_not_read_again_once_enough_is_known(session: Session) -> None:
    carrier = Shifting(2 * PAGE)
    wanted = set(carrier.keys[-3:])
    Reader(session, carrier.ask, row_key, lambda rows: wanted <= rows.keys()).all()
    assert sorted(offset for _pager, offset in carrier.asked) == [0, 499]


@pytest.mark.parametrize("cap", [7, PAGE])
@pytest.mark.parametrize("length", [1, 2, 99, 100, 2 * PAGE])
@pytest.mark.parametrize("actual", [0, 1, 2, 100])
def test_every_row_is_read_whatever_the_list_was_a_moment_ago(
    session: Session, actual: int, length: int, cap: int
) -> None:
    carrier = Carrier(actual, cap)
    assert keys(Reader(session, carrier.ask, row_key, length=length).all()) == sorted(carrier.keys)


@pytest.mark.parametrize(("length", "asked"), [(50, [0, 49]), (PAGE, [0, PAGE - 1]), (1000, [0, 499, 998, 1497])])
def test_a_list_of_known_length_is_asked_for_at_once(session: Session, length: int, asked: list[int]) -> None:
    carrier = Carrier(length)
    together = threading.Barrier(len(asked))

    def ask(page: Mapping[str, str]) -> list[Mapping[str, Any]]:
        together.wait(10)
        return carrier.ask(page)

    Reader(session, ask, row_key, length=length).all()
    assert sorted(offset for _pager, offset in carrier.asked) == asked


@pytest.mark.parametrize(("length", "asked"), [(50, [0]), (PAGE, [0]), (1000, [0, 499, 998])])
def test_where_enough_is_known_no_page_is_asked_for_to_see_the_end(
    session: Session, length: int, asked: list[int]
) -> None:
    carrier = Carrier(length)
    Reader(session, carrier.ask, row_key, lambda rows: len(rows) >= length, length=length).all()
    assert sorted(offset for _pager, offset in carrier.asked) == asked


def test_no_more_is_asked_for_ahead_than_requests_may_be_in_flight(session: Session) -> None:
    carrier = Carrier(0)
    Reader(session, carrier.ask, row_key, length=50_000).all()
    assert len(carrier.asked) == session.settings.concurrency


@pytest.mark.parametrize(
    ("row", "key"),
    [({"i_did": 7, "number": "1"}, "7"), ({"number": "1"}, "1"), ({"i_did": "", "number": "1"}, "1"), ({}, "")],
)
def test_rows_are_told_apart_by_id_or_number(row: dict[str, Any], key: str) -> None:
    assert row_key(row) == key


def test_one_number_is_asked_for_by_itself() -> None:
    assert covering_prefixes(["12062190001"]) == {"12062190001": ["12062190001"]}
    assert covering_prefixes([]) == {}


def test_neighbours_share_a_prefix() -> None:
    near = [f"120621900{at:02}" for at in range(20)]
    assert covering_prefixes(near) == {"1206219": near}


def test_numbers_far_apart_are_asked_for_one_by_one() -> None:
    far = ["12062190001", "442071234567", "4915112345678"]
    assert set(covering_prefixes(far)) == set(far)


def test_every_number_is_covered_once() -> None:
    numbers = sorted(f"1{at * 7919 % 10**10:010}" for at in range(200))
    cover = covering_prefixes(numbers)
    assert sorted(number for below in cover.values() for number in below) == numbers
    assert all(number.startswith(prefix) for prefix, below in cover.items() for number in below)


def test_a_number_that_begins_another_covers_both() -> None:
    numbers = ["4930123456", "493012345678901"]
    assert covering_prefixes(numbers) == {"4930123456": numbers}


def test_of_nested_prefixes_the_shortest_is_enough() -> None:
    assert outermost(["1206219", "1206", "44", "1206", "4420"]) == ["1206", "44"]
    assert outermost(["", "44"]) == [""]
    assert outermost([]) == []
