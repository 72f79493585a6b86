# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: number_info
short_description: List owned phone numbers
version_added: 1.0.0
description:
  - Lists the numbers of the account, all or those selected.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  select:
    description:
      - Which numbers to list. Which keys apply depends on the carrier.
    type: dict
    suboptions:
      prefix:
        description: The digits that the number begins with, country code first (C(tcxc)).
        type: str
      country:
        description: Country name, or two-letter code (C(tcxc)).
        type: str
      description:
        description: Part of the area's description (C(tcxc)).
        type: str
      category:
        description: Landline or toll-free (C(vitcom)).
        type: str
        choices: [landline, tollfree]
      status:
        description:
          - The status. Cancelled numbers are listed only when asked for here.
          - V(pending) exists on C(tcxc), V(inactive) and V(cancelled) on C(vitcom).
        type: str
        choices: [active, inactive, pending, cancelled]
      trunk_group:
        description: Title or id of the trunk group (C(vitcom)).
        type: str
      order_id:
        description: The order by which the numbers were bought (C(vitcom)).
        type: str
  columns:
    description:
      - Which keys the rows hold, all unless given. Ansible needs seconds to carry ten thousand whole rows.
      - A key that the carrier does not tell is null.
    type: list
    elements: str
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.numbers
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.number_update
"""

EXAMPLES = r"""
- name: List every number of the account
  dialtone.telecom.number_info:
  register: owned

- name: List the active ones
  dialtone.telecom.number_info:
    select:
      status: active
"""

RETURN = r"""
numbers:
  description: The numbers, in ascending order; a key that the carrier does not tell is null or left out.
  returned: success
  type: list
  elements: dict
  contains:
    number:
      description: The number, E.164.
      type: str
      returned: always
    id:
      description: The carrier's id of the number.
      type: str
      returned: where known
    setup_fee:
      description: Setup price, a decimal string.
      type: str
      returned: where known
    monthly_fee:
      description: Monthly price, a decimal string.
      type: str
      returned: where known
    verification_required:
      description: Whether KYC documents are needed.
      type: bool
      returned: C(tcxc)
    country:
      description: Country name.
      type: str
      returned: C(tcxc)
    country_code:
      description: Two-letter country code.
      type: str
      returned: C(tcxc)
    description:
      description: Area or network.
      type: str
      returned: C(tcxc)
    features:
      description: What the number can do.
      type: list
      elements: str
      returned: C(tcxc)
    did_type:
      description: Type of number.
      type: str
      returned: where known
    seller:
      description: The seller's name.
      type: str
      returned: C(tcxc)
    capacity:
      description: Calls at once.
      type: int
      returned: C(tcxc)
    price_1:
      description: Price of the first interval of a call.
      type: str
      returned: C(tcxc)
    price_n:
      description: Price of each further interval.
      type: str
      returned: C(tcxc)
    smpp_price:
      description: Price of a message.
      type: str
      returned: C(tcxc)
    status:
      description: V(active), V(inactive), V(pending) (documents not verified yet) or V(cancelled).
      type: str
      returned: always
    contact:
      description: SIP contact, a password in it masked.
      type: str
      returned: C(tcxc)
    smpp_contact:
      description: SMPP contact, its password masked.
      type: str
      returned: C(tcxc)
    smpp_password:
      description:
        - How exports call the password of the SMPP contact, V(login@host). Where a login has more than one, any but
          the first has the digits of the lowest number with it behind its name. The password itself is never told.
        - Null where there is none, or none that could be declared.
      type: str
      returned: C(tcxc), when O(columns) asks for it
    trunk_group:
      description: Title of the trunk group, or its id where the title is not unique.
      type: str
      returned: C(vitcom)
    documents_verified:
      description: Whether KYC documents are verified.
      type: bool
      returned: C(tcxc)
    category:
      description: Landline or toll-free.
      type: str
      returned: C(vitcom)
    state:
      description: Two-letter state code, null for toll-free numbers.
      type: str
      returned: C(vitcom)
    notes:
      description: The account's note.
      type: str
      returned: C(tcxc)
    billed_to:
      description: Until when it is paid, as the carrier writes it, without time zone.
      type: str
      returned: C(tcxc)
    monthly_start:
      description: When the present month began, as the carrier writes it.
      type: str
      returned: C(tcxc)
    account_name:
      description: The billing account's name.
      type: str
      returned: C(tcxc)
    cnam:
      description: Caller name (CNAM).
      type: str
      returned: C(vitcom), where known
    order_type:
      description: How the number came here, such as V(New) or V(Portin).
      type: str
      returned: C(vitcom)
    primary_ip:
      description: Address of the trunk group that the number points to; RV(numbers[].prefix_1) is its prefix.
      type: str
      returned: C(vitcom), where known
    prefix_1:
      description: Prefix of RV(numbers[].primary_ip).
      type: str
      returned: C(vitcom), where known
    secondary_ip:
      description: Second address of that trunk group; RV(numbers[].prefix_2) is its prefix.
      type: str
      returned: C(vitcom), where known
    prefix_2:
      description: Prefix of RV(numbers[].secondary_ip).
      type: str
      returned: C(vitcom), where known
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.numbers import NUMBER_ROWS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_rows import INFO_SPEC, owned_numbers


def main() -> None:
    """Run the module."""
    run(NUMBER_ROWS, INFO_SPEC, owned_numbers)


if __name__ == "__main__":
    main()
