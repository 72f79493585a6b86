# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: lnp_order
short_description: Port numbers in from another carrier
version_added: 1.0.0
description:
  - Orders the port-in of numbers that are neither on the account nor in any of its port-in orders. All numbers that are
    to be ordered go into one order.
  - The carrier checks first which numbers can be ported. It may still take an order with fewer numbers than were
    sent. What it leaves out is reported number by number.
  - B(This spends at once and without a cap). The carrier tells the amount only when it is ordered, and has no further
    step to confirm it, so no budget can cap one order. O(budget) stops further ones.
  - A port-in takes days. A number without a FOC (firm order commitment) date has status V(pending), on later
    runs too, which is neither a change nor a failure. Once the date is set, or the number is on the account, it is
    V(ok).
  - Numbers in any port-in order of the account are not ordered again, whatever became of that order, for the API tells
    no status of a rejected one. The result names the order.
  - The order is never sent twice. When its answer is lost, the module looks for it for several seconds, and fails with
    status V(unknown) when it does not show.
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
  category:
    description:
      - Which kind of numbers these are. Required to order.
    type: str
    choices: [landline, tollfree]
  subscriber_type:
    description:
      - Who has the numbers now. Required to order.
    type: str
    choices: [residential, business]
  loa_authorizing_person:
    description:
      - First and last name of the person who authorized the LOA (letter of authorization). Required to order.
    type: str
  loa_files:
    description:
      - The LOA. Required to order. Several files are sent as one ZIP.
      - A file that is listed has to be there on each run, so leave the option out once everything is ordered and the
        files are gone.
    type: list
    elements: path
  carrier_files:
    description:
      - Documents of the present carrier, such as its last bill. Required to order. Several files are sent as one ZIP.
    type: list
    elements: path
  requested_foc_date:
    description:
      - When the numbers should move, ISO 8601 in UTC, such as V(2026-05-14T16:33:24Z). Better left out, for then the
        carrier takes the next possible date.
      - A weekend is refused before anything is sent. A date in the past is refused when something is still to be
        ordered, and is no error once everything is. The carrier also refuses holidays, and dates that are too early
        for the present carrier.
    type: str
  wireless_account_number:
    description:
      - The account number at the present carrier, for numbers of a mobile service.
    type: str
  wireless_pin:
    description:
      - The PIN at the present carrier, for numbers of a mobile service. It is never shown.
    type: str
  on_rejected:
    description:
      - What to do when the carrier cannot port some of the numbers. With V(fail) nothing is ordered. With V(skip) the
        others are ordered, and those rejected have status V(skipped).
    type: str
    choices: [fail, skip]
    default: fail
  wait_for:
    description:
      - Whether to wait until the carrier has set the FOC date of all numbers. In check mode nothing is waited for.
    type: str
    choices: [none, foc]
    default: none
  wait_timeout:
    description:
      - How many seconds to wait at most. When time runs out the task fails, and nothing is lost, for the order stands
        and a later run goes on looking.
    type: float
    default: 3600
  wait_interval:
    description:
      - How many seconds to wait between two looks, at least 0.1.
    type: float
    default: 60
  budget:
    description:
      - What is left to spend. It cannot cap the order, whose price is told only when it is ordered, but when nothing is
        left nothing is ordered.
    type: dict
    suboptions:
      setup:
        description: What is left for one-time prices.
        type: str
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.port_ins
  - dialtone.telecom.resource
seealso:
  - module: dialtone.telecom.lnp_check_info
  - module: dialtone.telecom.did_purchase
"""

EXAMPLES = r"""
- name: Port two numbers in
  dialtone.telecom.lnp_order:
    numbers:
      - "+12065550142"
      - "+12065550143"
    category: landline
    subscriber_type: business
    loa_authorizing_person: Ada Example
    loa_files:
      - loa.pdf
    carrier_files:
      - bill-page-1.pdf
      - bill-page-2.pdf

- name: See how far they are
  dialtone.telecom.lnp_order:
    numbers:
      - "+12065550142"
      - "+12065550143"
  register: port_in

- name: Port in what can be ported of a toll-free list
  dialtone.telecom.lnp_order:
    numbers:
      - "18885550142"
      - "18885559943"
    category: tollfree
    subscriber_type: business
    loa_authorizing_person: Ada Example
    loa_files:
      - loa.pdf
    carrier_files:
      - bill-page-1.pdf
    on_rejected: skip
"""

RETURN = r"""
plan:
  description: What this run does, in execution order. Empty when nothing is to be done.
  returned: always
  type: list
  elements: dict
  contains:
    action:
      description: Always V(port).
      type: str
      returned: always
    resource:
      description: Always V(port_in).
      type: str
      returned: always
    name:
      description: The number, E.164.
      type: str
      returned: always
    before:
      description: Always null.
      type: dict
      returned: always
    after:
      description: What the order says of the number.
      type: dict
      returned: always
    cost:
      description: C(setup) and C(monthly), both null, for the carrier tells the amount only at ordering.
      type: dict
      returned: always
results:
  description:
    - One entry for each number, in the order given. C(status) is one of
      V(ok), V(planned), V(done), V(pending), V(unknown), V(failed), V(skipped).
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
    order_id:
      description: The port-in order that holds the number.
      type: str
      returned: where known
    actual_foc_date:
      description: When the number moves, ISO 8601 as the carrier gives it; null until it is set.
      type: str
      returned: for numbers in an order
    setup_fee:
      description: The number's share of the order's amount, a decimal string.
      type: str
      returned: when it is ordered
cost:
  description: What the order costs, C(setup) as decimal string, null until it is told. C(monthly) is never told.
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
orders:
  description: The port-in orders of the account that hold any of the numbers.
  returned: when the account was read
  type: list
  elements: dict
  contains:
    order_id:
      description: The carrier's id of the order.
      type: str
      returned: always
    numbers:
      description: Its numbers, E.164.
      type: list
      elements: str
      returned: always
    requested_foc_date:
      description: When the numbers should move, ISO 8601 as the carrier gives it; null where none was requested.
      type: str
      returned: always
    actual_foc_date:
      description: When the numbers move, ISO 8601 as the carrier gives it; null until it is set.
      type: str
      returned: always
    amount:
      description: What the order costs, a decimal string.
      type: str
      returned: always
accepted:
  description: Numbers of this run that the carrier can port in (and, once ordered, took).
  returned: when the account was read
  type: list
  elements: str
rejected:
  description: Numbers of this run that the carrier cannot port in, or left out of the order.
  returned: when the account was read
  type: list
  elements: str
msg:
  description: The RV(notes) in one text, or why the task failed.
  returned: when there are notes, or on failure
  type: str
notes:
  description: What a reviewer should know of the plan beside its actions.
  returned: when there is something
  type: list
  elements: str
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

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.ports import LNP_ORDER_SPEC, PortInResource
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.resource import run


def main() -> None:
    """Run the module."""
    run(PortInResource, LNP_ORDER_SPEC)


if __name__ == "__main__":
    main()
