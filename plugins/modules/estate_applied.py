# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: estate_applied
short_description: Write down what became of a plan
version_added: 1.0.0
description:
  - Writes C(<inventory_hostname>.applied.json), the actions of the plan each with C(status) and C(error), and fails
    with one message when the plan was not carried out as a whole. C(schemas/applied.schema.json) describes it.
  - Where a task that failed told several reasons, the message sums it up. All of them are in that task's own message.
  - Where the file tells of an earlier run that carried anything out, that stays beside it, with the time in its name.
  - The file never counts as a change.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  plan:
    description: The name of the variable that M(dialtone.telecom.estate_plan) registered.
    type: str
    required: true
  results:
    description:
      - For each kind of task the name of the variable that it registered. A kind without a result was not reached.
    type: dict
    required: true
  stopped:
    description: Why the run stopped, when it did.
    type: str
  artifacts:
    description: The folder to write to. A relative path starts where ansible-playbook was started.
    type: str
    required: true
extends_documentation_fragment:
  - dialtone.telecom.action
seealso:
  - module: dialtone.telecom.estate_plan
"""

EXAMPLES = r"""
- name: Write down what became of the plan
  dialtone.telecom.estate_applied:
    plan: plan
    results:
      numbers: bought
    artifacts: artifacts
"""

RETURN = r"""
path:
  description: The file.
  returned: always
  type: str
cost:
  description: What was newly committed, C(setup) and C(monthly).
  returned: always
  type: dict
summary:
  description: How many actions came to each status.
  returned: always
  type: dict
actions:
  description: What would stand in the file.
  returned: when it could not be written
  type: list
  elements: dict
"""

# What it does is in plugins/action/estate_applied.py.
