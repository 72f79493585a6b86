# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What an account owns beside the numbers that a task is about."""

from __future__ import annotations

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.others import others
from tests.support.numbers import ONE, THREE, TWO, holdings, owned


def test_others_are_told_in_order_and_what_all_cost() -> None:
    held = holdings(owned(THREE), owned(TWO), owned(ONE)).owned
    assert others(held, [TWO, "+12065550100"]) == {"others": [ONE, THREE], "monthly_commitment": "3.00"}


def test_what_all_cost_is_not_known_where_one_does_not_tell() -> None:
    told = others(holdings(owned(ONE), owned(TWO, monthly_fee=None)).owned, [ONE, TWO])
    assert told == {"others": [], "monthly_commitment": None}
