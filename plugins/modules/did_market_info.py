# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: did_market_info
short_description: List phone numbers for sale
version_added: 1.0.0
description:
  - Lists what the carrier offers, with prices where they are told before ordering.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  limit:
    description:
      - List at most so many numbers. Reading stops there.
    type: int
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.numbers
  - dialtone.telecom.select.market
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.did_purchase
"""

EXAMPLES = r"""
- name: See what ten Seattle numbers would cost
  dialtone.telecom.did_market_info:
    select:
      prefix: "1206"
      features: [voice]
    limit: 10
  register: market

- name: See in which states VitCom has numbers
  dialtone.telecom.did_market_info:
    carrier: vitcom
  register: places

- name: List ten numbers of one exchange
  dialtone.telecom.did_market_info:
    select:
      category: landline
      state: WA
      npanxx: "206219"
    limit: 10
"""

RETURN = r"""
numbers:
  description: The numbers in the order of preference (cheapest first where prices are told, then by number).
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
    category:
      description: Landline or toll-free.
      type: str
      returned: C(vitcom)
    state:
      description: Two-letter state code, null for toll-free numbers.
      type: str
      returned: C(vitcom)
    rate_center:
      description: Rate center.
      type: str
      returned: C(vitcom), where known
    lata:
      description: Local access and transport area (LATA).
      type: str
      returned: C(vitcom), where known
states:
  description: The states that have numbers (C(vitcom), without a place selected).
  returned: C(vitcom)
  type: list
  elements: str
npanxx:
  description: The area codes with exchange (NPA-NXX) of the selected state that have numbers (C(vitcom)).
  returned: C(vitcom), with O(select.state)
  type: list
  elements: dict
  contains:
    npanxx:
      description: Area code and exchange, six digits.
      type: str
      returned: always
    npa:
      description: Area code.
      type: str
      returned: always
    rate_center:
      description: Rate center; null where it is not told.
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.numbers import NUMBER_ROWS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_rows import MARKET_SPEC, numbers_for_sale


def main() -> None:
    """Run the module."""
    run(NUMBER_ROWS, MARKET_SPEC, numbers_for_sale)


if __name__ == "__main__":
    main()
