# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying from a carrier that takes no more calls (HTTP 429): what is told of it, and how few requests that takes."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.line import GONE
from tests.unit.module_utils.carriers.vitcom.customer import Customer, explicit, pool, two_groups

#: A request is sent so often before its limit counts as one that lasts.
TRIES = 3


def limit(customer: Customer, *calls: str) -> None:
    """The carrier takes no more of these calls."""
    for call in calls:
        customer.sandbox.fault(call, "rate_limit", seconds=0, times=9999)
    customer.sandbox.clear_log()


@pytest.mark.parametrize("call", ["reserve", "bulkreserve", "gen_order", "process_order"])
def test_a_limit_that_ends_is_waited_out(customer: Customer, call: str) -> None:
    wish = two_groups(customer)
    customer.sandbox.fault(call, "rate_limit", seconds=0, times=TRIES - 1)
    assert customer.run(wish).bought == customer.owned()
    assert len(customer.owned()) == 4


@pytest.mark.parametrize("partial", [False, True])
def test_numbers_are_not_tried_one_by_one(customer: Customer, partial: bool) -> None:
    """A limit is no shortage: ``partial`` does not let it pass."""
    numbers = customer.for_sale()[: 2 * GONE]
    limit(customer, "reserve")
    run = customer.run(explicit(numbers, partial=partial))
    assert set(run.statuses) == {"failed", "skipped"}
    assert customer.sandbox.calls().count("reserve") <= (GONE + 1) * TRIES
    assert "Run again later, or lower rate_limit and concurrency. It was not bought" in run.errors
    assert "not sent, because the carrier takes no more calls at present" in run.errors
    assert "sold" not in run.errors


def test_nor_are_all_candidates_of_a_pool(customer: Customer) -> None:
    limit(customer, "reserve", "bulkreserve")
    run = customer.run(pool(3))
    assert "only 0 could be reserved. Nothing was bought. Requests to reserve got no usable answer" in run.errors
    assert customer.sandbox.calls().count("reserve") <= 2 * (GONE + 1) * TRIES


def test_an_order_that_cannot_be_made_stops_the_run_at_once(customer: Customer) -> None:
    """Each number is a reservation of its own here, and so would be its order."""
    numbers = customer.for_sale()[:3]
    limit(customer, "gen_order")
    run = customer.run(explicit(numbers))
    assert run.statuses == ["failed", "skipped", "skipped"]
    assert "(HTTP 429, Retry-After 0 s). Nothing was bought. It asks for a pause." in run.errors
    assert customer.sandbox.calls().count("gen_order") == TRIES
    assert customer.nothing_left()


def test_what_cannot_be_freed_is_told_after_one_request(customer: Customer) -> None:
    numbers = customer.for_sale()[:3]
    limit(customer, "gen_order", "remove_reserved")
    run = customer.run(explicit(numbers))
    assert all(number in run.errors.partition("Perhaps still reserved, at no cost: ")[2] for number in numbers)
    assert customer.sandbox.calls().count("remove_reserved") == TRIES


def test_orders_that_cannot_be_paid_are_not_looked_for_and_the_next_run_takes_them(customer: Customer) -> None:
    numbers = customer.for_sale()[: GONE + 4]
    limit(customer, "process_order")
    run = customer.run(explicit(numbers))
    assert sorted(run.statuses) == ["failed"] * GONE + ["skipped"] * 4
    assert customer.sandbox.calls().count("process_order") == GONE * TRIES
    assert "Nothing was done by this request. Run again later" in run.errors
    assert "costs nothing till then" in run.errors
    limited = customer.sandbox.calls().index("process_order")
    assert "getnumbers" not in customer.sandbox.calls()[limited:]
    customer.sandbox.clear_faults()
    assert customer.run(explicit(numbers)).bought == numbers == customer.owned()


def test_nor_are_orders_adopted_one_by_one(customer: Customer) -> None:
    numbers = customer.for_sale()[: GONE + 4]
    limit(customer, "process_order")
    customer.run(explicit(numbers))
    customer.sandbox.clear_log()
    run = customer.run(explicit(numbers))
    assert sorted(run.statuses) == ["failed"] * GONE + ["skipped"] * 4
    assert customer.sandbox.calls().count("process_order") == GONE * TRIES
    assert customer.bought_nothing()
