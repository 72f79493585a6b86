# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: balance_info
short_description: Read the account's balance
version_added: 1.0.0
description:
  - Tells what the account holds, in its own currency.
author:
  - Dialtone contributors (@dialtone-contributors)
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.balance
  - dialtone.telecom.info
"""

EXAMPLES = r"""
- name: Read the balance
  dialtone.telecom.balance_info:
  register: account

- name: Stop when it is low
  ansible.builtin.assert:
    that: account.balance | float > 10
"""

RETURN = r"""
balance:
  description: The balance, a decimal string; null where the carrier shows none yet.
  returned: success
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.balance import BALANCE
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.balance import balance
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run


def main() -> None:
    """Run the module."""
    run(BALANCE, {}, balance)


if __name__ == "__main__":
    main()
