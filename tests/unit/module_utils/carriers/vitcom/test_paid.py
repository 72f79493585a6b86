# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Which orders were paid for, as far as a ledger that names no order can tell."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.orders import Order
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.paid import _debit, paid_on

FIRST, SECOND = dt.date(2026, 3, 1), dt.date(2026, 3, 2)
ONE, TWO = Decimal("1.00"), Decimal("2.00")


def order(identifier: str, amount: Decimal | None = ONE) -> Order:
    return Order(id=identifier, numbers=(), amount=amount, trunk_group_id=None)


def test_an_order_whose_amount_was_debited_was_paid_for() -> None:
    assert paid_on([order("7"), order("8", TWO)], {"7", "8"}, [(ONE, FIRST)]) == {"7": FIRST}


def test_the_debit_of_another_order_proves_nothing() -> None:
    assert paid_on([order("7"), order("8")], {"8"}, [(ONE, FIRST)]) == {}


def test_with_a_debit_for_each_all_were_paid_for_at_the_latest_on_the_last_day() -> None:
    debits = [(ONE, FIRST), (Decimal("1.0"), SECOND)]
    assert paid_on([order("7"), order("8")], {"8"}, debits) == {"8": SECOND}


def test_an_order_without_an_amount_cannot_be_found_in_the_ledger() -> None:
    assert paid_on([order("7", None)], {"7"}, [(Decimal(0), FIRST)]) == {}


@pytest.mark.parametrize(("debits", "days"), [([(Decimal(0), FIRST)], {"7": FIRST}), ([], {})])
def test_a_free_order_was_paid_for_where_the_ledger_has_it(debits: list[Any], days: dict[str, dt.date]) -> None:
    assert paid_on([order("7", Decimal("0.00"))], {"7"}, debits) == days


def test_only_orders_of_new_numbers_count() -> None:
    row = {"activity": "Order (New DIDs)", "debit": "1.00", "date": "2026-03-01 00:00:00"}
    assert _debit(row) == (ONE, FIRST)
    assert _debit({**row, "activity": "Order (LNP)"}) is None
    assert _debit({**row, "debit": "0.00", "credit": "0.00"}) == (Decimal(0), FIRST)
    assert _debit({**row, "debit": "0.00", "credit": "1.00"}) is None
