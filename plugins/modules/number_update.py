# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: number_update
short_description: Point owned phone numbers where they should
version_added: 0.1.0
description:
  - Routes numbers that the account owns. It never buys and never cancels one.
  - Numbers that go to the same trunk group share one request where the API takes many (C(vitcom)).
  - A number in an open port-in is C(pending), which is no failure.
  - After eight requests in a row that the carrier does not answer, or does not take because of its limit of requests
    (HTTP 429), the other numbers are not sent, and are C(skipped). The next run goes on from there.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  number:
    description:
      - One number, as E.164 or as the carrier writes it.
    type: str
  numbers:
    description:
      - Numbers, each a string or a dictionary of O(number) and any of O(contact), O(smpp_contact), O(trunk_group)
        and O(status).
      - A number listed twice is an error that names both positions.
    type: list
    elements: raw
  numbers_file:
    description:
      - A CSV file (UTF-8) with a header of the same names as the keys of O(numbers). An empty cell is left out, an
        unknown column is an error.
      - A quote before C(=), C(+), C(-) or C(@) at the beginning of a cell is no part of it. An export writes one where
        a spreadsheet would take a cell for a formula.
    type: path
  status:
    description:
      - Whether the number takes calls (C(vitcom)).
    type: str
    choices: [active, inactive]
  shortage:
    description:
      - A number that is not owned is an error, and V(fail) then writes nothing. V(partial) updates the others and
        reports it as C(skipped).
    type: str
    choices: [fail, partial]
    default: fail
  planned_trunk_groups:
    description:
      - In check mode, titles of trunk groups that an earlier task would create (C(vitcom)).
    type: list
    elements: str
  planned_titles:
    description:
      - In check mode, titles that an earlier task would give to trunk groups that exist, by their ids (C(vitcom)).
    type: dict
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.numbers
  - dialtone.telecom.select.owned
  - dialtone.telecom.resource
seealso:
  - module: dialtone.telecom.did_purchase
  - module: dialtone.telecom.number_info
"""

EXAMPLES = r"""
- name: Point two numbers at another SIP server
  dialtone.telecom.number_update:
    numbers:
      - "+12062190001"
      - number: "+12062190002"
        contact: sip:front-desk@sip2.example.com
    contact: sip:{number}@sip2.example.com

- name: Point every owned Seattle number at another SIP server
  dialtone.telecom.number_update:
    select:
      prefix: "1206"
    contact: sip:{number}@sip2.example.com

- name: Point two numbers at a trunk group
  dialtone.telecom.number_update:
    numbers:
      - "+12062190001"
      - "+12062190002"
    trunk_group: West
"""

RETURN = r"""
plan:
  description: What this run does, in execution order. Empty when nothing is to be done.
  returned: always
  type: list
  elements: dict
  contains:
    action:
      description: Always V(update).
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
      description: The routing that differs, as it is.
      type: dict
      returned: always
    after:
      description: The routing that differs, as it will be.
      type: dict
      returned: always
    cost:
      description: C(setup) and C(monthly) as decimal strings; null where the carrier tells it only at ordering.
      type: dict
      returned: always
results:
  description:
    - One entry for each number, in the order given, then those selected. C(status) is one of V(ok), V(planned),
      V(done), V(pending), V(unknown), V(failed), V(skipped).
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
      description: The order by which it is being ported (C(vitcom)).
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
cost:
  description:
    - C(setup) and C(monthly) as decimal strings; an update costs nothing.
  returned: always
  type: dict
  sample: {setup: "0", monthly: "0"}
counts:
  description: How many results have each status.
  returned: always
  type: dict
diff:
  description: Both sides of exactly what the plan touches, secrets masked.
  returned: always
  type: dict
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

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_routing import NumberRouting
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.owned_options import UPDATE_SPEC
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.resource import run


def main() -> None:
    """Run the module."""
    run(NumberRouting, UPDATE_SPEC)


if __name__ == "__main__":
    main()
