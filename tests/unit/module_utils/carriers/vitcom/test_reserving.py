# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Which numbers of a bulk answer are ours: of the kind that was asked for, no more of them, the known ones first."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.cart import Bulk, Cart, Reservation
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.refusals import StopError
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.reserving import reserve_bulk
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import Wire
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Select
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import SEATTLE, Customer

ONE, TWO, THREE = "+12062190001", "+12062190002", "+12062190003"
ELSEWHERE = "+12122190001"


class _Answering(Wire):
    """A carrier that reserves these numbers, whatever it is asked for."""

    numbers: tuple[str, ...] = ()

    def write_once(self, *_args: Any, **_params: Any) -> Any:
        return Reservation("70001", self.numbers)


def answering(sandbox: Sandbox, *numbers: str) -> Wire:
    wire = _Answering(Customer(sandbox).account)
    wire.numbers = numbers
    return wire


def test_of_more_than_the_quantity_those_that_were_not_for_sale_are_somebody_elses(sandbox: Sandbox) -> None:
    cart, wire = Cart(trunk_group="301"), answering(sandbox, ONE, TWO, THREE)
    with pytest.raises(StopError, match=rf"did not ask for: \{ONE}\."):
        reserve_bulk(wire, cart, Bulk(SEATTLE, 2, {TWO, THREE}))
    assert set(cart.held) == {TWO, THREE}


@pytest.mark.parametrize("select", [SEATTLE, Select(npanxx="206219")])
def test_a_number_of_another_place_is_somebody_elses(sandbox: Sandbox, select: Select) -> None:
    cart, wire = Cart(trunk_group="301"), answering(sandbox, ONE, ELSEWHERE)
    with pytest.raises(StopError, match=rf"did not ask for: \{ELSEWHERE}\."):
        reserve_bulk(wire, cart, Bulk(select, 2, {ONE, TWO}))
    assert set(cart.held) == {ONE}


def test_a_number_that_came_on_the_market_since_is_ours_where_the_quantity_holds_it(sandbox: Sandbox) -> None:
    bulk = Bulk(SEATTLE, 2, {TWO, THREE})
    assert reserve_bulk(answering(sandbox, ONE, TWO), Cart(trunk_group="301"), bulk) == [ONE, TWO]
