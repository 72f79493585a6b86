# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: cdr_info
short_description: Read call detail records, or export them to a file
version_added: 1.0.0
description:
  - Reads the call detail records (CDRs) of the account, in the carrier's order.
  - With O(dest) they are written page by page into a CSV, JSON Lines or Parquet file, in memory that does not grow with
    their number. Without it all of them are returned, which is meant for some thousands. Use O(limit) or O(dest) for
    more.
  - Records keep the carrier's keys. Durations and intervals are whole numbers, prices and amounts decimals (decimal
    strings in results, JSON Lines and CSV), dates ISO 8601 without a time zone, for the carrier states none, and
    everything else text. What the carrier leaves empty is null.
  - New calls shift the records while they are read, so that the next page repeats some. A record is taken once, told by
    its C(i_cdr) among the latest 10,000 read, for records shift only between neighbouring pages. Calls that come in
    while the module runs are not part of the result. Set O(date_to) to an earlier time for a result that can be read
    again.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  prefix:
    description:
      - Only calls to numbers that begin with these digits, country code first, such as V(44).
    type: str
  show:
    description:
      - All calls, or only those that failed.
    type: str
    choices: [all, bad]
    default: all
  date_from:
    description:
      - Only calls from this date on, ISO 8601 without a time zone, such as V(2026-05-14) or V(2026-05-14T16:33:24).
      - A day without a time is taken from its beginning.
    type: str
  date_to:
    description:
      - Only calls up to this date, inclusive. A day without a time is taken to its end.
    type: str
  limit:
    description:
      - The most records to read.
    type: int
  dest:
    description:
      - The file to write, instead of returning the records. Its ending says how it is written, V(.csv), V(.jsonl) (one
        JSON object a line) or V(.parquet). The folder must exist. A relative path is taken from where Ansible was
        started.
      - The file is replaced once the new one is whole. A run that fails or is interrupted leaves it as it was. A new
        file can be read by its owner alone, for call records are personal data; one that is replaced keeps its mode.
      - The file is written in check mode too, as reading is all that this module does. It never counts as a change.
      - CSV is UTF-8 with a header line, and an empty cell is null or empty text. A cell that a spreadsheet would take
        for a formula (one that begins with C(=), C(+), C(-), C(@), a tab or a line break and is not a plain number)
        gets a single quote C(') before it. Numbers such as C(+12065550142) and C(-0.25) stay as they are.
      - A Parquet file has 64-bit integers, decimals with 20 digits after the point, and text. It needs the Python
        library pyarrow.
      - The columns of CSV and Parquet are those that are known and those of the first page. A record with another one
        later on fails the task. JSON Lines takes any.
    type: path
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.cdrs
  - dialtone.telecom.info
requirements:
  - pyarrow (Python library), only for Parquet
"""

EXAMPLES = r"""
- name: Export the calls of a month
  dialtone.telecom.cdr_info:
    date_from: "2019-08-01"
    date_to: "2019-08-31"
    dest: calls-2019-08.csv

- name: Look at the latest failed calls to the United Kingdom
  dialtone.telecom.cdr_info:
    show: bad
    prefix: "44"
    limit: 20
  register: failed_calls
"""

RETURN = r"""
cdrs:
  description:
    - The records, in the carrier's order. The carrier's keys, of which it may tell others than these.
  returned: when O(dest) is not given
  type: list
  elements: dict
  contains:
    i_cdr:
      description: The record's id.
      type: str
      returned: where told
      sample: "77"
    CLD:
      description: The number called.
      type: str
      returned: where told
      sample: "12014705652"
    CLI:
      description: The caller's number.
      type: str
      returned: where told
      sample: "18552334464"
    call_id:
      description: The SIP Call-ID.
      type: str
      returned: where told
      sample: 31491e97655c19c10c70981c33635a19
    duration:
      description: How long the call took, in seconds.
      type: int
      returned: where told
      sample: 0
    billed_duration:
      description: How many seconds are billed; null for none.
      type: int
      returned: where told
    connect_time:
      description: When it was answered.
      type: str
      returned: where told
      sample: "2019-08-27T17:45:11"
    disconnect_time:
      description: When it ended.
      type: str
      returned: where told
      sample: "2019-08-27T17:45:11"
    setup_time:
      description: When it began.
      type: str
      returned: where told
      sample: "2019-08-27T17:45:11"
    billing_prefix:
      description: The prefix of the rate.
      type: str
      returned: where told
      sample: "1201470565"
    billing_price_1:
      description: The price of a minute in the first interval, a decimal string.
      type: str
      returned: where told
      sample: "0.004987"
    billing_price_n:
      description: The price of a minute in later intervals, a decimal string.
      type: str
      returned: where told
      sample: "0.004987"
    billing_interval_1:
      description: The first billing interval, in seconds.
      type: int
      returned: where told
      sample: 6
    billing_interval_n:
      description: Later billing intervals, in seconds.
      type: int
      returned: where told
      sample: 6
    customer_amount:
      description: What the call cost, a decimal string.
      type: str
      returned: where told
      sample: "0.000000"
    i_customer:
      description: The customer's id.
      type: str
      returned: where told
      sample: "1"
    i_account:
      description: The id of the billing account.
      type: str
      returned: where told
      sample: "10"
    i_vendor:
      description: The vendor's id.
      type: str
      returned: where told
      sample: "13"
    i_connection:
      description: The connection's id.
      type: str
      returned: where told
      sample: "0"
    i_purchased_route:
      description: The id of the purchased route.
      type: str
      returned: where told
      sample: "0"
    disconnect_code:
      description: The code of how it ended.
      type: str
      returned: where told
      sample: "16"
    customer_ip:
      description: From where the call came.
      type: str
      returned: where told
    i_rate:
      description: The rate's id.
      type: str
      returned: where told
      sample: "0"
    vendor_name:
      description: The vendor.
      type: str
      returned: where told
      sample: IDT
    account_name:
      description: The billing account.
      type: str
      returned: where told
      sample: SBC-3001
    connection_name:
      description: The connection.
      type: str
      returned: where told
    disconnect_reason:
      description: How it ended, in words.
      type: str
      returned: where told
      sample: Normal Call Clearing
    country_name:
      description: The country called.
      type: str
      returned: where told
      sample: United States of America
    description:
      description: The area called.
      type: str
      returned: where told
      sample: Fixed - ROC
count:
  description: How many records were read.
  returned: success
  type: int
  sample: 1
dest:
  description: The file that was written.
  returned: when O(dest) is given
  type: str
  sample: calls-2019-08.csv
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.cdrs import CDRS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.cdrs import CDR_SPEC, read_cdrs
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run


def main() -> None:
    """Run the module."""
    run(CDRS, CDR_SPEC, read_cdrs)


if __name__ == "__main__":
    main()
