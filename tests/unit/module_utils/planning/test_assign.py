# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Giving things to pools so that as few as possible lack."""

from __future__ import annotations

import time
from collections.abc import Mapping

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.assign import assign


def given(needs: Mapping[str, int], fits: Mapping[str, str]) -> dict[str, str]:
    """The letters that each pool gets, joined; ``fits`` maps each letter to the pools it fits."""
    result = assign(needs, fits, lambda item: list(fits[item]))
    return {pool: "".join(sorted(items)) for pool, items in result.items()}


def test_each_pool_gets_what_it_needs_and_no_more() -> None:
    assert given({"P": 2, "Q": 1}, {"a": "P", "b": "P", "c": "P", "d": "Q"}) == {"P": "ab", "Q": "d"}


def test_the_first_items_win() -> None:
    assert given({"P": 1}, {"z": "P", "a": "P"}) == {"P": "z"}


def test_an_item_moves_on_to_make_room() -> None:
    assert given({"P": 1, "Q": 1}, {"a": "PQ", "b": "P"}) == {"P": "b", "Q": "a"}


def test_a_chain_of_items_moves_on() -> None:
    fits = {"a": "PQ", "b": "QR", "c": "RS", "d": "P"}
    assert given({"P": 1, "Q": 1, "R": 1, "S": 1}, fits) == {"P": "d", "Q": "a", "R": "b", "S": "c"}


def test_an_item_taken_is_never_given_up_again() -> None:
    assert given({"P": 1, "Q": 1}, {"a": "P", "b": "PQ", "c": "Q"}) == {"P": "a", "Q": "b"}


def test_pools_that_need_nothing_get_nothing() -> None:
    assert given({"P": 0, "Q": 1}, {"a": "P", "b": "PQ"}) == {"P": "", "Q": "b"}


def test_pools_that_are_not_asked_about_are_left_out() -> None:
    assert given({"P": 1}, {"a": "PX", "b": "X"}) == {"P": "a"}


def test_a_full_group_of_pools_costs_nothing_more() -> None:
    needs = {f"pool{at}": 500 for at in range(4)}
    begin = time.process_time()
    result = assign(needs, range(50_000), lambda _item: list(needs))
    assert [len(items) for items in result.values()] == [500] * 4
    assert time.process_time() - begin < 2
