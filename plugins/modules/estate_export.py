# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: estate_export
short_description: Write what an account owns as a declaration of the role estate
version_added: 1.0.0
description:
  - Makes the variables C(estate_*) of what reading tasks found, in YAML as a person would have written it. Provisioning
    with them changes nothing.
  - Numbers are grouped by their routing. The routing that most of them share goes to C(estate_defaults), where every
    number has one. C({number}) stands for a number's own digits. A comment beside each number tells its place and its
    price, as far as the carrier tells them.
  - More than 1,000 numbers go to C(<inventory_hostname>.numbers.csv) beside the file. In it a quote stands before a
    cell that a spreadsheet would take for a formula; O(dialtone.telecom.did_purchase#module:numbers_file) takes it off.
  - No password is written. In its place stands C({{ telecom_smpp_passwords['login@host'] }}), and the comment at the
    top lists the names. Where a login has more than one, any but the first has the digits of the lowest number with
    it behind its name, such as C(login@host#12062190001). A SIP contact with a password is left out, and so keeps its
    value.
  - The same account gives the same files, so that exports can be compared.
  - Nothing that a carrier wrote is ever evaluated, whatever it looks like. What the modules would refuse to take, such
    as a contact that is no SIP address, is left out, and so keeps its value; a comment says so.
  - The files are written in check mode too, as reading is all that is done for them. They never count as a change.
  - The role estate uses it.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  carrier:
    description: The carrier. Left out, it is what C(telecom_carrier) or the environment says.
    type: str
  numbers:
    description:
      - The name of the variable that M(dialtone.telecom.number_info) registered, with all columns or at least those
        that the example asks for. The name, because thousands of rows take seconds on their way through a template.
    type: str
    required: true
  trunks:
    description:
      - The name of the variable that M(dialtone.telecom.account_info) registered, where the carrier has trunk groups.
    type: str
  pools:
    description:
      - Whether two or more numbers of one routing and one place are declared as a pool, by their count.
      - A place is an area code of North America or a country on V(tcxc), a state or toll-free prefix on V(vitcom).
    type: bool
    default: false
  artifacts:
    description: The folder. A relative one starts where ansible-playbook was started.
    type: str
    required: true
extends_documentation_fragment:
  - dialtone.telecom.action
attributes:
  check_mode:
    details:
      - The files are written in check mode too.
seealso:
  - module: dialtone.telecom.number_info
  - module: dialtone.telecom.account_info
"""

EXAMPLES = r"""
- name: List the numbers
  dialtone.telecom.number_info:
    columns:
      - number
      - status
      - country
      - description
      - category
      - state
      - monthly_fee
      - contact
      - smpp_contact
      - smpp_password
      - trunk_group
  register: owned

- name: Write them as a declaration
  dialtone.telecom.estate_export:
    carrier: tcxc
    numbers: owned
    artifacts: artifacts
"""

RETURN = r"""
path:
  description: The YAML file.
  returned: success
  type: str
  sample: artifacts/acme.estate.yml
numbers_file:
  description: The CSV file, null where the numbers stand in the YAML file.
  returned: success
  type: str
passwords:
  description: The names of the passwords that C(telecom_smpp_passwords) has to hold.
  returned: success
  type: list
  elements: str
  sample: ["acme@smpp.example.com"]
counts:
  description: How many C(numbers) are owned, and how many C(pools) were made of them.
  returned: success
  type: dict
"""

# What it does is in plugins/action/estate_export.py.
