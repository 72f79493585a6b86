# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: lnp_check_info
short_description: Check which numbers can be ported in
version_added: 1.0.0
description:
  - Asks the carrier which numbers it can port in. Nothing is ordered.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  numbers:
    description:
      - North American numbers, as E.164, 10 or 11 digits, or with usual punctuation. A number listed twice is an error
        that names both positions.
      - O(numbers) or O(numbers_file) is required.
    type: list
    elements: str
  numbers_file:
    description:
      - A CSV file (UTF-8) whose only column is C(number), for hundreds of them. Its numbers come after O(numbers).
    type: path
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.port_ins
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.lnp_order
"""

EXAMPLES = r"""
- name: See which numbers can be ported in
  dialtone.telecom.lnp_check_info:
    numbers:
      - "+12065550142"
      - (206) 555-9943
  register: portability
"""

RETURN = r"""
accepted:
  description: Numbers that can be ported in, E.164, in the order given.
  returned: success
  type: list
  elements: str
  sample: ["+12065550142"]
rejected:
  description: Numbers that cannot, E.164, in the order given.
  returned: success
  type: list
  elements: str
  sample: ["+12065559943"]
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.port_ins import PORT_INS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.ports import LNP_CHECK_SPEC, read_portability


def main() -> None:
    """Run the module."""
    run(PORT_INS, LNP_CHECK_SPEC, read_portability)


if __name__ == "__main__":
    main()
