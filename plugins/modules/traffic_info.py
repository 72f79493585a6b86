# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: traffic_info
short_description: Report the traffic of numbers and trunks
version_added: 1.0.0
description:
  - Tells how many calls numbers and trunk groups had, how many of them were answered, and how long they were, and where
    the carrier's daily files of call records are, which can be downloaded.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  direction:
    description:
      - V(origination) is calls that come in through trunk groups, V(termination) calls that go out through termination
        trunks.
    type: str
    choices: [origination, termination]
    default: origination
  report:
    description:
      - V(numbers) is what each number had so far; of O(direction=origination) only.
      - V(trunk_groups) is what each number of a trunk group had so far; with O(direction=termination), each caller of a
        termination trunk.
      - V(monthly) is what each number had in each month.
      - V(daily_files) is where the files with the call records of each day are, one of the calls that were answered and
        one of those that failed.
      - An option of another report is an error.
    type: str
    choices: [numbers, trunk_groups, daily_files, monthly]
    required: true
  numbers:
    description:
      - The numbers for O(report=numbers), as E.164, 10 or 11 digits, or with usual punctuation; all numbers of the
        account when left out. A number listed twice is an error that names both positions.
    type: list
    elements: str
  trunk_group_ids:
    description:
      - The ids of trunk groups, or of termination trunks with O(direction=termination), for O(report=trunk_groups); all
        of them when left out. One request each is sent, O(concurrency) at a time.
    type: list
    elements: str
  date_from:
    description:
      - The first day for O(report=daily_files), such as V(2026-05-14). The carrier chooses one when left out.
    type: str
  date_to:
    description:
      - The last day for O(report=daily_files). The carrier chooses one when left out.
    type: str
  year:
    description:
      - The year for O(report=monthly), which needs it.
    type: int
  month:
    description:
      - One month of O(year), 1 to 12; all of them when left out.
    type: int
  total:
    description:
      - One row a month for all numbers together, for O(report=monthly), so that large accounts have small results.
      - A number counts in RV(rows[].asr) and RV(rows[].acd) by its calls. There is no RV(rows[].peak), for numbers do
        not all have theirs at once.
    type: bool
    default: false
  dest:
    description:
      - A folder for the files of O(report=daily_files); it is made when there is none.
      - A file is named after account, direction, kind and day, for example
        C(VC1001-origination-success-2026-05-14.csv). It is there whole or not at all. One that holds the same already
        is left alone, an older one is replaced; no other file is touched.
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
  - dialtone.telecom.traffic
  - dialtone.telecom.info
seealso:
  - module: dialtone.telecom.cdr_info
  - module: dialtone.telecom.trunk_group_info
"""

EXAMPLES = r"""
- name: Read what two numbers had
  dialtone.telecom.traffic_info:
    report: numbers
    numbers:
      - "+12062190001"
      - "+12062190002"
  register: traffic

- name: Show numbers that are rarely answered
  ansible.builtin.debug:
    msg: "{{ traffic.rows | selectattr('asr', 'lt', 40) | map(attribute='number') }}"

- name: Read what each number of each trunk group had
  dialtone.telecom.traffic_info:
    report: trunk_groups

- name: Read what each caller of one termination trunk had
  dialtone.telecom.traffic_info:
    direction: termination
    report: trunk_groups
    trunk_group_ids: ["5001"]

- name: Read the months of a year
  dialtone.telecom.traffic_info:
    report: monthly
    year: 2025

- name: Read the months of a year, all numbers together
  dialtone.telecom.traffic_info:
    report: monthly
    year: 2025
    total: true

- name: Fetch the call records of two days
  dialtone.telecom.traffic_info:
    report: daily_files
    date_from: 2025-05-14
    date_to: 2025-05-15
    dest: call-records
"""

RETURN = r"""
rows:
  description: The rows of the report; what the carrier does not tell is null.
  returned: success
  type: list
  elements: dict
  contains:
    number:
      description: The number, E.164. A caller that is no North American number is shown as the carrier writes it.
      type: str
      returned: with O(report=numbers), O(report=trunk_groups) and O(report=monthly) without O(total)
      sample: "+12062190001"
    trunk_group_id:
      description: The id of its trunk group or termination trunk.
      type: str
      returned: with O(report=trunk_groups)
    month:
      description: The first day of the month, ISO 8601.
      type: str
      returned: with O(report=monthly)
      sample: "2026-05-01"
    processed:
      description: How many calls were tried.
      type: int
      returned: with O(report=numbers), O(report=trunk_groups) and O(report=monthly)
    completed:
      description: How many of them were answered.
      type: int
      returned: with O(report=numbers), O(report=trunk_groups) and O(report=monthly)
    asr:
      description: Answer-seizure ratio, how many of the calls were answered, as a percentage.
      type: float
      returned: with O(report=numbers), O(report=trunk_groups) and O(report=monthly)
      sample: 40
    acd:
      description: Average call duration, in the carrier's unit.
      type: float
      returned: with O(report=numbers), O(report=trunk_groups) and O(report=monthly)
    mou:
      description: Minutes of use.
      type: float
      returned: with O(report=numbers), O(report=trunk_groups) and O(report=monthly)
    peak:
      description: The most calls at once.
      type: int
      returned: with O(report=numbers), O(report=trunk_groups) and O(report=monthly) without O(total)
    accountno:
      description: The account.
      type: str
      returned: with O(report=numbers), O(report=trunk_groups) and O(report=monthly) without O(total)
    date:
      description: The day, ISO 8601; the carrier states no time zone.
      type: str
      returned: with O(report=daily_files)
      sample: "2026-05-14T00:00:00"
    success:
      description: Address of the file of the calls that were answered.
      type: str
      returned: with O(report=daily_files)
    failed:
      description: Address of the file of the calls that failed.
      type: str
      returned: with O(report=daily_files)
    success_path:
      description: Where that file of the answered calls was put.
      type: str
      returned: with O(dest)
    failed_path:
      description: Where that file of the failed calls was put.
      type: str
      returned: with O(dest)
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

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.traffic import TRAFFIC
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.info import run
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.traffic import TRAFFIC_SPEC, read_traffic


def main() -> None:
    """Run the module."""
    run(TRAFFIC, TRAFFIC_SPEC, read_traffic)


if __name__ == "__main__":
    main()
