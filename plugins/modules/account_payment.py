# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: account_payment
short_description: Keep a minimum balance, by paying with a card
version_added: 1.0.0
description:
  - Pays once with a card when the balance is below a minimum.
  - The API takes no amount, so the carrier charges its own. RV(msg) says so whenever something is (or would be) paid,
    and the balance may still be below the minimum afterwards.
  - The request that pays is never sent twice. When its answer is lost, the module looks at the list of payments and at
    the balance for up to 32 seconds, and fails with status V(unknown) when both do not show the payment. It may show
    later, and the next run pays again if it looks before that. So look yourself first, and put no C(retries) around it.
  - Nothing is paid while the carrier lists a payment by card that was made yesterday or today (in UTC, or within the
    last 36 hours, for the carrier states no time zone), whatever became of it, so that a task that runs each night does
    not charge each night. The task is then unchanged and warns, unless O(again) is set.
  - An account on which no money ever moved holds nothing.
  - The card goes into the one request that pays and nowhere else. It shows neither in results nor in logs or traces, at
    any verbosity.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  minimum_balance:
    description:
      - The least that the account should hold, in its own currency, as a decimal number.
    type: str
    required: true
  card:
    description:
      - The card to pay with. Only its shape is checked here, before anything is sent; the carrier decides.
    type: dict
    required: true
    suboptions:
      first_name:
        description: First name of the holder. Required.
        type: str
      last_name:
        description: Last name of the holder. Required.
        type: str
      number:
        description: The number of the card, 12 to 19 digits, blanks and dashes aside. Required.
        type: str
      exp_month:
        description: The month in which it expires, 1 to 12. Required.
        type: str
      exp_year:
        description: The year in which it expires. Required.
        type: str
      cvv:
        description: The security code, 3 or 4 digits. Required. Quote it, for a leading zero is lost otherwise.
        type: str
      address:
        description: Address of the holder.
        type: str
      address2:
        description: Second line of the address.
        type: str
      city:
        description: City.
        type: str
      state:
        description: State.
        type: str
      zip_code:
        description: ZIP code. Quote it, for a leading zero is lost otherwise.
        type: str
  again:
    description:
      - Whether to pay though a payment by card of yesterday or today is listed.
    type: bool
    default: false
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.payments
  - dialtone.telecom.resource
seealso:
  - module: dialtone.telecom.balance_info
  - module: dialtone.telecom.billing_info
"""

EXAMPLES = r"""
- name: Keep 25.00 on the account
  dialtone.telecom.account_payment:
    minimum_balance: "25.00"
    card:
      first_name: Ada
      last_name: Example
      number: "4111 1111 1111 1111"
      exp_month: "12"
      exp_year: "2099"
      cvv: "012"
      address: 400 Green Road
      city: Portland
      state: OR
      zip_code: "97230"
"""

RETURN = r"""
plan:
  description: What this run does. Empty when the balance is high enough, or was paid lately.
  returned: always
  type: list
  elements: dict
  contains:
    action:
      description: Always V(pay).
      type: str
      returned: always
    resource:
      description: Always V(payment).
      type: str
      returned: always
    name:
      description: The account.
      type: str
      returned: always
    before:
      description: Always null.
      type: dict
      returned: always
    after:
      description: The C(minimum_balance).
      type: dict
      returned: always
    cost:
      description: C(setup) and C(monthly), both null, for the carrier does not tell before what it charges.
      type: dict
      returned: always
results:
  description:
    - One entry for the account. C(status) is one of V(ok) (it holds enough), V(planned), V(done), V(pending) (the
      payment is listed, and not credited yet), V(unknown), V(failed), V(skipped) (it was paid lately).
    - V(unknown) means that an answer was lost and reading could not settle it.
  returned: always
  type: list
  elements: dict
  contains:
    name:
      description: The account.
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
    balance:
      description: What the account holds, after the payment if there was one; a decimal string.
      type: str
      returned: when the account was read
      sample: "48.25"
    reference:
      description: The reference number of the payment made now, or lately.
      type: str
      returned: where known
    date:
      description: When it was made, ISO 8601; the carrier states no time zone.
      type: str
      returned: where known
    payment_status:
      description: The carrier's word for the state of the payment, which it explains nowhere.
      type: str
      returned: where known
      sample: "1"
    funded_amount:
      description: What the card was charged, a decimal string.
      type: str
      returned: where known
      sample: "50.00"
    charges:
      description: What was kept of it as a fee, a decimal string.
      type: str
      returned: where known
      sample: "1.75"
    amount:
      description: What is left of it, a decimal string.
      type: str
      returned: where known
      sample: "48.25"
cost:
  description: C(setup) and C(monthly), both null when something is paid. What the card was charged is in the results.
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
  description: The requests, secrets masked, and without any parameter of the one that pays.
  returned: at verbosity 3 and above
  type: list
  elements: str
"""

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.payments import PAYMENT_SPEC, PaymentResource
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.resource import run


def main() -> None:
    """Run the module."""
    run(PaymentResource, PAYMENT_SPEC)


if __name__ == "__main__":
    main()
