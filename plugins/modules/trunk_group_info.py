# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: trunk_group_info
short_description: List trunk groups
version_added: 1.0.0
description:
  - Lists where calls come in. The carrier shows neither billing type, minutes nor call forwarding.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  id:
    description:
      - List only the trunk group with this id; the list is empty when there is none.
    type: str
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.trunk_groups
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.trunk_group
"""

EXAMPLES = r"""
- name: List all trunk groups
  dialtone.telecom.trunk_group_info:
  register: found

- name: List one of them
  dialtone.telecom.trunk_group_info:
    id: "301"
"""

RETURN = r"""
trunk_groups:
  description: The trunk groups; what the carrier does not tell is null.
  returned: success
  type: list
  elements: dict
  contains:
    id:
      description: The carrier's id.
      type: str
      returned: always
    title:
      description: The title.
      type: str
      returned: always
    primary:
      description: Where calls are sent.
      type: dict
      returned: always
      contains:
        ip:
          description: IPv4 address.
          type: str
          returned: always
        port:
          description: Port.
          type: int
          returned: always
        prefix:
          description: Dialling prefix.
          type: str
          returned: always
    secondary:
      description: Where calls are sent when the first address does not answer.
      type: dict
      returned: always
      contains:
        ip:
          description: IPv4 address.
          type: str
          returned: always
        port:
          description: Port.
          type: int
          returned: always
        prefix:
          description: Dialling prefix.
          type: str
          returned: always
    sessions:
      description: Calls at once, as asked for.
      type: int
      returned: always
    alloc_sessions:
      description: Calls at once, as allocated.
      type: int
      returned: always
    date:
      description: When it was created, ISO 8601 as the carrier gives it.
      type: str
      returned: always
    accountno:
      description: The account.
      type: str
      returned: always
    status:
      description: The carrier's own status.
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.trunk_groups import TRUNK_GROUPS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.trunk_groups import read_trunk_groups


def main() -> None:
    """Run the module."""
    run(TRUNK_GROUPS, {"id": {"type": "str"}}, read_trunk_groups)


if __name__ == "__main__":
    main()
