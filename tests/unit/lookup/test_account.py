# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account options, out of the inventory's variables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.errors import AnsibleError
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template

from ansible_collections.dialtone.telecom.plugins.lookup.account import OPTIONS, LookupModule
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.account import account_spec


def account(**variables: Any) -> list[dict[str, Any]]:
    """What the lookup gives for some variables."""
    loader = DataLoader()
    return LookupModule(loader=loader, templar=Templar(loader, variables)).run([], variables)


def test_the_variables_that_are_set_are_options() -> None:
    assert account(telecom_carrier="tcxc", telecom_api_key="key", telecom_timeout=5, other=1) == [
        {"carrier": "tcxc", "api_key": "key", "timeout": 5}
    ]
    assert account(telecom_allow_insecure_http=True) == [{"allow_insecure_http": True}]


def test_every_option_of_an_account_has_its_variable() -> None:
    assert set(OPTIONS) == set(account_spec("numbers"))


def test_what_is_not_set_is_left_to_the_modules() -> None:
    assert account(telecom_auth=None) == [{}]
    assert account(telecom_timeout=trust_as_template("{{ omit }}")) == [{}]


def test_a_reference_to_nothing_is_told_with_the_variable_that_makes_it(tmp_path: Path) -> None:
    file = tmp_path / "acme.yml"
    file.write_text('telecom_carrier: tcxc\ntelecom_api_key: "{{ vault_key }}"\n')
    variables = DataLoader().load_from_file(str(file), trusted_as_template=True)
    with pytest.raises(AnsibleError) as raised:
        account(**variables)
    assert str(raised.value) == f"telecom_api_key: 'vault_key' is undefined ({file}:2)"
