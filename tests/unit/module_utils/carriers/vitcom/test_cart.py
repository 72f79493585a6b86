# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The bookkeeping of a cart: what an answer or an order holds is compared with what was asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.cart import Cart, Reservation, StopError
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.orders import Order
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Purchase
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer

A, B, C, STRANGER = "+12062190001", "+12062190002", "+12062190003", "+12069990009"


def order(*numbers: str, order_id: str = "7") -> Order:
    return Order(id=order_id, numbers=numbers, amount=Decimal("1.00"), trunk_group_id="301")


def cart(*wanted: str) -> Cart:
    """A cart for these numbers, each with its buyer."""
    buyers = {number: Purchase(name=number, offer=Offer(number=number)) for number in wanted}
    return Cart(trunk_group="301", asked=set(wanted), buyers=buyers)


def test_a_reservation_per_id_is_generated_id_by_id() -> None:
    filled = cart(A, B)
    assert filled.put(Reservation("1", (A,))) == [A]
    assert filled.put(Reservation("2", (B,))) == [B]
    assert filled.next_id() == "1"
    filled.generated("1", order(A))
    assert filled.next_id() == "2"
    filled.generated("2", order(B, order_id="8"))
    assert filled.next_id() is None


def test_an_order_of_the_whole_cart_covers_the_other_ids() -> None:
    filled = cart(A, B)
    filled.put(Reservation("1", (A,)))
    filled.put(Reservation("2", (B,)))
    filled.generated("1", order(A, B))
    assert filled.next_id() is None
    assert filled.ordered == {A, B}


def test_an_id_is_generated_once_even_when_its_order_holds_less() -> None:
    filled = cart(A, B)
    filled.put(Reservation("1", (A, B)))
    filled.generated("1", order(A))
    assert filled.next_id() is None


def test_a_refused_id_is_not_generated_again() -> None:
    filled = cart(A)
    filled.put(Reservation("1", (A,)))
    filled.generated("1", None)
    assert filled.next_id() is None


def test_a_stranger_in_a_reservation_stops() -> None:
    filled = cart(A)
    with pytest.raises(StopError, match=rf"reservation 1 holds numbers .* not ask for: \{STRANGER}\."):
        filled.put(Reservation("1", (A, STRANGER)))
    assert filled.held == {A: "1"}


def test_a_stranger_in_an_order_stops() -> None:
    filled = cart(A)
    filled.put(Reservation("1", (A,)))
    with pytest.raises(StopError, match=rf"order 7 of reservation 1 .*\{STRANGER}"):
        filled.generated("1", order(A, STRANGER))
    assert filled.orders == [order(A, STRANGER)]


def test_a_number_asked_for_that_nobody_buys_is_a_stranger_to_an_order() -> None:
    filled = cart(A)
    filled.asked.add(B)
    filled.put(Reservation("1", (A, B)))
    assert filled.unclaimed == [B]
    with pytest.raises(StopError):
        filled.generated("1", order(A, B))


def test_an_answer_may_repeat_the_whole_cart() -> None:
    filled = cart(A, B)
    filled.put(Reservation("1", (A,)))
    assert filled.put(Reservation("2", (A, B))) == [B]
    assert filled.held == {A: "1", B: "2"}


def test_a_lost_number_may_get_an_id_again() -> None:
    filled = cart(A, B)
    assert filled.put(Reservation(None, (A,))) == []
    assert filled.taken == {A}
    assert filled.put(Reservation("2", (A, B))) == [B]
    assert (filled.lost, filled.held) == (set(), {A: "2", B: "2"})


def test_lost_numbers_are_freed_by_any_id_and_others_by_their_own() -> None:
    filled = cart(A, B)
    filled.put(Reservation(None, (C,)))
    filled.put(Reservation("1", (A,)))
    filled.put(Reservation("2", (B,)))
    assert filled.by_reservation({**filled.held, C: None}) == {"1": [A, C], "2": [B]}


def test_a_number_of_another_cart_is_freed_by_its_own_id() -> None:
    filled = cart(B)
    assert filled.by_reservation({A: "1"}) == {"1": [A]}
    filled.put(Reservation("2", (B,)))
    assert filled.by_reservation({A: "1", B: "2"}) == {"1": [A], "2": [B]}


def test_without_any_id_nothing_can_be_freed() -> None:
    filled = cart()
    filled.put(Reservation(None, (C,)))
    assert filled.by_reservation({C: None}) == {}


def test_what_was_freed_is_forgotten() -> None:
    filled = cart(A)
    filled.put(Reservation("1", (A,)))
    filled.put(Reservation(None, (C,)))
    filled.drop([A, C])
    assert filled.taken == set()


def test_a_pool_hands_its_own_numbers_out_first_and_others_in_place_of_what_is_gone() -> None:
    planned = [cart(number).buyers[number] for number in (A, B, C)]
    pool = Cart(trunk_group="301", asked={A, C, STRANGER})
    got = pool.put(Reservation("1", (STRANGER, A)))
    assert pool.assign(planned, got) == [planned[2]]
    assert pool.buyers == {A: planned[0], STRANGER: planned[1]}
    assert pool.unclaimed == []


def test_what_is_held_beyond_what_was_planned_stays_unclaimed() -> None:
    (planned,) = cart(A).buyers.values()
    pool = Cart(trunk_group="301", asked={A, B})
    assert pool.assign([planned], pool.put(Reservation("1", (A, B)))) == []
    assert (pool.buyers, pool.unclaimed) == ({A: planned}, [B])
