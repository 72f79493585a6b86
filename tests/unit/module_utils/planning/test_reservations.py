# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Which numbers of a reservation are to be freed."""

from __future__ import annotations

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.reservations import plan_freeing
from tests.support.numbers import ONE, TWO


def test_only_what_is_not_for_sale_is_freed() -> None:
    plan = plan_freeing("70001", [ONE, TWO], {ONE})
    assert [(item.name, item.action is None) for item in plan.items] == [(ONE, True), (TWO, False)]
    (action,) = plan.as_list()
    assert (action["action"], action["name"], action["before"]) == ("cancel", TWO, {"reserve_id": "70001"})
