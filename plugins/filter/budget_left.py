# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is left of a budget after some tasks."""

from __future__ import annotations

DOCUMENTATION = r"""
name: budget_left
short_description: What is left of a budget after some tasks
version_added: 1.0.0
author:
  - Dialtone contributors (@dialtone-contributors)
description:
  - Takes the costs of earlier tasks off a budget, so that several tasks together keep it.
  - Counts as the modules do, in decimals and positive amounts only. What a carrier does not tell counts as nothing.
positional: costs
options:
  _input:
    description: The budget, C(setup) and C(monthly). A part that is left out caps nothing.
    type: dict
    required: true
  costs:
    description: The RV(ignore:cost) of each task.
    type: list
    elements: dict
    required: true
"""

EXAMPLES = r"""
- name: Buy in a second task with what the first one left
  dialtone.telecom.did_purchase:
    number: "+12062190005"
    trunk_group: hq
    budget: "{{ {'setup': '20.00'} | dialtone.telecom.budget_left([first.cost]) }}"
"""

RETURN = r"""
_value:
  description: The budget that is left, C(setup) and C(monthly) as decimal strings, of those parts that the budget has.
  type: dict
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ansible.errors import AnsibleFilterError

from ansible_collections.dialtone.telecom.plugins.module_utils.domain import money
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_guards import spendable


def _cost(given: Mapping[str, Any]) -> Cost:
    try:
        return Cost(money.amount(given.get("setup")), money.amount(given.get("monthly")))
    except ValueError as error:
        raise AnsibleFilterError(f"budget_left: {error}") from error


def budget_left(budget: Mapping[str, Any], costs: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The budget without the costs, never below 0."""
    left = spendable(_cost(budget), map(_cost, costs)).as_dict()
    return {part: value for part, value in left.items() if value is not None}


class FilterModule:
    """dialtone.telecom.budget_left."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        """The filter by its name."""
        return {"budget_left": budget_left}
