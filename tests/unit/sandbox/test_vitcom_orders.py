# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Orders of new numbers, and the ledger that they write."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.sandbox.vitcom_client import Vitcom

ONE, TWO, THREE = "2062190001", "2062190002", "2062190003"


def price(vitcom: Vitcom, **prices: str) -> None:
    """Set what numbers cost: `n2062190001="1.50"`."""
    vitcom.served.control("market", {"api": "vitcom", "price": {name[1:]: cost for name, cost in prices.items()}})


def owned(vitcom: Vitcom) -> list[str]:
    return [row["didnumber"] for row in vitcom.call("getnumbers")["data"]]


def test_generating_costs_nothing_and_owns_nothing(vitcom: Vitcom) -> None:
    order_id = vitcom.order(ONE, TWO)
    assert vitcom.balance == "1000.00"
    assert vitcom.call("getnumbers", orderno=order_id)["data"] == []
    assert vitcom.call("get_new_orders", orderId=order_id)["Orders"][0]["numbers"] == [ONE, TWO]


def test_processing_deducts_the_amount_and_allots_the_numbers(vitcom: Vitcom) -> None:
    price(vitcom, n2062190001="1.50", n2062190002="0.25")
    order_id = vitcom.order(ONE, TWO)
    answer = vitcom.call("process_order", orderId=order_id)
    assert answer == {"status": "200", "success": "Order Processed Successfully.", "orderId": order_id}
    assert vitcom.balance == "998.25"
    assert [row["didnumber"] for row in vitcom.call("getnumbers", orderno=order_id)["data"]] == [ONE, TWO]


def test_an_order_is_listed_as_in_the_sample(vitcom: Vitcom) -> None:
    price(vitcom, n2062190001="1.50")
    order_id = vitcom.order(ONE)
    [order] = vitcom.call("get_new_orders")["Orders"]
    assert order.pop("date").startswith("20")
    assert order == {
        "orderno": order_id,
        "accountno": vitcom.account,
        "amount": "1.50",
        "per_order_cost": "1.50",
        "taxes": "0.00",
        "other_charges": "0.00",
        "discount": "0.00",
        "tg_id": "301",
        "orderType": "New",
        "didCategory": "Landline",
        "didType": "Metered",
        "sessions": "0",
        "status": "1",
        "numbers": [ONE],
    }


def test_an_order_is_of_the_type_of_its_trunk_group(vitcom: Vitcom) -> None:
    number = vitcom.call("searchtfn", tfn_prefix="866")["TFNs"][0]["TN"]
    reserve_id = vitcom.call("reserve", category="tollfree", tfn_prefix="866", number=number)["reserveId"]
    trunk = vitcom.trunk(billingType="Unmetered", sessions="23")
    order = vitcom.call("gen_order", trunk_id=trunk, reserveId=reserve_id)
    assert (order["didCategory"], order["didType"], order["sessions"]) == ("TollFree", "Unmetered", "23")


def test_one_reservation_is_ordered_and_the_other_stays(vitcom: Vitcom) -> None:
    first, _second = vitcom.reserve(ONE), vitcom.reserve(TWO)
    order = vitcom.call("gen_order", trunk_id=vitcom.trunk(), reserveId=first)
    assert order["numbers"] == [ONE]
    assert [entry["numbers"] for entry in vitcom.state["reservations"]] == [[TWO]]


def test_reading_cart_account_orders_all_that_is_reserved(vitcom: Vitcom) -> None:
    vitcom.read(cart="account")
    first, second = vitcom.reserve(ONE), vitcom.reserve(TWO)
    assert vitcom.call("gen_order", trunk_id=vitcom.trunk(), reserveId=second)["numbers"] == [ONE, TWO]
    assert vitcom.refused("gen_order", trunk_id=vitcom.trunk(), reserveId=first) == "Invalid reserveId"


def test_a_reservation_is_ordered_once(vitcom: Vitcom) -> None:
    reserve_id, trunk = vitcom.reserve(ONE), vitcom.trunk()
    vitcom.call("gen_order", trunk_id=trunk, reserveId=reserve_id)
    assert vitcom.refused("gen_order", trunk_id=trunk, reserveId=reserve_id) == "Invalid reserveId"
    assert len(vitcom.state["orders"]) == 1


def test_ordered_numbers_cannot_be_removed_any_more(vitcom: Vitcom) -> None:
    reserve_id = vitcom.reserve(ONE)
    vitcom.call("gen_order", trunk_id=vitcom.trunk(), reserveId=reserve_id)
    answer = vitcom.call("remove_reserved", reserveId=reserve_id, number=ONE)
    assert (answer["Removed TNs"], answer["TNs not available"]) == ([""], [ONE])


@pytest.mark.parametrize("trunk", ["", "1", "edge"])
def test_an_order_needs_a_trunk_group_of_the_account(vitcom: Vitcom, trunk: str) -> None:
    reserve_id = vitcom.reserve(ONE)
    assert vitcom.refused("gen_order", trunk_id=trunk, reserveId=reserve_id) == "Invalid trunk_id"


def test_an_order_is_processed_once(vitcom: Vitcom) -> None:
    order_id = vitcom.buy(ONE)
    paid = vitcom.balance
    assert vitcom.refused("process_order", orderId=order_id) == "Invalid orderId"
    assert vitcom.balance == paid


def test_an_order_over_the_balance_is_refused(vitcom: Vitcom) -> None:
    price(vitcom, n2062190001="1000.01")
    order_id = vitcom.order(ONE)
    assert vitcom.refused("process_order", orderId=order_id) == "Invalid balance"
    assert (vitcom.balance, owned(vitcom)) == ("1000.00", [])


def test_an_order_may_take_the_whole_balance(vitcom: Vitcom) -> None:
    price(vitcom, n2062190001="1000.00")
    vitcom.buy(ONE)
    assert (vitcom.balance, owned(vitcom)) == ("0.00", [ONE])


@pytest.mark.parametrize("verb", ["process_order", "get_new_orders"])
def test_the_order_of_a_stranger_is_unknown(vitcom: Vitcom, verb: str) -> None:
    order_id = Vitcom(vitcom.served, 1).order(ONE)
    assert vitcom.refused(verb, orderId=order_id) == "Invalid orderId"
    assert vitcom.call("get_new_orders")["Orders"] == []


def test_reading_order_status_state_tells_what_is_processed(vitcom: Vitcom) -> None:
    vitcom.buy(ONE)
    vitcom.order(TWO)
    assert [order["status"] for order in vitcom.call("get_new_orders")["Orders"]] == ["1", "1"]
    vitcom.read(order_status="state")
    assert [order["status"] for order in vitcom.call("get_new_orders")["Orders"]] == ["1", "0"]
    assert [order["processed"] for order in vitcom.state["orders"]] == [True, False]


def test_the_ledger_runs_as_in_the_sample(vitcom: Vitcom) -> None:
    price(vitcom, n2062190001="1.50")
    vitcom.buy(ONE)
    rows = vitcom.call("financial_summary")["data"]
    assert all(row.pop("date").startswith("20") and row.pop("accountno") == vitcom.account for row in rows)
    assert rows == [
        {"activity": "Bank Transfer", "debit": "0.00", "credit": "1000.00", "balance": "1000.00"},
        {"activity": "Order (New DIDs)", "debit": "1.50", "credit": "0.00", "balance": "998.50"},
    ]


def test_the_ledger_can_be_asked_for_one_activity(vitcom: Vitcom) -> None:
    vitcom.buy(ONE)
    vitcom.buy(TWO)
    rows = vitcom.call("financial_summary", activitytype="Order (New DIDs)")["data"]
    assert [Decimal(row["debit"]) > 0 for row in rows] == [True, True]
    assert len(vitcom.call("financial_summary", activitytype="All Activity")["data"]) == 3
    assert vitcom.refused("financial_summary", activitytype="Gifts") == "Invalid activitytype"
