# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What every module that changes something takes."""

from __future__ import annotations


class ModuleDocFragment:
    """Options of glue.resource.RESOURCE_SPEC."""

    DOCUMENTATION = r"""
options:
  expected_plan:
    description:
      - The RV(ignore:plan) of an earlier run in check mode. When the plan of this run differs from it, the task fails
        before the first write and lists the differences, so that what was approved is what runs.
      - Numbers bought for a pool are compared by pool, count, cost and routing, for the market moves.
        Passwords are masked in a plan, so they are not compared.
      - An empty list means that nothing may be due.
    type: list
    elements: dict
  result_detail:
    description:
      - Which items RV(ignore:results) lists. V(changed) leaves out those that neither changed nor failed.
    type: str
    choices: [all, changed]
    default: all
attributes:
  check_mode:
    description: Can run in check_mode and return changed status prediction without modifying target.
    support: full
    details:
      - The plan of a run in check mode is the very one that the real run carries out. No write is sent.
  diff_mode:
    description: Will return details on what has changed (or possibly needs changing in check_mode), when in diff mode.
    support: full
"""
