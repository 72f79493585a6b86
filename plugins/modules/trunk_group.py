# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: trunk_group
short_description: Define where calls come in (trunk groups)
version_added: 1.0.0
description:
  - Creates trunk groups that are declared and missing, and changes those that differ. Options left out keep their
    present value.
  - A trunk group is found again by its O(title), or by its O(id). Two trunk groups with one title on the carrier are an
    error that lists their ids.
  - The API can neither delete a trunk group nor change O(sessions), and it never shows O(billing_type),
    O(unlimited_minutes) and O(call_forwarding). The module says so instead of guessing.
  - The request that creates a trunk group is never sent twice. When its answer is lost, the module looks for the title
    for several seconds, and fails with status V(unknown) when it does not show.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  title: &title
    description:
      - The title, by which the trunk group is found again. Required to create one.
    type: str
  id: &id
    description:
      - The carrier's id of a trunk group that exists. With it, O(title) is the title that it gets.
    type: str
  primary: &primary
    description:
      - Where calls are sent. Required to create.
    type: dict
    suboptions: &endpoint
      ip:
        description: IPv4 address. Required to create.
        type: str
      port:
        description: Port of four digits. The carrier takes 5060 when it is left out.
        type: int
      prefix:
        description: Dialling prefix of 4 to 6 digits. Quote it, for YAML takes a leading zero for an octal number.
        type: str
  secondary: &secondary
    description:
      - Where calls are sent when O(primary) does not answer. The API cannot remove it again.
    type: dict
    suboptions: *endpoint
  billing_type: &billing_type
    description:
      - Whether minutes or sessions are paid for. Required to create.
      - The carrier does not show it, so it holds at creation only and a later change is not seen.
    type: str
    choices: [metered, unmetered]
  sessions: &sessions
    description:
      - How many calls at once. Required to create with O(billing_type=unmetered).
      - It cannot be changed later. Asking for another number than the present one is an error.
    type: int
  unlimited_minutes: &unlimited_minutes
    description:
      - Whether minutes are unlimited. The carrier does not show it, so it holds at creation only.
    type: bool
  call_forwarding: &call_forwarding
    description:
      - A North American number to which calls are forwarded. The carrier does not show it, and it cannot be removed.
    type: str
  call_forwarding_update: &call_forwarding_update
    description:
      - When O(call_forwarding) is sent. With V(on_create) only when the trunk group is created.
      - With V(always) on each run, which then always counts as a change.
    type: str
    choices: [on_create, always]
    default: on_create
  state: &state
    description:
      - A trunk group can only be V(present), for no call of the API deletes or disables one. To be rid of it, route its
        numbers elsewhere with M(dialtone.telecom.number_update), and ask the carrier to remove it.
    type: str
    choices: [present]
    default: present
  trunk_groups:
    description:
      - Many trunk groups in one task, instead of the options above. A title or id listed twice is an error that names
        both positions.
    type: list
    elements: dict
    suboptions:
      title: *title
      id: *id
      primary: *primary
      secondary: *secondary
      billing_type: *billing_type
      sessions: *sessions
      unlimited_minutes: *unlimited_minutes
      call_forwarding: *call_forwarding
      call_forwarding_update: *call_forwarding_update
      state: *state
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.trunk_groups
  - dialtone.telecom.resource
seealso:
  - module: dialtone.telecom.trunk_group_info
  - module: dialtone.telecom.termination_trunk
  - module: dialtone.telecom.did_purchase
"""

EXAMPLES = r"""
- name: Have one trunk group
  dialtone.telecom.trunk_group:
    title: West
    primary:
      ip: 203.0.113.10
      port: 5060
    billing_type: metered
  register: west

- name: Give it another title
  dialtone.telecom.trunk_group:
    id: "{{ west.results[0].id }}"
    title: West coast

- name: Have several, one of them with a second address
  dialtone.telecom.trunk_group:
    trunk_groups:
      - title: West coast
        primary:
          ip: 203.0.113.11
      - title: East coast
        primary:
          ip: 203.0.113.20
          prefix: "4455"
        secondary:
          ip: 203.0.113.21
          port: 5070
        billing_type: unmetered
        sessions: 20
        call_forwarding: "12062190001"
"""

RETURN = r"""
plan:
  description: What this run does, in execution order. Empty when nothing is to be done.
  returned: always
  type: list
  elements: dict
  contains:
    action:
      description: V(create) or V(update).
      type: str
      returned: always
    resource:
      description: Always V(trunk_group).
      type: str
      returned: always
    name:
      description: The title.
      type: str
      returned: always
    before:
      description: The options that differ, as they are; null for one that is created.
      type: dict
      returned: always
    after:
      description: The options that differ, as they will be.
      type: dict
      returned: always
    cost:
      description: C(setup) and C(monthly) as decimal strings; trunk groups cost nothing.
      type: dict
      returned: always
results:
  description:
    - One entry for each trunk group, in the order given. C(status) is one of
      V(ok), V(planned), V(done), V(unknown), V(failed), V(skipped).
    - V(unknown) means that an answer was lost and reading could not settle it.
  returned: always
  type: list
  elements: dict
  contains:
    name:
      description: The title.
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
      description: The carrier's id of the trunk group.
      type: str
      returned: where known
cost:
  description: C(setup) and C(monthly) as decimal strings; trunk groups cost nothing.
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
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.trunk_groups import (
    TRUNK_GROUP_SPEC,
    TrunkGroupResource,
)


def main() -> None:
    """Run the module."""
    run(TrunkGroupResource, TRUNK_GROUP_SPEC)


if __name__ == "__main__":
    main()
