# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Phone numbers as they are dialled within their country."""

from __future__ import annotations

DOCUMENTATION = r"""
name: national
short_description: A phone number as it is dialled within its country
version_added: 1.0.0
author:
  - Dialtone contributors (@dialtone-contributors)
description:
  - Gives the digits of a phone number as they are dialled within its own country, for a PBX or a dial plan. In North
    America these are the ten digits that V(vitcom) writes too. In many other countries they begin with a 0.
  - The country is gone from what comes out. Where numbers of several countries meet, use
    P(dialtone.telecom.e164#filter).
  - Fails as P(dialtone.telecom.e164#filter) does.
  - Needs the Python library phonenumbers on the controller, as the modules do.
positional: country
options:
  _input:
    description:
      - The number in any form that P(dialtone.telecom.e164#filter) reads, such as those in the results of the modules.
    type: str
    required: true
  country:
    description:
      - The country of a number that is written without plus, two letters such as V(GB), as for
        P(dialtone.telecom.e164#filter). It is not needed for numbers in E.164.
    type: str
  punctuated:
    description:
      - Whether to punctuate the number as it is printed in its country.
    type: bool
    default: false
seealso:
  - plugin: dialtone.telecom.e164
    plugin_type: filter
"""

EXAMPLES = r"""
- name: What a PBX, a letter and a PBX in London want
  ansible.builtin.set_fact:
    dialled: "{{ '+12062190001' | dialtone.telecom.national }}"  # 2062190001
    printed: "{{ '+12062190001' | dialtone.telecom.national(punctuated=true) }}"  # (206) 219-0001
    in_london: "{{ '+442071234567' | dialtone.telecom.national }}"  # 02071234567
"""

RETURN = r"""
_value:
  description: The digits, or the number as it is printed.
  type: str
  sample: "2062190001"
"""

from collections.abc import Callable
from typing import Any

from ansible.errors import AnsibleFilterError

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.missing import named_missing
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.numbering import to_national


def national(value: object, country: str | None = None, punctuated: bool = False) -> str:
    """The number as it is dialled, or printed."""
    try:
        return to_national(value, country, punctuated=punctuated)
    except ValueError as error:
        raise AnsibleFilterError(f"national: {error}") from error
    except ModuleNotFoundError as error:
        raise AnsibleFilterError(f"national: {named_missing(error)}") from error


class FilterModule:
    """dialtone.telecom.national."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        """The filter by its name."""
        return {"national": national}
