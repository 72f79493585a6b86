# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: number_reservation
short_description: Free numbers that a cut run left reserved
version_added: 1.0.0
description:
  - Takes named numbers out of a reservation, so that they can be bought again. Nothing is ever paid for a reservation.
  - M(dialtone.telecom.did_purchase) reserves numbers before it orders them, and frees what it does not order. A run
    that is killed in between leaves them reserved until the carrier lets them go.
  - No call of the API lists reservations, so the id has to be known, for example from the carrier's portal. Where the
    carrier keeps one cart for each account, the id of any later reservation frees the numbers too.
  - A number that is for sale is reserved nowhere, so nothing is done about it. Of the others, only those that the
    carrier names as removed count as freed. A number that the reservation does not hold is V(skipped), which is no
    failure.
  - Only the numbers named are freed, never others of the same reservation.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  reserve_id:
    description:
      - The carrier's id of the reservation.
    type: str
    required: true
  numbers:
    description:
      - North American numbers, as E.164, 10 or 11 digits, or with usual punctuation. A number listed twice is an error
        that names both positions.
    type: list
    elements: str
    required: true
  state:
    description:
      - The numbers are not reserved.
    type: str
    choices: [absent]
    default: absent
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.reservations
  - dialtone.telecom.resource
seealso:
  - module: dialtone.telecom.did_purchase
"""

EXAMPLES = r"""
- name: Free two numbers that a killed run left reserved
  dialtone.telecom.number_reservation:
    reserve_id: "70001"
    numbers:
      - "+12062190001"
      - "+12062190002"
    state: absent
  register: reservation

- name: Show which numbers can be bought again
  ansible.builtin.debug:
    var: reservation.freed
"""

RETURN = r"""
plan:
  description: What this run does, in execution order. Empty when all the numbers are for sale.
  returned: always
  type: list
  elements: dict
  contains:
    action:
      description: Always V(cancel).
      type: str
      returned: always
    resource:
      description: Always V(number).
      type: str
      returned: always
    name:
      description: The number, E.164.
      type: str
      returned: always
    before:
      description: The C(reserve_id) under which it is reserved.
      type: dict
      returned: always
    after:
      description: Always null.
      type: dict
      returned: always
    cost:
      description: C(setup) and C(monthly) as decimal strings; reservations cost nothing.
      type: dict
      returned: always
results:
  description:
    - One entry for each number, in the order given. C(status) is one of
      V(ok) (for sale already), V(planned), V(done), V(unknown), V(failed), V(skipped) (not in the reservation).
    - V(unknown) means that an answer was lost and reading could not settle it.
  returned: always
  type: list
  elements: dict
  contains:
    name:
      description: The number, E.164.
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
    number:
      description: The number, E.164.
      type: str
      returned: always
cost:
  description: C(setup) and C(monthly) as decimal strings; reservations cost nothing.
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
freed:
  description: The numbers that this run freed, E.164.
  returned: when the market was read
  type: list
  elements: str
  sample: ["+12062190001"]
not_available:
  description: The numbers that the reservation does not hold, E.164.
  returned: when the market was read
  type: list
  elements: str
msg:
  description: Numbers that the carrier freed though the task did not name them, or why the task failed.
  returned: when there is something to say
  type: str
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

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.reservations import (
    RESERVATION_SPEC,
    ReservationResource,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.resource import run


def main() -> None:
    """Run the module."""
    run(ReservationResource, RESERVATION_SPEC)


if __name__ == "__main__":
    main()
