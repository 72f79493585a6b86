# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the account already holds of a wish, and what it lacks."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import OwnedNumber, Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import Lack, NumbersWish
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.matching import Match, PoolMatch, matched
from tests.support.numbers import ONE, THERE, THREE, TWO, holdings, owned, pool, wanted


def only(match: Match) -> PoolMatch:
    (found,) = match.pools.values()
    return found


def numbers(rows: tuple[OwnedNumber, ...]) -> list[str]:
    return [row.number for row in rows]


def test_an_explicit_number_that_is_not_owned_lacks() -> None:
    match = matched(NumbersWish(numbers=wanted(ONE, TWO)), holdings(owned(ONE)))
    assert match.lack == Lack(numbers=(TWO,))


def test_numbers_to_be_released_or_ported_in_do_not_lack() -> None:
    wish = NumbersWish(numbers=(*wanted(ONE, absent=True), *wanted(TWO)))
    assert not matched(wish, holdings(coming={TWO: "88"})).lack


def test_members_match_the_selection_and_are_routed_here() -> None:
    inside, elsewhere, strange = owned(ONE), owned(TWO, THERE), owned("+442071234567")
    found = only(matched(NumbersWish(pools=(pool(3),)), holdings(inside, elsewhere, strange)))
    assert numbers(found.members) == [ONE]
    assert numbers(found.elsewhere) == [TWO]
    assert (found.moves, found.missing) == ((), 2)


def test_an_inactive_number_is_a_member() -> None:
    assert only(matched(NumbersWish(pools=(pool(1),)), holdings(owned(ONE, status="inactive")))).missing == 0


def test_explicit_and_excluded_numbers_are_no_members() -> None:
    wish = NumbersWish(numbers=wanted(ONE), pools=(pool(2),), exclude=frozenset({TWO}))
    found = only(matched(wish, holdings(owned(ONE), owned(TWO), owned(THREE))))
    assert numbers(found.members) == [THREE]
    assert (found.missing, found.surplus, found.elsewhere) == (1, (), ())


def test_members_beyond_the_count_are_surplus_the_highest_numbers() -> None:
    found = only(matched(NumbersWish(pools=(pool(1),)), holdings(owned(THREE), owned(ONE), owned(TWO))))
    assert numbers(found.members) == [ONE]
    assert numbers(found.surplus) == [TWO, THREE]


def test_a_number_moves_on_so_that_as_few_as_possible_lack() -> None:
    narrow = pool(1, "narrow", select=Select(prefix="12062190002"))
    match = matched(NumbersWish(pools=(pool(1, "wide"), narrow)), holdings(owned(ONE), owned(TWO)))
    assert {name: numbers(found.members) for name, found in match.pools.items()} == {"wide": [ONE], "narrow": [TWO]}
    assert not match.lack


def test_a_number_that_fits_fewer_pools_goes_first() -> None:
    """Which of two numbers is given back for good."""
    first, second = pool(1, "first", select=Select(description="x")), pool(1, "second", select=Select(seller="y"))
    both = owned(ONE, description="x", seller="y")
    held = holdings(both, owned(TWO, description="x"), owned(THREE, seller="y"))
    match = matched(NumbersWish(pools=(first, second)), held)
    assert {name: numbers(found.members) for name, found in match.pools.items()} == {"first": [TWO], "second": [THREE]}
    assert numbers(match.pools["first"].surplus) == [ONE]


def test_a_pool_that_could_hand_a_number_on_is_searched_for_too() -> None:
    narrow = pool(1, "narrow", select=Select(prefix="12062190001"))
    match = matched(NumbersWish(pools=(pool(1, "wide"), narrow)), holdings(owned(ONE)))
    assert match.lack == Lack(pools={"narrow": 1, "wide": 0})


def test_moves_are_the_lowest_numbers_and_no_more_than_lack() -> None:
    wish = NumbersWish(pools=(pool(2, routed_elsewhere="move"),))
    found = only(matched(wish, holdings(owned(ONE), owned(THREE, THERE), owned(TWO, THERE))))
    assert numbers(found.moves) == [TWO]
    assert (numbers(found.elsewhere), found.missing) == ([TWO, THREE], 0)


def test_numbers_of_another_pool_of_the_task_are_not_elsewhere() -> None:
    wish = NumbersWish(pools=(pool(1, "a"), pool(1, "b", routing=THERE)))
    match = matched(wish, holdings(owned(ONE, THERE), owned(TWO, THERE)))
    assert match.pools["a"].elsewhere == ()
    assert numbers(match.pools["b"].surplus) == [TWO]
    assert match.lack == Lack(pools={"a": 1})


def test_a_number_is_counted_once_even_where_one_pool_takes_any_routing() -> None:
    wish = NumbersWish(pools=(pool(1, "any", routing={}), pool(1, "here", routed_elsewhere="move")))
    match = matched(wish, holdings(owned(ONE, THERE)))
    counted = [number for found in match.pools.values() for number in numbers((*found.members, *found.moves))]
    assert counted == [ONE]
    assert sum(match.lack.pools.values()) == 1


@pytest.mark.parametrize(("count", "elsewhere"), [(1, []), (0, [ONE])])
def test_a_number_is_elsewhere_unless_another_pool_counts_it(count: int, elsewhere: list[str]) -> None:
    wish = NumbersWish(pools=(pool(count, "any", routing={}), pool(1, "here")))
    assert numbers(matched(wish, holdings(owned(ONE, THERE))).pools["here"].elsewhere) == elsewhere


def test_a_member_makes_room_for_a_number_that_can_be_moved() -> None:
    """ONE could serve both pools and TWO be moved to the first only: together they serve both."""
    second = pool(1, "second", select=Select(prefix="12062190001"))
    wish = NumbersWish(pools=(pool(1, "first", routed_elsewhere="move"), second))
    match = matched(wish, holdings(owned(ONE), owned(TWO, THERE)))
    assert not match.lack
    assert numbers(match.pools["second"].members) == [ONE]
    assert numbers(match.pools["first"].moves) == [TWO]


def test_surplus_is_listed_with_a_pool_that_keeps_it() -> None:
    wish = NumbersWish(pools=(pool(0, "exact", exact=True), pool(0, "keeps", exact=False)))
    match = matched(wish, holdings(owned(ONE)))
    assert (match.pools["exact"].surplus, numbers(match.pools["keeps"].surplus)) == ((), [ONE])
