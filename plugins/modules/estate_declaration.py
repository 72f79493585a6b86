# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: estate_declaration
short_description: Check what is declared for an account
version_added: 1.0.0
description:
  - Checks the variables of one of the roles as a whole, before anything is sent. C(schemas/estate.schema.json) has its
    say, then what the modules themselves check, then what only the whole shows.
  - All problems are told at once, each with path, index, and the file and line where it was written, as far as Ansible
    knows that. A misspelt key comes with the nearest right one, and so does a misspelt variable, which Ansible would
    ignore in silence.
  - Numbers that no country can have, by their country code and length, are refused. There a digit was lost.
  - Works offline. Of the account's variables it reads what needs no lookup (a vault, a file, a server), and never the
    key. What the modules would refuse there, such as an address that is no C(https), is refused with the rest.
  - The roles use it, and so can a pipeline.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  role:
    description:
      - The role whose variables are checked. They are read by their names, such as C(estate_numbers).
      - With V(sandbox), which declares nothing, only misspelt variables are told, and nothing is returned.
    type: str
    choices: [estate, trunks, numbers, porting, sandbox]
    required: true
  replaces:
    description:
      - The artifacts that this run is going to write. Where the declaration is refused, those of an earlier run are
        taken away from C(estate_artifacts), so that they do not pass for this one's. A plan that is the one named in
        C(estate_approved_plan), or was refused for it, stays; and all stay where what is wrong is
        not about what is declared, such as a misspelt variable.
    type: list
    elements: str
    choices: [plan, applied]
    default: []
  resolve:
    description:
      - Whether the variables of the account are looked up, wherever they come from. Where that fails, so does this,
        with the variable and the reason, before a task fails that needs them. Nothing is sent to the carrier.
    type: bool
    default: false
  fails:
    description:
      - Whether a declaration that is wrong fails the task. Without it that is only told, in RV(ignore:msg), and nothing
        else is returned.
    type: bool
    default: true
requirements:
  - jsonschema (Python library) >= 4.19
  - requests (Python library) >= 2.31
  - phonenumbers (Python library) >= 8.13, for numbers that are not plainly North American
extends_documentation_fragment:
  - dialtone.telecom.action
notes:
  - More than 500 numbers are handed over as a temporary CSV file that only this user can read. Ansible removes it at
    the end of the run.
seealso:
  - module: dialtone.telecom.estate_plan
"""

EXAMPLES = r"""
- name: Check what is declared in the variables estate_*
  dialtone.telecom.estate_declaration:
    role: estate
"""

RETURN = r"""
carrier:
  description: The carrier.
  returned: success
  type: str
capabilities:
  description: What the carrier can do.
  returned: success
  type: list
  elements: str
declared:
  description: The kinds of things that are declared.
  returned: success
  type: list
  elements: str
  sample: [trunk_groups, numbers]
numbers_listed:
  description: Whether the list of numbers is handed over as it stands.
  returned: success
  type: bool
numbers_file:
  description: The CSV file of numbers to own, null where there is none.
  returned: success
  type: str
ported_file:
  description: The CSV file of numbers that a port-in brings and that are routed once they are here, null where none is.
  returned: success
  type: str
ported:
  description: All numbers that port-ins bring. They are never bought.
  returned: success
  type: list
  elements: str
documents:
  description:
    - For each port-in the absolute paths of its files, C(numbers_file) (null where it has none), C(loa_files) and
      C(carrier_files).
  returned: success
  type: list
  elements: dict
protected:
  description: The protected numbers.
  returned: success
  type: list
  elements: str
trunk_group_titles:
  description: The titles of the declared trunk groups that have no O(ignore:id), and that may have to be created.
  returned: success
  type: list
  elements: str
retitled_trunk_groups:
  description: The titles of the declared trunk groups that have an O(ignore:id), by it.
  returned: success
  type: dict
summary:
  description: What is declared, and that it is valid, in one sentence.
  returned: success
  type: str
  sample: "1 number, 1 pool, budget 20.00 once and 20.00 a month: valid"
lacking:
  description:
    - What declared numbers and pools would lack if they had to be bought, with file and line. What is owned already
      needs none of it.
    - An account variable such as C(telecom_api_key) that refers to a variable that is not defined is told too, and so
      is C(telecom_account) or C(telecom_api_url) where the carrier needs one and it is given neither here nor in the
      environment.
  returned: success
  type: list
  elements: str
  sample:
    - "estate_pools[0]: billing_account is required to buy on tcxc: give it in estate_defaults; what is owned already
      needs none"
waits:
  description: Whether a port-in wants to be waited for.
  returned: success
  type: bool
"""

# What it does is in plugins/action/estate_declaration.py.
