# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: termination_trunk
short_description: Define from where calls go out (termination trunks)
version_added: 1.0.0
description:
  - Defines termination trunks that are declared and missing, and disables those that are not wanted any more.
  - A termination trunk is known by its O(ip). Disabled ones stay in the carrier's list and are ignored. Two active ones
    with one IP are an error that lists their ids.
  - The API has no update, so changed O(ports) or O(cps) fail unless O(allow_replace) is set, and no call deletes one.
  - The request that defines a termination trunk is never sent twice. When its answer is lost, the module looks for the
    IP for several seconds, and fails with status V(unknown) when it does not show.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  ip: &ip
    description:
      - IPv4 address from where calls come. Required.
    type: str
  title: &title
    description:
      - The title. Required to define, and the carrier does not show it later.
    type: str
  ports: &ports
    description:
      - How many calls at once, 1 to 1000. Required to define.
    type: int
  cps: &cps
    description:
      - How many calls per second.
    type: int
  state: &state
    description:
      - Whether there is an active termination trunk with this IP.
    type: str
    choices: [present, disabled]
    default: present
  allow_replace: &allow_replace
    description:
      - Whether changed O(ports) or O(cps) may be brought about by disabling the termination trunk and defining it anew,
        which interrupts its calls for a moment. O(title) and O(ports) are needed then.
    type: bool
    default: false
  termination_trunks:
    description:
      - Many termination trunks in one task, instead of the options above. An IP listed twice is an error that names
        both positions.
    type: list
    elements: dict
    suboptions:
      ip: *ip
      title: *title
      ports: *ports
      cps: *cps
      state: *state
      allow_replace: *allow_replace
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.termination_trunks
  - dialtone.telecom.resource
seealso:
  - module: dialtone.telecom.termination_trunk_info
  - module: dialtone.telecom.trunk_group
"""

EXAMPLES = r"""
- name: Have one termination trunk
  dialtone.telecom.termination_trunk:
    title: Dialler
    ip: 198.51.100.10
    ports: 50
    cps: 5

- name: Give it more ports, by disabling it and defining it anew
  dialtone.telecom.termination_trunk:
    title: Dialler
    ip: 198.51.100.10
    ports: 80
    cps: 5
    allow_replace: true

- name: Have one more, and the first one no more
  dialtone.telecom.termination_trunk:
    termination_trunks:
      - title: New dialler
        ip: 198.51.100.11
        ports: 80
      - ip: 198.51.100.10
        state: disabled
"""

RETURN = r"""
plan:
  description: What this run does, in execution order. Empty when nothing is to be done.
  returned: always
  type: list
  elements: dict
  contains:
    action:
      description: V(disable), V(create) or V(replace).
      type: str
      returned: always
    resource:
      description: Always V(termination_trunk).
      type: str
      returned: always
    name:
      description: The IP.
      type: str
      returned: always
    before:
      description: The options that differ, as they are; null for one that is defined.
      type: dict
      returned: always
    after:
      description: The options that differ, as they will be.
      type: dict
      returned: always
    cost:
      description: C(setup) and C(monthly) as decimal strings; termination trunks cost nothing.
      type: dict
      returned: always
results:
  description:
    - One entry for each termination trunk, in the order given. C(status) is one of
      V(ok), V(planned), V(done), V(unknown), V(failed), V(skipped).
    - V(unknown) means that an answer was lost and reading could not settle it.
  returned: always
  type: list
  elements: dict
  contains:
    name:
      description: The IP.
      type: str
      returned: always
    status:
      description: What became of it.
      type: str
      returned: always
    action:
      description: The action taken or planned, null when none was due.
      type: str
      returned: always
    error:
      description: What went wrong, and what to do.
      type: str
      returned: always
    id:
      description: The carrier's id of the termination trunk.
      type: str
      returned: where known
cost:
  description: C(setup) and C(monthly) as decimal strings; termination trunks cost nothing.
  returned: always
  type: dict
  sample: {setup: "0", monthly: "0"}
counts:
  description: How many results have each status.
  returned: always
  type: dict
diff:
  description: Both sides of exactly what the plan touches.
  returned: always
  type: dict
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

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.resource import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.termination_trunks import (
    TERMINATION_TRUNK_SPEC,
    TerminationTrunkResource,
)


def main() -> None:
    """Run the module."""
    run(TerminationTrunkResource, TERMINATION_TRUNK_SPEC)


if __name__ == "__main__":
    main()
