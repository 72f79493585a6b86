# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The bookkeeping of a cart: what an answer or an order holds is compared with what was asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.cart import (
    Bulk,
    Cart,
    Carts,
    Reservation,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.freeing import freed, give_up
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.orders import Order
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.refusals import StopError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Purchase
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import RefusedError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer, Select

A, B, C, STRANGER = "+12062190001", "+12062190002", "+12062190003", "+12069990009"


def order(*numbers: str, order_id: str = "7") -> Order:
    return Order(id=order_id, numbers=numbers, amount=Decimal("1.00"), trunk_group_id="301")


def purchase(number: str, pool: str | None = None) -> Purchase:
    return Purchase(name=number, offer=Offer(number=number), pool=pool)


def cart(*wanted: str) -> Cart:
    """A cart for these numbers, each with its buyer."""
    return Cart(trunk_group="301", asked=set(wanted), buyers={number: purchase(number) for number in wanted})


def begun(*wanted: str) -> tuple[Carts, Cart]:
    """The same as the first cart of a run."""
    carts = Carts([cart(*wanted)])
    return carts, carts.each[0]


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
    refusal = RefusedError("no order")
    filled.not_generated("1", refusal)
    assert filled.next_id() is None
    assert filled.errors == {A: refusal}


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


def test_what_an_unanswered_request_took_is_lost_and_no_longer_in_doubt() -> None:
    filled = cart(A, B)
    filled.doubtful |= {A, B}
    assert filled.unclear == {A, B}
    filled.put(Reservation(None, (A,)))
    assert (filled.lost, filled.doubtful, filled.unclear) == ({A}, {B}, {B})
    assert "the answer with the reserveId was lost" in str(filled.errors[A])


def test_lost_numbers_are_freed_by_any_id_and_others_by_their_own() -> None:
    carts, filled = begun(A, B)
    filled.put(Reservation(None, (C,)))
    filled.put(Reservation("1", (A,)))
    filled.put(Reservation("2", (B,)))
    assert give_up(carts, filled, [*filled.held, C]) == {"1": [A, C], "2": [B]}
    assert carts.unfreed == {A: "1", B: "2", C: None}


def test_a_number_of_another_cart_is_freed_by_its_own_id() -> None:
    carts, first = begun(A)
    first.put(Reservation("1", (A,)))
    assert give_up(carts, first, [A]) == {"1": [A]}
    second = Cart(trunk_group="302", asked={B})
    second.put(Reservation("2", (B,)))
    assert give_up(carts, second, [B, *carts.unfreed]) == {"2": [B], "1": [A]}


def test_a_number_whose_id_was_lost_is_freed_by_any_of_a_later_cart() -> None:
    carts, first = begun(A)
    first.put(Reservation(None, (A,)))
    assert give_up(carts, first, [A]) == {}
    second = Cart(trunk_group="302", asked={B})
    second.put(Reservation("2", (B,)))
    assert give_up(carts, second, carts.unfreed) == {"2": [A]}


def test_without_any_id_nothing_can_be_freed() -> None:
    carts, filled = begun()
    filled.put(Reservation(None, (C,)))
    assert give_up(carts, filled, [C]) == {}
    assert carts.may_leave


def test_what_was_freed_is_forgotten() -> None:
    carts, filled = begun(A)
    filled.put(Reservation("1", (A,)))
    filled.put(Reservation(None, (C,)))
    give_up(carts, filled, [A, C])
    assert filled.taken == carts.taken == set()
    freed(carts, [A, C])
    assert carts.unfreed == {}
    assert not carts.may_leave


def test_a_bulk_reservation_without_an_answer_may_leave_something() -> None:
    carts, filled = begun()
    assert not carts.may_leave
    filled.unanswered.append(Bulk(Select(state="WA"), 2, {A, B}))
    assert carts.may_leave


def test_an_explicit_number_whose_id_was_lost_stays_wanted_and_a_pools_is_replaced() -> None:
    filled = cart()
    filled.asked |= {A, B, C}
    filled.put(Reservation("1", (C,)))
    filled.put(Reservation(None, (A, B)))
    explicit, pooled = purchase(A), purchase(B, pool="pool")
    assert filled.assign([explicit]) == []
    assert filled.assign([pooled], [C]) == []
    assert filled.buyers == {A: explicit, C: pooled}
    assert filled.unclaimed == [B]


def test_an_explicit_number_that_was_not_had_goes_without() -> None:
    assert cart().assign([purchase(A)]) == [purchase(A)]


def test_a_pool_hands_its_own_numbers_out_first_and_others_in_place_of_what_is_gone() -> None:
    planned = [purchase(number, pool="pool") for number in (A, B, C)]
    pool = Cart(trunk_group="301", asked={A, C, STRANGER})
    got = pool.put(Reservation("1", (STRANGER, A)))
    assert pool.assign(planned, got) == [planned[2]]
    assert pool.buyers == {A: planned[0], STRANGER: planned[1]}
    assert pool.unclaimed == []


def test_what_is_held_beyond_what_was_planned_stays_unclaimed() -> None:
    planned = purchase(A, pool="pool")
    pool = Cart(trunk_group="301", asked={A, B})
    assert pool.assign([planned], pool.put(Reservation("1", (A, B)))) == []
    assert (pool.buyers, pool.unclaimed) == ({A: planned}, [B])
