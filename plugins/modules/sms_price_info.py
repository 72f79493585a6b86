# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: sms_price_info
short_description: Read what a number for one verification code costs
version_added: 1.0.0
description:
  - Lists the prices at which M(dialtone.telecom.sms_activation) can rent numbers, and how many there are.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  service:
    description:
      - The code of the service that sends the verification code, such as V(tg). All services when it is left out.
    type: str
  country:
    description:
      - The carrier's code of the country, such as V(187). All countries when it is left out.
    type: str
  detail:
    description:
      - V(simple) gives one price for each country and service (C(getPrices)), V(by_price) each price with its count
        (C(getPricesV2)), V(by_provider) the price of each provider (C(getPricesV3)).
    type: str
    choices: [simple, by_price, by_provider]
    default: simple
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.sms_prices
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.sms_activation
"""

EXAMPLES = r"""
- name: What does a number for a service cost in each country
  dialtone.telecom.sms_price_info:
    service: tg
  register: prices

- name: Which provider is the cheapest in one country
  dialtone.telecom.sms_price_info:
    service: tg
    country: "187"
    detail: by_provider
"""

RETURN = r"""
prices:
  description: The prices, in the carrier's order; empty where it has none.
  returned: success
  type: list
  elements: dict
  contains:
    country:
      description: The carrier's code of the country.
      type: str
      returned: always
      sample: "187"
    service:
      description: The code of the service.
      type: str
      returned: always
      sample: tg
    price:
      description: What a number costs, a decimal string in the account's own currency.
      type: str
      returned: always
      sample: "0.35"
    count:
      description: How many numbers there are.
      type: int
      returned: always
      sample: 120
    provider_id:
      description: The provider, as O(dialtone.telecom.sms_activation#module:providers) takes it.
      type: str
      returned: with O(detail=by_provider)
      sample: "2117"
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.sms_prices import SMS_PRICES
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.sms_prices import SMS_PRICE_SPEC, read_sms_prices


def main() -> None:
    """Run the module."""
    run(SMS_PRICES, SMS_PRICE_SPEC, read_sms_prices)


if __name__ == "__main__":
    main()
