# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is left of a budget after some tasks."""

from __future__ import annotations

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.dialtone.telecom.plugins.filter.budget_left import FilterModule

budget_left = FilterModule().filters()["budget_left"]


def test_the_costs_are_taken_off_in_decimals() -> None:
    costs = [{"setup": "0.1", "monthly": None}, {"setup": "0.2", "monthly": "-5"}]
    assert budget_left({"setup": 1, "monthly": "4"}, costs) == {"setup": "0.7", "monthly": "4"}


def test_a_part_that_the_budget_leaves_out_stays_out() -> None:
    assert budget_left({}, [{"setup": "1", "monthly": "1"}]) == {}


def test_what_is_no_amount_is_refused() -> None:
    with pytest.raises(AnsibleFilterError, match="'much' is not an amount"):
        budget_left({"setup": "much"}, [])
