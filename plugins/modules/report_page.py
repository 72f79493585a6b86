# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: report_page
short_description: Write the report of an account as one HTML page
version_added: 1.0.0
description:
  - Makes one self-contained page of the results of reading tasks. It loads nothing and runs no script, its charts are
    inlined, and behind each of them stands a table with the same figures. Long tables are cut, with a count of what is
    not shown, so that the page of a large account is small.
  - The same results give the same page.
  - The page is there whole or not at all. One that holds the same already is left alone. A new file can be read by its
    owner alone; one that is replaced keeps its mode.
  - It is written in check mode too, as reading is all that is done for it. It never counts as a change.
  - When something could not be read, the page is written and tells so, and the task fails. When nothing could be read
    at all, the page is left as it was.
  - The role report uses it.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  report:
    description: The name of the variable that M(dialtone.telecom.report_check) registered.
    type: str
    required: true
  results:
    description:
      - For each of RV(dialtone.telecom.report_check#module:reads) the name of the variable that the reading task
        registered, and under C(gone) that of the cancelled numbers. The name, because results of thousands of numbers
        take seconds on their way through a template.
    type: dict
    required: true
requirements:
  - matplotlib (Python library)
extends_documentation_fragment:
  - dialtone.telecom.action
attributes:
  check_mode:
    details:
      - The page is written in check mode too.
notes:
  - The charts are drawn by matplotlib, as SVG. A library that draws in the browser would put megabytes of script into
    each page; this page can be mailed, printed, archived, and opened where scripts are forbidden.
seealso:
  - module: dialtone.telecom.report_check
"""

EXAMPLES = r"""
- name: See what a report of the numbers needs
  dialtone.telecom.report_check:
    carrier: tcxc
    dest: reports/
    parts: [numbers]
  register: report

- name: List the numbers
  dialtone.telecom.number_info:
  register: numbers

- name: Write the page
  dialtone.telecom.report_page:
    report: report
    results:
      numbers: numbers
"""

RETURN = r"""
path:
  description: The file.
  returned: success
  type: str
"""

# What it does is in plugins/action/report_page.py.
