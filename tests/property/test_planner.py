# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What holds for every plan of numbers, whatever is desired and observed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Plan
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import (
    Offer,
    OwnedNumber,
    Routing,
    expanded,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.open_order import OpenOrder
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import (
    NumbersWish,
    WantedNumber,
    WantedPool,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.expected import differences
from tests.property.model import SELECTS, World, lacking, most_served

house = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

NUMBERS = tuple(f"+1{area}219000{digit}" for area in ("206", "212") for digit in range(1, 5))
#: As tcxc routes numbers, and as vitcom does, where alone orders can be open.
CONTACTS: tuple[Routing, ...] = (
    {},
    {"contact": "sip:{number}@here.example.com"},
    {"contact": "sip:{number}@there.example.com"},
    {"contact": "sip:{number}@here.example.com", "smpp_contact": "smpp:me:old:{number}@h.example"},
    {"smpp_contact": "smpp:me:new:{number}@h.example"},
)
GROUPS: tuple[Routing, ...] = ({}, {"trunk_group": "main"}, {"trunk_group": "backup"})
PRICES = tuple(Decimal(price) for price in ("0", "1", "2.50"))
FEATURES = st.frozensets(st.sampled_from(["voice", "sms"]))
ANYWHERE = ("refuse", "move", "ignore")
Scene = tuple[NumbersWish, World]


def owned_numbers(number: str, routings: Sequence[Routing]) -> st.SearchStrategy[OwnedNumber]:
    return st.builds(
        OwnedNumber,
        number=st.just(number),
        status=st.sampled_from(["active", "inactive", "pending"]),
        routing=st.sampled_from(routings).map(lambda routing: expanded(routing, number)),
        features=FEATURES,
        monthly_fee=st.sampled_from(PRICES),
    )


def offers(number: str) -> st.SearchStrategy[Offer]:
    prices = st.sampled_from(PRICES)
    identity = st.sampled_from(["id", "id", "id", None])
    return st.builds(
        Offer, number=st.just(number), id=identity, features=FEATURES, monthly_fee=prices, setup_fee=prices
    )


def orders(numbers: Sequence[str]) -> st.SearchStrategy[tuple[OpenOrder, ...]]:
    rows = {number: Offer(number=number) for number in numbers}
    groups = st.sampled_from([None, "main", "backup"])
    order = st.builds(OpenOrder, id=st.just("7"), rows=st.just(rows), amount=st.just(Decimal(1)), trunk_group=groups)
    return order.map(lambda order: (order,)) if rows else st.just(())


@st.composite
def worlds(draw: st.DrawFn, routings: Sequence[Routing]) -> World:
    """Each number is owned, for sale, in an open order, or somebody else's."""
    places = ["owned", "offered", "gone", "order" if routings is GROUPS and draw(st.booleans()) else "offered"]
    where = {number: draw(st.sampled_from(places)) for number in NUMBERS}
    owned = [draw(owned_numbers(number, routings)) for number in NUMBERS if where[number] == "owned"]
    sold = [draw(offers(number)) for number in NUMBERS if where[number] == "offered"]
    held = [number for number in NUMBERS if where[number] == "order"]
    return World(tuple(owned), tuple(sold), draw(orders(held)))


def pools(name: str, routings: Sequence[Routing], elsewhere: Sequence[str]) -> st.SearchStrategy[WantedPool]:
    return st.builds(
        WantedPool,
        name=st.just(name),
        count=st.integers(0, 3),
        select=st.sampled_from(SELECTS),
        routing=st.sampled_from(routings),
        exact=st.booleans(),
        routed_elsewhere=st.sampled_from(elsewhere),
    )


@st.composite
def scenes(draw: st.DrawFn, elsewhere: Sequence[str] = ANYWHERE, routings: Sequence[Routing] | None = None) -> Scene:
    """A wish without any limit, and the world that it meets."""
    chosen = draw(st.sampled_from([CONTACTS, GROUPS])) if routings is None else routings
    named = draw(st.lists(st.sampled_from(NUMBERS), unique=True, max_size=3))
    entry = st.builds(WantedNumber, number=st.just(""), routing=st.sampled_from(chosen), absent=st.booleans())
    wish = NumbersWish(
        numbers=tuple(replace(draw(entry), number=number) for number in named),
        pools=tuple(draw(pools(name, chosen, elsewhere)) for name in "abc"[: draw(st.integers(0, 3))]),
        exclude=frozenset(draw(st.sets(st.sampled_from(NUMBERS), max_size=2))),
        max_releases=len(NUMBERS),
        partial=draw(st.booleans()),
    )
    return wish, draw(worlds(chosen))


@house
@given(scenes())
def test_carrying_a_plan_out_leaves_nothing_to_do(scene: Scene) -> None:
    wish, world = scene
    plan = world.plan(wish)
    assume(not plan.problems and not lacking(plan))
    again = world.carry_out(plan.actions).plan(wish)
    assert (again.as_list(), again.problems, lacking(again)) == ([], (), 0)


@house
@given(scenes())
def test_a_shortage_never_grows_and_comes_to_rest(scene: Scene) -> None:
    """A number bought for one pool may be a member of another too, so that a later run can still do better."""
    wish, world = replace(scene[0], partial=True), scene[1]
    plan = world.plan(wish)
    for _run in range(len(NUMBERS)):
        world = world.carry_out(plan.actions)
        before, plan = lacking(plan), world.plan(wish)
        assert lacking(plan) <= before
    assert plan.actions == ()


@house
@given(scenes())
def test_the_same_look_gives_the_same_plan(scene: Scene) -> None:
    wish, world = scene
    checked, executed = world.plan(wish), world.plan(wish)
    assert checked == executed
    assert differences(executed.as_list(), checked.as_list()) == []


@house
@given(scenes(), st.data())
def test_the_order_of_lists_does_not_matter(scene: Scene, data: st.DataObject) -> None:
    wish, world = scene
    shuffled = World(
        tuple(data.draw(st.permutations(world.owned))), tuple(data.draw(st.permutations(world.offers))), world.orders
    )
    assert shuffled.plan(wish) == world.plan(wish)


@house
@given(scenes(elsewhere=("move", "ignore"), routings=CONTACTS))
def test_as_few_pool_numbers_lack_as_possible(scene: Scene) -> None:
    wish, world = scene
    wanted = sum(pool.count for pool in wish.pools)
    assert lacking(world.plan(replace(wish, partial=True))) == wanted - most_served(wish, world)


@house
@given(scenes())
def test_no_number_appears_twice(scene: Scene) -> None:
    wish, world = scene
    plan = world.plan(wish)
    numbers = Counter(action.name for action in plan.actions)
    items = Counter(item.name for item in plan.items)
    assert not [name for name, count in (numbers + items).items() if count > (name in numbers) + (name in items)]


@house
@given(scenes())
def test_explicit_and_excluded_numbers_never_count_for_pools(scene: Scene) -> None:
    wish, world = scene
    plan = world.plan(wish)
    explicit = {wanted.number for wanted in wish.numbers}
    of_pools = {action.name for action in plan.actions if action.pool is not None}
    assert not of_pools & (explicit | wish.exclude)
    assert not set(plan.surplus) & (explicit | wish.exclude)
    assert not {action.name for action in plan.actions} & (wish.exclude - explicit)


@house
@given(scenes())
def test_only_what_is_there_is_touched(scene: Scene) -> None:
    wish, world = scene
    there = {
        "purchase": {offer.number for offer in world.offers if offer.id is not None},
        "adopt": {number for order in world.orders for number in order.numbers},
        "update": {number.number for number in world.owned},
        "release": {number.number for number in world.owned},
    }
    for action in world.plan(wish).actions:
        assert action.name in there[action.action]


@house
@given(scenes())
def test_nothing_is_released_that_was_not_asked_for(scene: Scene) -> None:
    wish, world = scene
    absent = {wanted.number for wanted in wish.numbers if wanted.absent}
    exact = {pool.name for pool in wish.pools if pool.exact}
    for action in world.plan(wish).actions:
        assert action.action != "release" or action.name in absent or action.pool in exact


@house
@given(scenes(), st.sampled_from(PRICES), st.integers(0, 2))
def test_a_plan_beyond_a_limit_has_a_problem(scene: Scene, cap: Decimal, releases: int) -> None:
    wish, world = scene
    free = world.plan(wish)
    plan = world.plan(replace(wish, budget=Cost(cap, cap), max_releases=releases))
    assert plan.actions == free.actions
    over = [not free.committed.within(Cost(cap, cap)), _count(free, "release") > releases]
    assert len(plan.problems) - len(free.problems) == sum(over)


def _count(plan: Plan, action: str) -> int:
    return sum(each.action == action for each in plan.actions)


@house
@given(scenes())
def test_problems_and_failed_items_go_together(scene: Scene) -> None:
    wish, world = scene
    plan = world.plan(wish)
    failed = sum(item.status == "failed" for item in plan.items)
    assert len(plan.problems) == failed
    assert not (wish.partial and failed)


@house
@given(scenes())
def test_each_pool_has_as_many_entries_as_it_counts(scene: Scene) -> None:
    wish, world = scene
    plan = world.plan(wish)
    wanted = len(wish.numbers) + sum(pool.count for pool in wish.pools)
    short = lacking(plan), sum("missing" in item.facts for item in plan.items)
    released = sum(action.action == "release" and action.pool is not None for action in plan.actions)
    assert len(plan.items) == wanted - short[0] + short[1] + released


@pytest.mark.parametrize("partial", [True, False])
def test_an_empty_wish_plans_nothing(partial: bool) -> None:
    world = World((OwnedNumber(number=NUMBERS[0], status="active", routing={}),), (Offer(number=NUMBERS[1]),))
    assert world.plan(NumbersWish(partial=partial)) == Plan()
