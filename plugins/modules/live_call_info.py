# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: live_call_info
short_description: List the calls now going on
version_added: 1.0.0
description:
  - Reads the live calls page of the carrier's portal as CSV, with the filters that its search form takes.
  - To find out the filters, search on the page in a browser and take them from its address, in their order.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  login_type:
    description:
      - Whether O(account) is the login of a buyer or of a seller.
    type: str
    choices: [buyer, seller]
    default: buyer
  path:
    description:
      - The page, without host and without the query. It is signed as it stands here, and appended to O(api_url).
    type: str
    default: /v_livecalls.php
  filters:
    description:
      - The filters of the page's search form. They are sent, and signed, in the order given. A list repeats its filter.
      - C(show=all) is added unless C(show) is given.
      - C(api), C(ts), C(login), C(login_type) and C(sign) are added by the module.
    type: dict
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.live_calls
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.cdr_info
"""

EXAMPLES = r"""
- name: List all calls now going on
  dialtone.telecom.live_call_info:
  register: live

- name: List a seller's calls to two prefixes
  dialtone.telecom.live_call_info:
    login_type: seller
    filters:
      like: is like
      prefix:
        - "1954"
        - "44"
"""

RETURN = r"""
calls:
  description:
    - The calls. The keys are the column names of the carrier's CSV as it writes them, the values its text. A column
      without a name, or with that of an earlier one, gets its position as in C(column_3) or C(CLI_4).
  returned: success
  type: list
  elements: dict
  sample:
    - {CLI: "18552334464", CLD: "12014705652", Duration: "42"}
count:
  description: How many calls there are.
  returned: success
  type: int
  sample: 1
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.live_calls import LIVE_CALLS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.live_calls import LIVE_CALL_SPEC, read_live_calls


def main() -> None:
    """Run the module."""
    run(LIVE_CALLS, LIVE_CALL_SPEC, read_live_calls)


if __name__ == "__main__":
    main()
