# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account options of the modules, out of the inventory's variables."""

from __future__ import annotations

DOCUMENTATION = r"""
name: account
short_description: The account options of the modules, taken from the variables telecom_*
version_added: 1.0.0
author:
  - Dialtone contributors (@dialtone-contributors)
description:
  - Gives a dictionary of the options that every module of the collection takes, made of the variables
    C(telecom_carrier), C(telecom_account), C(telecom_api_key), C(telecom_api_url), C(telecom_auth), C(telecom_timeout),
    C(telecom_retries), C(telecom_concurrency), C(telecom_rate_limit), C(telecom_lock_timeout),
    C(telecom_validate_certs), C(telecom_ca_path) and C(telecom_allow_insecure_http).
  - Variables that are not set are left out, so that the modules take them from the environment or by default.
options:
  _terms:
    description: Takes none.
    type: list
    elements: str
"""

EXAMPLES = r"""
- name: Set the account once for all modules of a play
  hosts: all
  gather_facts: false
  module_defaults:
    group/dialtone.telecom.account: "{{ lookup('dialtone.telecom.account') }}"
  tasks:
    - name: List what is owned
      dialtone.telecom.number_info:
"""

RETURN = r"""
_raw:
  description: The options, the key among them.
  type: dict
"""

from collections.abc import Mapping
from typing import Any

from ansible.errors import AnsibleLookupError, AnsibleUndefinedVariable
from ansible.plugins.lookup import LookupBase

OPTIONS = (
    "carrier",
    "account",
    "api_key",
    "api_url",
    "auth",
    "timeout",
    "retries",
    "concurrency",
    "rate_limit",
    "lock_timeout",
    "validate_certs",
    "ca_path",
    "allow_insecure_http",
)


class LookupModule(LookupBase):
    """lookup('dialtone.telecom.account')."""

    def run(self, terms: list[Any], variables: dict[str, Any] | None = None, **kwargs: Any) -> list[dict[str, Any]]:
        """One dictionary of the options that are set."""
        known = variables or {}
        if self._templar is None:
            return []
        given = {option: known[f"telecom_{option}"] for option in OPTIONS if f"telecom_{option}" in known}
        values: dict[str, Any] = {}
        for option, value in given.items():
            try:
                # As a dictionary, for one that is omitted is left out.
                values |= self._templar.template({option: value})
            except AnsibleUndefinedVariable as error:
                raise AnsibleLookupError(_undefined(f"telecom_{option}", error.message, known)) from None
        return [{option: value for option, value in values.items() if value is not None}]


def _undefined(name: str, words: str, variables: Mapping[str, Any]) -> str:
    """That a variable refers to one that is not defined, with its file and line."""
    from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem
    from ansible_collections.dialtone.telecom.plugins.plugin_utils.origin import located

    return located(Problem((name,), (), words), variables)
