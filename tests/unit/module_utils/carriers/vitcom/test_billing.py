# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The balance is the newest row's, whichever way the carrier sorts."""

from __future__ import annotations

from decimal import Decimal

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.billing import Activity, latest_balance

ROWS = [
    Activity(change=Decimal(change), balance=Decimal(balance))
    for change, balance in (("10.00", "10.00"), ("-2.50", "7.50"), ("-2.50", "5.00"))
]


def test_oldest_first() -> None:
    assert latest_balance(ROWS) == Decimal("5.00")


def test_newest_first() -> None:
    assert latest_balance(ROWS[::-1]) == Decimal("5.00")


def test_one_row() -> None:
    assert latest_balance(ROWS[:1]) == Decimal("10.00")


def test_no_row_tells_nothing() -> None:
    assert latest_balance([]) is None
