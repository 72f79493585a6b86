# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: order_info
short_description: List orders of new numbers
version_added: 1.0.0
description:
  - Lists the orders of new numbers with what they cost, those that were generated and never processed too.
  - The carrier does not tell which of them were processed. An order whose numbers M(dialtone.telecom.number_info) does
    not find with its O(order_id) is open, and M(dialtone.telecom.did_purchase) adopts it instead of ordering its
    numbers anew.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  order_id:
    description:
      - List only the order with this id; the list is empty when there is none.
    type: str
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.orders
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.did_purchase
  - module: dialtone.telecom.lnp_order_info
  - module: dialtone.telecom.number_info
"""

EXAMPLES = r"""
- name: List all orders
  dialtone.telecom.order_info:
  register: found

- name: Show what the first one cost
  ansible.builtin.debug:
    msg: "{{ found.orders[0].numbers | join(', ') }} for {{ found.orders[0].amount }}"

- name: Read one order
  dialtone.telecom.order_info:
    order_id: "{{ found.orders[0].order_id }}"
"""

RETURN = r"""
orders:
  description: The orders in the carrier's order; what the carrier does not tell is null.
  returned: success
  type: list
  elements: dict
  contains:
    order_id:
      description: The carrier's id of the order.
      type: str
      returned: always
      sample: "2342343"
    numbers:
      description: Its numbers, E.164.
      type: list
      elements: str
      returned: always
      sample: ["+12062190001"]
    date:
      description: When it was generated, ISO 8601; the carrier states no time zone.
      type: str
      returned: always
      sample: "2015-01-26T11:58:02"
    amount:
      description: What it costs, a decimal string, as are the next four.
      type: str
      returned: always
      sample: "1.00"
    per_order_cost:
      description: Its part that is charged for each order.
      type: str
      returned: always
    taxes:
      description: Its taxes.
      type: str
      returned: always
    other_charges:
      description: Its other charges.
      type: str
      returned: always
    discount:
      description: What is taken off.
      type: str
      returned: always
    trunk_group:
      description:
        - The trunk group of its numbers by its title, or as C(id) and the id where the title is not unique. Null where
          there is none.
      type: str
      returned: always
    trunk_group_id:
      description: The carrier's id of that trunk group.
      type: str
      returned: always
    order_type:
      description: What was ordered, as the carrier names it.
      type: str
      returned: always
      sample: New
    category:
      description: V(landline) or V(tollfree).
      type: str
      returned: always
    did_type:
      description: V(metered) or V(unmetered).
      type: str
      returned: always
    sessions:
      description: Calls at once.
      type: int
      returned: always
    status:
      description: The carrier's word for the state of the order, which it explains nowhere.
      type: str
      returned: always
      sample: "1"
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.orders import ORDERS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.orders import ORDER_SPEC, read_orders


def main() -> None:
    """Run the module."""
    run(ORDERS, ORDER_SPEC, read_orders)


if __name__ == "__main__":
    main()
