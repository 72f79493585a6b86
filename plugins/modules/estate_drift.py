# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: estate_drift
short_description: Tell whether an account is as declared
version_added: 1.0.0
description:
  - Writes C(<inventory_hostname>.drift.json) with a verdict, V(converged), V(drift) or V(incomplete), and
    C(<inventory_hostname>.drift.md), the same for people. The files never count as a change.
  - Actions that are due are drift, and so is a plan that a guard holds back. What is on the account and not declared,
    members of a pool beyond its count, and what is pending are not.
  - What could not be read or planned makes the verdict V(incomplete), which always fails the task.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  plan:
    description:
      - The name of the variable that M(dialtone.telecom.estate_plan) registered, with
        O(dialtone.telecom.estate_plan#module:fails=false).
    type: str
    required: true
  stopped:
    description: Why the run did not get as far as a plan, when it did not.
    type: str
  artifacts:
    description: The folder to write to. A relative path starts where ansible-playbook was started.
    type: str
    required: true
  mask_numbers:
    description: Whether the Markdown names phone numbers by their last four digits only.
    type: bool
    default: false
  fails:
    description: Whether drift fails the task.
    type: bool
    default: true
extends_documentation_fragment:
  - dialtone.telecom.action
seealso:
  - module: dialtone.telecom.estate_plan
"""

EXAMPLES = r"""
- name: Tell whether the account is as declared, and go on in any case
  dialtone.telecom.estate_drift:
    plan: plan
    artifacts: artifacts
    fails: false
"""

RETURN = r"""
verdict:
  description: V(converged), V(drift) or V(incomplete).
  returned: always
  type: str
path:
  description: The file.
  returned: always
  type: str
summary:
  description: How many actions of each kind would make the account as declared.
  returned: always
  type: dict
unmanaged:
  description: How many things are on the account and not declared.
  returned: always
  type: int
msg:
  description: The verdict in a sentence, with the reasons.
  returned: always
  type: str
"""

# What it does is in plugins/action/estate_drift.py.
