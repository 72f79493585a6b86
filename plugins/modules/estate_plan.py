# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: estate_plan
short_description: Make one plan of an account, write it down, and hold it against the guards
version_added: 1.0.0
description:
  - Makes one plan of the results of planning tasks, writes it as C(<inventory_hostname>.plan.json), and fails when a
    guard holds it back or when something could not be planned or read.
  - Beside it C(<inventory_hostname>.plan.md) is written, the same as one comment for a pull request, of at most 60,000
    characters. Every purchase, release and port-in is named there and the rest is folded. Where even the names do not
    fit, it says to split the change.
  - The files are written first, whatever comes of the guards, and in check mode too. They never count as a change.
  - Where files are written and nothing holds the plan back, a summary of it with its digest goes to the run's stats, as
    C(set_stats) would set it, as C(dialtone_plans) by host.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  account:
    description: The login of the carrier account. Left out, it is what C(telecom_account) or the environment says.
    type: str
  carrier:
    description: The carrier. Left out, it is what C(telecom_carrier) or the environment says.
    type: str
  declared:
    description:
      - The kinds of things that are declared. Each must have been planned, or the plan is not complete.
    type: list
    elements: str
    choices: [trunk_groups, termination_trunks, numbers, ports, ported_numbers]
    required: true
  plans:
    description:
      - For each kind the name of the variable that its planning task registered. The name, because results of thousands
        of numbers take seconds on their way through a template.
    type: dict
    required: true
  account_read:
    description:
      - The name of the variable that the task with M(dialtone.telecom.account_info) registered. What is listed there
        and not declared is told as unmanaged. Left out where the plan is not about a whole account.
    type: str
  pools:
    description:
      - The declared pools. How one selects its numbers is part of the plan's digest where something is bought for it,
        for the numbers themselves may be others by then.
    type: list
    elements: dict
    default: []
  ported:
    description: Numbers that port-ins bring. They are declared.
    type: list
    elements: str
    default: []
  budget:
    description: What the plan may newly commit.
    type: dict
    default: {}
    suboptions:
      setup:
        description: Cap on setup prices.
        type: str
      monthly:
        description: Cap on monthly prices.
        type: str
  limits:
    description: How much the plan may change.
    type: dict
    default: {}
    suboptions:
      max_purchases:
        description: How many numbers may be bought. Adopted orders count.
        type: int
      max_releases:
        description: How many numbers may be released.
        type: int
        default: 0
      max_updates:
        description: How many things may be updated.
        type: int
  protected:
    description: Numbers (E.164) that may never be released.
    type: list
    elements: str
    default: []
  approved_plan:
    description:
      - The digest of the plan that was approved. Any other plan is held back. Where the file that is replaced holds
        that very plan, the differences are listed.
    type: str
  artifacts:
    description:
      - The folder to write to. A relative path starts where ansible-playbook was started. Nothing is written without
        it.
    type: str
  mask_numbers:
    description: Whether the Markdown names phone numbers by their last four digits only.
    type: bool
    default: false
  applies:
    description:
      - Whether this run carries the plan out. Then C(<inventory_hostname>.applied.json) of an earlier run is removed.
    type: bool
    default: false
  fails:
    description: Whether a plan that is held back, or not complete, fails the task. Without it that is only told.
    type: bool
    default: true
extends_documentation_fragment:
  - dialtone.telecom.action
seealso:
  - module: dialtone.telecom.estate_applied
  - module: dialtone.telecom.estate_drift
"""

EXAMPLES = r"""
- name: Plan the numbers
  dialtone.telecom.did_purchase:
    number: "+12062190005"
    contact: sip:{number}@sip.example.com
    billing_account: "1"
  check_mode: true
  register: numbers

- name: Hold the plan against a budget
  dialtone.telecom.estate_plan:
    account: acme
    carrier: tcxc
    declared: [numbers]
    plans:
      numbers: numbers
    budget:
      monthly: "5.00"
"""

RETURN = r"""
digest:
  description: Names the plan.
  returned: always
  type: str
path:
  description: The file, null where none was wanted.
  returned: always
  type: str
to_split:
  description:
    - Whether not even the names of what the plan buys, releases and ports in fit into one comment.
  returned: when files are written
  type: bool
complete:
  description: Whether everything could be read and planned.
  returned: success
  type: bool
incomplete:
  description: Why the plan is not complete.
  returned: success
  type: list
  elements: str
commitment:
  description: What the account's numbers cost a month, C(before) and C(after) the plan; null where that is not known.
  returned: success
  type: dict
disabled:
  description: Termination trunks that are switched off and not declared, each with C(resource), C(name), C(state).
  returned: success
  type: list
  elements: dict
pending:
  description: How many declared things are on their way, for the carrier takes its time. They are no drift.
  returned: success
  type: int
  sample: 0
account:
  description: The account.
  returned: success
  type: str
carrier:
  description: The carrier.
  returned: success
  type: str
ansible_stats:
  description: What set_stats shows of the plan, with its digest.
  returned: success, when files are written
  type: dict
cost:
  description: What the plan costs, C(setup) and C(monthly); null where the carrier does not tell.
  returned: success
  type: dict
guards:
  description: Every guard with C(name), C(limit), C(value) and C(blocks).
  returned: success
  type: list
  elements: dict
unmanaged:
  description: What is on the account and not declared, each with C(resource) and C(name).
  returned: success
  type: list
  elements: dict
summary:
  description: How many actions there are of each kind.
  returned: success
  type: dict
due:
  description: How many actions each kind of task has to do.
  returned: success
  type: dict
expected:
  description: For each kind the plans of its tasks, to be given to them as C(expected_plan).
  returned: success
  type: dict
"""

# What it does is in plugins/action/estate_plan.py.
