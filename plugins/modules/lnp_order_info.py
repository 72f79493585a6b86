# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: lnp_order_info
short_description: List port-in orders
version_added: 1.0.0
description:
  - Lists the orders of numbers that move here from another carrier, with their dates, documents and costs.
  - A port-in is scheduled once RV(orders[].actual_foc_date) is set, and completed when M(dialtone.telecom.number_info)
    lists its numbers. No state of a rejected one is documented.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  order_id:
    description:
      - List only the order with this id; the list is empty when there is none.
    type: str
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.port_ins
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.lnp_order
  - module: dialtone.telecom.order_info
"""

EXAMPLES = r"""
- name: List all port-ins
  dialtone.telecom.lnp_order_info:
  register: found

- name: Show those that wait for their date
  ansible.builtin.debug:
    msg: "{{ found.orders | selectattr('actual_foc_date', 'none') | map(attribute='order_id') }}"

- name: Read one port-in
  dialtone.telecom.lnp_order_info:
    order_id: "{{ found.orders[0].order_id }}"
"""

RETURN = r"""
orders:
  description:
    - The port-in orders in the carrier's order; what the carrier does not tell is null. Dates are ISO 8601; the carrier
      states no time zone.
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
      sample: ["+12065550142"]
    requested_foc_date:
      description: When the numbers should move; null where none was requested.
      type: str
      returned: always
    actual_foc_date:
      description: When the numbers move; null until it is set.
      type: str
      returned: always
      sample: "2015-04-29T03:31:03"
    date:
      description: When it was ordered.
      type: str
      returned: always
    amount:
      description: What it costs, a decimal string, as are the next four.
      type: str
      returned: always
      sample: "5.00"
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
      sample: Portin
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
    billing_number:
      description: The number that the losing carrier bills, E.164.
      type: str
      returned: always
    losing_carrier_name:
      description: The carrier that the numbers leave.
      type: str
      returned: always
    loa_authorizing_person:
      description: Who authorized the letter of authorization (LOA).
      type: str
      returned: always
    subscriber_type:
      description: V(residential) or V(business).
      type: str
      returned: always
    subscriber_first_name:
      description: The subscriber's first name.
      type: str
      returned: always
    subscriber_last_name:
      description: The subscriber's last name.
      type: str
      returned: always
    address_house_number:
      description: House number of the subscriber's address.
      type: str
      returned: always
    address_street_name:
      description: Street of the subscriber's address.
      type: str
      returned: always
    address_street_suffix:
      description: What follows the street's name, such as V(Dr).
      type: str
      returned: always
    address_city:
      description: City of the subscriber's address.
      type: str
      returned: always
    address_state_code:
      description: Two letters of the state of the subscriber's address.
      type: str
      returned: always
    address_zip:
      description: ZIP code of the subscriber's address.
      type: str
      returned: always
    last_modified_date:
      description: When the carrier last changed the order.
      type: str
      returned: always
    last_modified_by:
      description: Who did.
      type: str
      returned: always
    immediately:
      description: Whether the numbers move at once.
      type: bool
      returned: always
    triggered:
      description: Whether the move was set off.
      type: bool
      returned: always
    loa:
      description: Address of the letter of authorization that was sent.
      type: str
      returned: always
    carrier_doc:
      description: Address of the losing carrier's document that was sent.
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.port_ins import PORT_INS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.orders import ORDER_SPEC, read_port_ins


def main() -> None:
    """Run the module."""
    run(PORT_INS, ORDER_SPEC, read_port_ins)


if __name__ == "__main__":
    main()
