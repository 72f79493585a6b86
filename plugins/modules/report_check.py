# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: report_check
short_description: Check where a report of an account goes, and what it can hold
version_added: 1.0.0
description:
  - Tells what is to be read for the report of an account, and refuses what cannot be, before anything is read.
  - The role report uses it. It works offline, and writes nothing.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  account:
    description: The login of the carrier account. Left out, it is what C(telecom_account) or the environment says.
    type: str
  carrier:
    description: The carrier. Left out, it is what C(telecom_carrier) or the environment says.
    type: str
  dest:
    description:
      - The HTML file that is to be written. In a folder it is named C(<inventory_hostname>.report.html). A relative
        path starts where ansible-playbook was started.
    type: str
    required: true
  parts:
    description: The parts of the report.
    type: list
    elements: str
    choices: [numbers, orders, traffic, money]
    default: [numbers, orders, traffic, money]
  date:
    description: The day that the report is of, such as V(2026-05-14); today (UTC) when left out.
    type: str
  calls:
    description: The most call records to be read, where traffic is made of them.
    type: int
    default: 10000
requirements:
  - matplotlib (Python library), which draws the charts
extends_documentation_fragment:
  - dialtone.telecom.action
seealso:
  - module: dialtone.telecom.report_page
"""

EXAMPLES = r"""
- name: See what a report of this account can hold
  dialtone.telecom.report_check:
    carrier: tcxc
    dest: reports/
"""

RETURN = r"""
path:
  description: The file that is to be written.
  returned: success
  type: str
account:
  description: The account.
  returned: success
  type: str
carrier:
  description: The carrier.
  returned: success
  type: str
date:
  description: The day that the report is of.
  returned: success
  type: str
parts:
  description: The parts of the report.
  returned: success
  type: list
  elements: str
reads:
  description: What is to be read for them, of what the carrier offers.
  returned: success
  type: list
  elements: str
since:
  description: The first day of the money that is moved.
  returned: success
  type: str
months:
  description: Of which C(direction) and C(year) traffic is to be read.
  returned: success
  type: list
  elements: dict
calls_file:
  description: A temporary file for call records that only this user can read; null where none are to be read.
  returned: success
  type: str
"""

# What it does is in plugins/action/report_check.py.
