# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""For how long an order that was paid for may still bring its numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.ordered import Ordered
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.orders import Order

PAID = Order(id="7", numbers=("+12062190001",), amount=None, trunk_group_id="301")


@pytest.mark.parametrize(("days", "recent"), [(0, True), (1, True), (2, False), (3, False)])
def test_an_order_may_bring_its_numbers_until_two_days_after_it_was_paid_for(days: int, recent: bool) -> None:
    day = datetime.now(UTC).date() - timedelta(days=days)
    assert Ordered(empty=[PAID], lost={}, days={PAID.id: day}).is_recent(PAID) is recent


def test_an_order_that_was_never_paid_for_is_not_recent() -> None:
    assert not Ordered(empty=[PAID], lost={}, days={}).is_recent(PAID)
