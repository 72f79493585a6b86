# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Trunk groups as people name them."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.handles import Handles
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    InputError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import (
    NumbersWish,
    WantedNumber,
    WantedPool,
)
from tests.support.problems import texts
from tests.unit.module_utils.carriers.vitcom.customer import TRUNK, Customer, explicit

MINE = [f"+1206555{digits:04d}" for digits in range(30)]


@pytest.mark.parametrize("name", ["in", "301"])
def test_a_trunk_group_goes_by_title_or_id(customer: Customer, name: str) -> None:
    observed = customer.observed(explicit(MINE[:1], {"trunk_group": name}))
    assert observed.wish.numbers[0].routing == TRUNK


def test_every_unknown_or_doubled_trunk_group_is_named_at_once(customer: Customer) -> None:
    for _time in range(2):
        customer.trunk_group("twin")
    wanted = tuple(
        WantedNumber(number=number, routing={"trunk_group": name})
        for number, name in zip(MINE, ("nowhere", "twin"), strict=False)
    )
    wish = NumbersWish(
        numbers=wanted,
        pools=(WantedPool(name="p", count=0, select=Select(state="WA"), routing={"trunk_group": "gone"}),),
    )
    with pytest.raises(InputError) as caught:
        customer.observed(wish)
    first, second, third = texts(caught.value.problems)
    assert "'nowhere' does not exist on this account (there are: 302, 303, in)" in first
    assert "'twin' is not one: ids 302, 303 have this title" in second
    assert "'gone'" in third


def test_a_planned_trunk_group_is_taken_as_it_is(customer: Customer) -> None:
    wish = explicit(MINE[:1], {"trunk_group": "soon"}, planned_trunk_groups=("soon",))
    assert customer.observed(wish).wish.numbers[0].routing == {"trunk_group": "soon"}


def test_a_trunk_group_that_will_be_retitled_goes_by_its_new_title(customer: Customer) -> None:
    wish = explicit(MINE[:1], {"trunk_group": "soon"}, planned_titles={"301": "soon"})
    assert customer.observed(wish).wish.numbers[0].routing == {"trunk_group": "soon"}


def test_a_doubled_title_gives_way_to_the_id_and_a_title_wins_over_an_id() -> None:
    handles = Handles({"1": "twin", "2": "twin", "3": "1", "4": "", "5": "plain"})
    assert [handles.of(group_id) for group_id in "12345"] == ["id 1", "2", "1", "4", "plain"]
    assert [handles.id_of(name) for name in ("1", "2", "4", "5", "plain")] == ["3", "2", "4", "5", "5"]
    assert handles.of(None) is None
