# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Phone numbers in E.164."""

from __future__ import annotations

DOCUMENTATION = r"""
name: e164
short_description: A phone number in E.164
version_added: 1.0.0
author:
  - Dialtone contributors (@dialtone-contributors)
description:
  - Gives a phone number with plus and country code, as the results of all modules do, so that the two can be compared.
  - Fails for what is too short or too long for a number of its country, such as a short code, for letters and for
    extensions. Whether there is such a number is not asked.
  - Needs the Python library phonenumbers on the controller, as the modules do.
positional: country
options:
  _input:
    description:
      - The number, with or without the usual punctuation. An unquoted number in YAML, which arrives as an integer, is
        fine.
    type: str
    required: true
  country:
    description:
      - The country of a number that is written without plus, two letters such as V(GB). A leading zero of such a number
        is understood.
      - When left out, 10 digits (or 11 with the leading 1) are North American where they can be, as V(vitcom) writes
        them, and any other digits begin with their country code, as V(tcxc) writes them.
    type: str
seealso:
  - plugin: dialtone.telecom.national
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Numbers in any writing become E.164
  ansible.builtin.set_fact:
    from_vitcom: "{{ '2062190001' | dialtone.telecom.e164 }}"  # +12062190001
    from_tcxc: "{{ '442071234567' | dialtone.telecom.e164 }}"  # +442071234567
    from_a_person: "{{ '(206) 219-0001' | dialtone.telecom.e164 }}"  # +12062190001
    from_a_letterhead: "{{ '020 7123 4567' | dialtone.telecom.e164('GB') }}"  # +442071234567

- name: A list of them
  ansible.builtin.set_fact:
    numbers: "{{ ['206.219.0001', '12062190002'] | map('dialtone.telecom.e164') }}"  # ['+12062190001', '+12062190002']
"""

RETURN = r"""
_value:
  description: The number in E.164.
  type: str
  sample: "+12062190001"
"""

from collections.abc import Callable
from typing import Any

from ansible.errors import AnsibleFilterError

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.missing import named_missing
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.numbering import to_e164


def e164(value: object, country: str | None = None) -> str:
    """The number in E.164."""
    try:
        return to_e164(value, country)
    except ValueError as error:
        raise AnsibleFilterError(f"e164: {error}") from error
    except ModuleNotFoundError as error:
        raise AnsibleFilterError(f"e164: {named_missing(error)}") from error


class FilterModule:
    """dialtone.telecom.e164."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        """The filter by its name."""
        return {"e164": e164}
