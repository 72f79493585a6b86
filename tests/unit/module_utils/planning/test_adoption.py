# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Open orders that an earlier run left: taken where they hold nothing but what is wanted."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Number
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.open_order import OpenOrder
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import Lack, NumbersWish
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.matching import Match, PoolMatch, matched
from tests.support.numbers import HERE, ONE, THREE, TWO, holdings, offer, pool, wanted


def only(match: Match) -> PoolMatch:
    (found,) = match.pools.values()
    return found


def order(*rows: Number, trunk_group: str | None = None, **more: object) -> OpenOrder:
    return OpenOrder(id="7", rows={row.number: row for row in rows}, amount=None, trunk_group=trunk_group)


def test_an_open_order_that_holds_just_what_is_wanted_is_adopted() -> None:
    match = matched(NumbersWish(numbers=wanted(ONE, TWO)), holdings(open_orders=(order(offer(ONE), offer(TWO)),)))
    assert set(match.orders) == {ONE, TWO}
    assert not match.lack


def test_an_open_order_fills_pools_too() -> None:
    wish = NumbersWish(numbers=wanted(ONE), pools=(pool(2),))
    match = matched(wish, holdings(open_orders=(order(offer(ONE), offer(TWO)),)))
    assert only(match).adopted == (TWO,)
    assert match.lack == Lack(pools={"p": 1})


def test_an_open_order_with_a_strange_number_is_stuck() -> None:
    match = matched(NumbersWish(numbers=wanted(ONE)), holdings(open_orders=(order(offer(ONE), offer(THREE)),)))
    assert (set(match.stuck), match.orders) == ({ONE, THREE}, {})
    assert match.lack == Lack(numbers=(ONE,))


def test_an_open_order_for_another_trunk_group_is_stuck() -> None:
    wish = NumbersWish(numbers=wanted(ONE, routing={"trunk_group": "a"}))
    assert matched(wish, holdings(open_orders=(order(offer(ONE), trunk_group="b"),))).stuck
    assert not matched(wish, holdings(open_orders=(order(offer(ONE), trunk_group="a"),))).stuck


def test_an_excluded_number_in_an_open_order_makes_it_stuck() -> None:
    wish = NumbersWish(pools=(pool(2, routing={}),), exclude=frozenset({TWO}))
    assert set(matched(wish, holdings(open_orders=(order(offer(ONE), offer(TWO)),))).stuck) == {ONE, TWO}


def test_a_second_order_for_the_same_place_is_stuck() -> None:
    wish = NumbersWish(pools=(pool(1, routing=HERE),))
    first, second = order(offer(ONE)), OpenOrder(id="8", rows={TWO: offer(TWO)}, amount=None, trunk_group=None)
    match = matched(wish, holdings(open_orders=(second, first)))
    assert (set(match.orders), set(match.stuck)) == ({ONE}, {TWO})


def test_a_number_wanted_by_name_takes_no_place_of_a_pool() -> None:
    wish = NumbersWish(numbers=wanted(ONE), pools=(pool(1),))
    match = matched(wish, holdings(open_orders=(order(offer(ONE), offer(TWO)),)))
    assert (only(match).adopted, bool(match.lack)) == ((TWO,), False)


@pytest.mark.parametrize(("trunk_group", "adopted"), [("a", (ONE,)), ("b", ())])
def test_an_order_goes_only_to_a_pool_that_is_routed_the_same(trunk_group: str, adopted: tuple[str, ...]) -> None:
    wish = NumbersWish(pools=(pool(1, routing={"trunk_group": "a"}),))
    match = matched(wish, holdings(open_orders=(order(offer(ONE), trunk_group=trunk_group),)))
    assert (only(match).adopted, bool(match.stuck)) == (adopted, not adopted)
