# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: did_purchase
short_description: Own phone numbers
version_added: 1.0.0
description:
  - Buys the phone numbers that are declared and not owned yet, points owned ones where they should, and releases
    numbers when that is asked for and allowed.
  - Numbers are named one by one, or as pools (so many numbers that match a selection). All numbers and pools of a
    task share one look at the account, one plan and one budget.
  - A purchase whose answer was lost is settled by looking at the account. It is never sent blindly again.
  - After eight requests in a row that the carrier does not answer, or does not take because of its limit of requests
    (HTTP 429), the other numbers are not bought, and are C(skipped). The next run goes on from there.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  number:
    description:
      - One number, as E.164 or as the carrier writes it. C(vitcom) takes 10 or 11 digits, C(tcxc) digits with
        country code.
    type: str
  numbers:
    description:
      - Numbers, each a string or a dictionary of O(number) and any of O(contact), O(smpp_contact), O(trunk_group),
        O(billing_account) and O(state).
      - A number listed twice is an error that names both positions.
    type: list
    elements: raw
  numbers_file:
    description:
      - A CSV file (UTF-8) with a header of the same names as the keys of O(numbers). An empty cell is left out, an
        unknown column is an error. Use it from some thousand numbers on.
      - A quote before C(=), C(+), C(-) or C(@) at the beginning of a cell is no part of it. An export writes one where
        a spreadsheet would take a cell for a formula.
    type: path
  count:
    description:
      - Own so many numbers that match O(select), a pool. Members are owned numbers (inactive ones too) that match
        O(select) and are routed as this task says, passwords aside. Numbers listed explicitly or in O(exclude) do
        not count.
    type: int
  exclude:
    description:
      - Numbers that count for no pool and are picked for none.
    type: list
    elements: raw
  state:
    description:
      - V(absent) releases explicit numbers. That is irreversible, and O(max_releases) must allow it.
    type: str
    choices: [present, absent]
    default: present
  max_releases:
    description:
      - How many numbers this task may release. Beyond it the task stops before its first write, and nothing is bought
        or updated either.
    type: int
    default: 0
  budget:
    description:
      - Caps on what this task may newly commit. Over it nothing is bought. A cap that is given and empty is refused.
    type: dict
    suboptions:
      setup:
        description: Cap on setup prices. On C(vitcom) it is held against the orders' amounts.
        type: str
      monthly:
        description: Cap on monthly prices (C(tcxc)).
        type: str
  shortage:
    description:
      - When an explicit number is not to be had or a pool finds too few, V(fail) buys nothing. V(partial) takes what
        there is and reports the rest as C(skipped).
    type: str
    choices: [fail, partial]
    default: fail
  verification:
    description:
      - Whether numbers may be bought that work only after KYC documents were verified.
    type: str
    choices: [allow, refuse]
    default: allow
  tell_others:
    description:
      - Return RV(covered) too, and on C(tcxc) look at all numbers of the account and return RV(others) and
        RV(monthly_commitment), so that no other task has to read the same list.
    type: bool
    default: false
  planned_trunk_groups:
    description:
      - In check mode, titles of trunk groups that an earlier task would create (C(vitcom)).
    type: list
    elements: str
  planned_titles:
    description:
      - In check mode, titles that an earlier task would give to trunk groups that exist, by their ids (C(vitcom)).
    type: dict
notes:
  - In check mode nothing is bought, changed or released, and RV(plan) tells exactly what the real run does and costs.
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.numbers
  - dialtone.telecom.select.pools
  - dialtone.telecom.resource
seealso:
  - module: dialtone.telecom.number_update
  - module: dialtone.telecom.did_market_info
"""

EXAMPLES = r"""
# The play says once for all its tasks which account they work on:
#   module_defaults:
#     group/dialtone.telecom.account:
#       carrier: tcxc
#       account: acme
#       api_key: "{{ vault_api_key }}"
- name: Own one number, routed to a SIP address
  dialtone.telecom.did_purchase:
    number: "+12062190005"
    contact: sip:{number}@sip.example.com:5060
    smpp_contact: smpp:login:password:{number}@smpp.example.com:2776
    billing_account: "1"
    budget:
      setup: "10"
      monthly: "10"

- name: Own ten numbers in Seattle, and never pay more than two a month for one
  dialtone.telecom.did_purchase:
    count: 10
    select:
      prefix: "1206"
      features: [voice]
      max_monthly: "2.00"
    contact: sip:{number}@sip.example.com:5060
    smpp_contact: smpp:login:password:{number}@smpp.example.com:2776
    billing_account: "1"

- name: Own ten numbers of one exchange, routed to a trunk group
  dialtone.telecom.did_purchase:
    count: 10
    select:
      category: landline
      state: WA
      npanxx: "206219"
    trunk_group: West
    budget:
      setup: "20"

- name: Give a number back for good
  dialtone.telecom.did_purchase:
    number: "+12062190005"
    state: absent
    max_releases: 1
"""

RETURN = r"""
plan:
  description: What this run does, in execution order. Empty when nothing is to be done.
  returned: always
  type: list
  elements: dict
  contains:
    action:
      description: One of V(update), V(adopt), V(purchase), V(release).
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
      description: The routing that differs, as it is; null for a number that is bought.
      type: dict
      returned: always
    after:
      description: The routing that differs, as it will be; null for a number that is released.
      type: dict
      returned: always
    cost:
      description: C(setup) and C(monthly) as decimal strings; null where the carrier tells it only at ordering.
      type: dict
      returned: always
    pool:
      description: The pool that the number is for.
      type: str
      returned: for members of a pool
results:
  description:
    - One entry for each number, in the order given, then the members of each pool. C(status) is one of V(ok),
      V(planned), V(done), V(pending), V(unknown), V(failed), V(skipped).
  returned: always
  type: list
  elements: dict
  contains:
    name:
      description: The number, or the pool's name for members that were not to be had.
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
      returned: for numbers
    id:
      description: The carrier's id of the number.
      type: str
      returned: where known
    setup_fee:
      description: Setup price.
      type: str
      returned: where known
    monthly_fee:
      description: Monthly price.
      type: str
      returned: where known
    order_id:
      description: The order by which it was bought, or is being ported (C(vitcom)).
      type: str
      returned: where known
    verification_required:
      description: Whether KYC documents are needed.
      type: bool
      returned: where known
    documents_verified:
      description: Whether they are verified.
      type: bool
      returned: where known
    instead_of:
      description: The planned number that was sold meanwhile and replaced by this one.
      type: str
      returned: for replaced members of a pool
    missing:
      description: How many members of the pool were not to be had.
      type: int
      returned: with O(shortage=partial)
cost:
  description:
    - What the run newly commits, C(setup) and C(monthly) as decimal strings; null where the carrier does not tell.
  returned: always
  type: dict
  sample: {setup: "1.0000", monthly: "2.1944"}
counts:
  description: How many results have each status.
  returned: always
  type: dict
diff:
  description: Both sides of exactly what the plan touches, secrets masked.
  returned: always
  type: dict
covered:
  description: The numbers that the task is about, named by it or members of its pools, whatever O(result_detail) lists.
  returned: with O(tell_others), when the account could be read
  type: list
  elements: str
others:
  description: The other numbers that the account owned before, in order.
  returned: with O(tell_others) on C(tcxc), when the account could be read
  type: list
  elements: str
monthly_commitment:
  description: What all the numbers that the account owned before cost a month, as of M(dialtone.telecom.account_info).
  returned: with O(tell_others) on C(tcxc), when the account could be read
  type: str
surplus:
  description: Members of pools beyond their count, those included that were bought elsewhere at the same time.
  returned: success
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

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_options import PURCHASE_SPEC
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.numbers import NumberPurchase
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.resource import run


def main() -> None:
    """Run the module."""
    run(NumberPurchase, PURCHASE_SPEC)


if __name__ == "__main__":
    main()
