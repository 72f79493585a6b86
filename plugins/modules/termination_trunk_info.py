# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: termination_trunk_info
short_description: List termination trunks
version_added: 1.0.0
description:
  - Lists from where calls go out, disabled termination trunks too. The carrier does not show their titles.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  id:
    description:
      - List only the termination trunk with this id; the list is empty when there is none.
    type: str
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.termination_trunks
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.termination_trunk
"""

EXAMPLES = r"""
- name: List all termination trunks
  dialtone.telecom.termination_trunk_info:
  register: found

- name: List one of them
  dialtone.telecom.termination_trunk_info:
    id: "5001"
"""

RETURN = r"""
termination_trunks:
  description: The termination trunks; what the carrier does not tell is null.
  returned: success
  type: list
  elements: dict
  contains:
    id:
      description: The carrier's id.
      type: str
      returned: always
    ip:
      description: IPv4 address.
      type: str
      returned: always
    ports:
      description: Calls at once, as asked for.
      type: int
      returned: always
    cps:
      description: Calls per second, as asked for.
      type: int
      returned: always
    state:
      description: V(present) or V(disabled).
      type: str
      returned: always
    ports_assigned:
      description: Calls at once, as assigned.
      type: int
      returned: always
    cps_assigned:
      description: Calls per second, as assigned.
      type: int
      returned: always
    config:
      description: Address of the carrier's description of the settings.
      type: str
      returned: always
    accountno:
      description: The account.
      type: str
      returned: always
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.termination_trunks import (
    TERMINATION_TRUNKS,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.termination_trunks import read_termination_trunks


def main() -> None:
    """Run the module."""
    run(TERMINATION_TRUNKS, {"id": {"type": "str"}}, read_termination_trunks)


if __name__ == "__main__":
    main()
