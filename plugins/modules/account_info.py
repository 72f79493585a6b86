# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: account_info
short_description: Read what is on an account
version_added: 1.0.0
description:
  - Reads the owned numbers, the trunk groups, the termination trunks and the balance of an account in one task.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  read:
    description:
      - What to read; all that the carrier tells unless given.
      - Carrier V(tcxc) tells V(numbers) only.
    type: list
    elements: str
    choices: [numbers, trunk_groups, termination_trunks, balance]
  without:
    description:
      - What not to read of all that the carrier tells. It cannot be given beside O(read).
    type: list
    elements: str
    choices: [numbers, trunk_groups, termination_trunks, balance]
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.numbers
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.number_info
  - module: dialtone.telecom.trunk_group_info
  - module: dialtone.telecom.termination_trunk_info
  - module: dialtone.telecom.balance_info
"""

EXAMPLES = r"""
- name: Read what is on the account
  dialtone.telecom.account_info:
  register: account

- name: Tell how many numbers are owned
  ansible.builtin.debug:
    msg: "{{ account.numbers | length }} numbers"

- name: Read the owned numbers only
  dialtone.telecom.account_info:
    read: [numbers]
"""

RETURN = r"""
numbers:
  description: The owned numbers in E.164, in order.
  returned: when read
  type: list
  elements: str
  sample: ["+12062192159"]
monthly_commitment:
  description: What the owned numbers cost a month, a decimal string; null where one does not tell.
  returned: when the numbers were read
  type: str
  sample: "1.1000"
trunk_groups:
  description: The trunk groups as M(dialtone.telecom.trunk_group_info) returns them.
  returned: when read
  type: list
  elements: dict
termination_trunks:
  description: The termination trunks as M(dialtone.telecom.termination_trunk_info) returns them.
  returned: when read
  type: list
  elements: dict
balance:
  description: The balance, a decimal string; null where the carrier shows none yet.
  returned: when read
  type: str
  sample: "1000.00"
no_access:
  description: Set when the carrier cannot be reached or refuses the credentials; no other task would do better.
  returned: when the task fails for that
  type: bool
account:
  description: The account that this was about, C(carrier), C(account) and C(api_url) as they were given.
  returned: success
  type: dict
api_calls:
  description: Requests sent, C(read) and C(write), repeats included.
  returned: always
  type: dict
trace:
  description: The requests, secrets masked.
  returned: at verbosity 3 and above
  type: list
  elements: str
"""

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.numbers import NUMBER_ROWS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.account_info import SPEC, on_the_account
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run_with_account


def main() -> None:
    """Run the module."""
    run_with_account(NUMBER_ROWS, SPEC, on_the_account, exclusive=[("read", "without")])


if __name__ == "__main__":
    main()
