# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the account holds of a wish, and what the read modules tell of it, against the sandbox."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.errors import refusal
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.owned import numbers_of_order
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import Wire
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Release
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AuthenticationError,
    InputError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer, Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import (
    NumbersWish,
    WantedNumber,
)
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import TRUNK, Customer, explicit, pool
from tests.unit.module_utils.carriers.vitcom.told import told

MINE = [f"+1206555{digits:04d}" for digits in range(30)]


def test_a_number_owned_is_told_with_its_trunk_group(customer: Customer) -> None:
    customer.grant(MINE[:1], trunk="301", did_rate="0.75", cnam="ACME")
    owned = customer.owned_rows(MINE[:1])[MINE[0]]
    assert (owned.status, owned.routing, owned.monthly_fee) == (
        "active",
        {"status": "active", "trunk_group": "in"},
        Decimal("0.75"),
    )
    assert (owned.category, owned.state, owned.did_type, owned.details["cnam"]) == ("landline", "WA", "metered", "ACME")


def test_cancelled_numbers_are_not_owned_and_inactive_ones_are(customer: Customer) -> None:
    customer.grant(MINE[:1], status="2")
    customer.grant(MINE[1:2], status="0")
    assert {name: owned.status for name, owned in customer.owned_rows(MINE[:2]).items()} == {MINE[1]: "inactive"}


def test_orders_are_read_before_numbers(customer: Customer) -> None:
    customer.holdings(explicit(MINE[:1]))
    assert customer.sandbox.calls()[2:] == ["get_new_orders", "get_trunk", "getnumbers", "getnumbers", "get_lnp_orders"]


def test_only_releasing_asks_for_no_orders(customer: Customer) -> None:
    customer.holdings(NumbersWish(numbers=(WantedNumber(number=MINE[0], absent=True),)))
    assert customer.sandbox.calls()[2:] == ["get_trunk", "getnumbers"]


def test_other_trunk_groups_are_asked_only_when_a_number_is_in_none_of_the_wishes(customer: Customer) -> None:
    other = customer.trunk_group("other")
    customer.grant(MINE[:2], trunk="301")
    customer.holdings(explicit(MINE[:2]))
    assert customer.sandbox.calls().count("getnumbers") == 2
    customer.grant(MINE[2:3], trunk=other)
    assert customer.owned_rows(MINE[:3])[MINE[2]].routing["trunk_group"] == "other"
    assert customer.sandbox.calls().count("getnumbers") == 5


def test_a_number_outside_the_wish_asks_for_nothing_more(customer: Customer) -> None:
    customer.grant(MINE[:1], trunk=customer.trunk_group("other"))
    assert "trunk_group" not in customer.owned_rows(MINE[1:2])[MINE[0]].routing


def test_an_open_order_is_told_and_a_processed_one_is_not(customer: Customer) -> None:
    customer.run(pool(2))
    customer.run(pool(4, budget=Cost(Decimal("0.01"), None)))
    (order,) = customer.holdings(pool(4)).open_orders
    assert (order.id, order.trunk_group, len(order.numbers)) == ("2342344", "in", 2)
    assert order.amount == Decimal(customer.state("orders")[1]["amount"])
    assert order.numbers[0] not in customer.owned()


def test_what_was_paid_for_lately_and_is_for_sale_again_is_not_on_its_way(customer: Customer) -> None:
    (number,) = customer.run(pool(1)).bought
    customer.sandbox.control("market", {"api": "vitcom", "add": [{"number": number[2:], "state": "WA"}]})
    holdings = customer.holdings(explicit([number]))
    assert (set(holdings.coming), set(holdings.vanished)) == (set(), {number})
    assert "for sale again" in customer.run(explicit([number]), check=True).plan.problems[0]


def test_an_order_of_other_numbers_is_not_asked_about(customer: Customer) -> None:
    customer.run(pool(2, budget=Cost(Decimal("0.01"), None)))
    before = customer.sandbox.calls().count("getnumbers")
    assert customer.holdings(pool(1, Select(state="NY"))).open_orders == ()
    assert customer.sandbox.calls().count("getnumbers") == before + 2


def test_cancelled_numbers_do_not_open_their_order_again_for_a_pool(customer: Customer) -> None:
    bought = customer.run(pool(1)).bought
    observed = customer.observed(explicit(bought))
    told(observed.release, Release(name=bought[0], owned=observed.holdings.owned[bought[0]]))
    assert customer.holdings(pool(1)).open_orders == ()


def test_a_cancelled_number_wanted_again_does_not_open_its_order(customer: Customer) -> None:
    bought = customer.run(pool(1)).bought
    observed = customer.observed(explicit(bought))
    told(observed.release, Release(name=bought[0], owned=observed.holdings.owned[bought[0]]))
    assert customer.holdings(explicit(bought)).open_orders == ()


class _Refusing(Wire):
    """A carrier that refuses the number of an order that it did not process."""

    def read(self, call: str, *_args: Any, **_params: Any) -> Any:
        raise refusal(404, "Invalid orderno", call)


def test_an_order_number_that_is_refused_has_brought_nothing(customer: Customer) -> None:
    assert numbers_of_order(_Refusing(customer.account), "1") == []


def test_a_number_being_ported_in_is_told_with_its_order(customer: Customer) -> None:
    document = ("scan.pdf", b"x", "application/pdf")
    order = customer.numbers()._wire.write_once(
        "generate_lnp_order",
        lambda body: str(body["order_id"]),
        lambda: None,
        {
            "numbers": "12065550001",
            "category": "landline",
            "subscriberType": "business",
            "loaAuthorizingPerson": "Ada Example",
        },
        files={"loa_doc": document, "carrier_doc": document},
    )
    assert customer.holdings(explicit(MINE[:2])).coming == {MINE[1]: order}
    customer.sandbox.control("lnp", {"api": "vitcom", "order": order, "complete": True})
    found = customer.holdings(explicit(MINE[:2]))
    assert (found.coming, list(found.owned)) == ({}, [MINE[1]])


def test_owned_numbers_are_listed_by_status_trunk_group_and_order(customer: Customer) -> None:
    bought = customer.run(pool(1)).bought
    customer.grant(MINE[:1], trunk=customer.trunk_group("other"))
    customer.grant(MINE[1:2], status="2")
    carrier = customer.numbers()

    def listed(**filters: str) -> list[str]:
        return [number.number for number in carrier.list_owned(Select(), **filters)]

    assert listed() == [bought[0], MINE[0]]
    assert listed(status="cancelled") == [MINE[1]]
    assert listed(trunk_group="other") == [MINE[0]]
    assert listed(order_id="2342343") == bought
    with pytest.raises(InputError, match="'pending' is none of"):
        listed(status="pending")
    with pytest.raises(InputError, match="'nowhere' does not exist"):
        listed(trunk_group="nowhere")


def test_the_row_of_an_owned_number(customer: Customer) -> None:
    customer.grant(MINE[:1], trunk="301", did_rate="0.75")
    (owned,) = customer.rows().list_owned(Select())
    row = customer.rows().number_row(owned)
    assert (row["number"], row["status"], row["trunk_group"], row["monthly_fee"], row["order_type"]) == (
        MINE[0],
        "active",
        "in",
        "0.75",
        "New",
    )


def test_buying_needs_a_trunk_group(customer: Customer) -> None:
    carrier, sold = customer.numbers(), Offer(number=MINE[0])
    assert list(map(str, carrier.purchase_problems(sold, {}, None))) == ["trunk_group is required to buy on vitcom"]
    assert not carrier.purchase_problems(sold, TRUNK, None)


def test_a_wrong_token_is_told_before_anything_is_written(sandbox: Sandbox) -> None:
    with pytest.raises(AuthenticationError, match="Invalid token"):
        Customer(sandbox, token="wrong-token").numbers().read_account(explicit(MINE[:1]))
    assert sandbox.calls(writes=True) == []
