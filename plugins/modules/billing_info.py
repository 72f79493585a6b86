# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: billing_info
short_description: List invoices, payments and what the account was charged
version_added: 1.0.0
description:
  - Tells what the account holds, was charged and paid, and where its invoices are, which can be downloaded.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  report:
    description:
      - V(invoices) is where the invoices are.
      - V(activity) is the account's ledger, each row with the balance after it.
      - V(payments) is the payments and what became of them.
      - An option of another report is an error.
    type: str
    choices: [invoices, activity, payments]
    required: true
  date_from:
    description:
      - The first date, without a time zone, for the carrier states none. A day such as V(2026-05-14) is taken from its
        beginning; with O(report=activity) and O(report=payments) a time may be given, as in V(2026-05-14T16:33:24).
    type: str
  date_to:
    description:
      - The last date. A day is taken to its end.
    type: str
  activity_type:
    description:
      - Only rows of this type, for O(report=activity). One of V(All Activity), V(Test Call Credit), V(Bank Transfer),
        V(Bank Fee), V(Paypal Transfer), V(Paypal Fee), V(USF Tax Deduction), V(Payment Cancelled), V(Payment Refund),
        V(Call Charges), V(Order (New DIDs\)), V(Order (LNP\)), V(Credit Card), V(Credit Card Fee). Capitals, blanks,
        dashes and underscores do not matter.
    type: str
  reference:
    description:
      - Only the payment with this reference number, for O(report=payments).
    type: str
  method:
    description:
      - Only payments made this way, for O(report=payments). One of V(Paypal), V(Bank), V(Credit Card). Capitals,
        blanks, dashes and underscores do not matter.
    type: str
  dest:
    description:
      - A folder for the PDF files of O(report=invoices); it is made when there is none.
      - A file is named after account and day, for example C(VC1001-invoice-2026-05-01.pdf). It is there whole or not at
        all. One that holds the same already is left alone, an older one is replaced; no other file is touched.
      - The account's credentials are not sent along. One file may take O(timeout) seconds and hold 1 GiB.
      - The files are written in check mode too, as reading is all that this module does. They never count as a change.
    type: path
  allow_other_hosts:
    description:
      - Whether links that lead to another host than that of O(api_url) are followed. Without it nothing is downloaded
        when there is such a link.
    type: bool
    default: false
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.billing
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.account_payment
  - module: dialtone.telecom.balance_info
"""

EXAMPLES = r"""
- name: Read the ledger
  dialtone.telecom.billing_info:
    report: activity
  register: billing

- name: Show the balance
  ansible.builtin.debug:
    var: billing.balance

- name: Read what new numbers cost this year
  dialtone.telecom.billing_info:
    report: activity
    activity_type: Order (New DIDs)
    date_from: 2026-01-01

- name: Read the payments by card
  dialtone.telecom.billing_info:
    report: payments
    method: Credit Card

- name: Fetch the invoices of a year
  dialtone.telecom.billing_info:
    report: invoices
    date_from: 2025-01-01
    date_to: 2025-12-31
    dest: invoices
"""

RETURN = r"""
rows:
  description:
    - The rows of the report in the carrier's order; what the carrier does not tell is null. Money is decimal strings,
      dates are ISO 8601 without a time zone, for the carrier states none.
  returned: success
  type: list
  elements: dict
  contains:
    date:
      description: When it happened, or the invoice's day.
      type: str
      returned: always
      sample: "2026-05-14T16:33:24"
    file:
      description: Address of the invoice.
      type: str
      returned: with O(report=invoices)
    file_path:
      description: Where the invoice was put.
      type: str
      returned: with O(dest)
    activity:
      description: What was charged or credited, as the carrier names it.
      type: str
      returned: with O(report=activity)
      sample: Order (New DIDs)
    debit:
      description: What was charged.
      type: str
      returned: with O(report=activity)
      sample: "1.00"
    credit:
      description: What was credited.
      type: str
      returned: with O(report=activity)
      sample: "0.00"
    balance:
      description: What the account held afterwards.
      type: str
      returned: with O(report=activity)
    reference:
      description: The payment's reference number.
      type: str
      returned: with O(report=payments)
    funded_amount:
      description: What was paid.
      type: str
      returned: with O(report=payments)
      sample: "10.00"
    charges:
      description: What was kept of it as a fee.
      type: str
      returned: with O(report=payments)
      sample: "2.00"
    amount:
      description: What is left of it.
      type: str
      returned: with O(report=payments)
      sample: "8.00"
    method:
      description: How it was paid, as the carrier writes it. It may print V(paypal) for a payment by card.
      type: str
      returned: with O(report=payments)
    status:
      description: The carrier's word for the state of the payment, which it explains nowhere.
      type: str
      returned: with O(report=payments)
      sample: "1"
    accountno:
      description: The account.
      type: str
      returned: with O(report=activity) and O(report=payments)
balance:
  description: The balance, a decimal string; null where the carrier shows none yet.
  returned: success
  type: str
  sample: "1000.00"
no_access:
  description: Set when the carrier cannot be reached or refuses the credentials; no other task would do better.
  returned: when the task fails for that
  type: bool
account:
  description: The account that this was about, C(carrier), C(account) and C(api_url) as they were given.
  returned: success
  type: dict
api_calls:
  description: Requests sent, C(read) and C(write), repeats and downloads included.
  returned: always
  type: dict
trace:
  description: The requests, secrets masked.
  returned: at verbosity 3 and above
  type: list
  elements: str
"""

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.billing import BILLING
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.billing import BILLING_SPEC, read_billing
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run


def main() -> None:
    """Run the module."""
    run(BILLING, BILLING_SPEC, read_billing)


if __name__ == "__main__":
    main()
