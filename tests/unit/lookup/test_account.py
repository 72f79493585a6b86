# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account options, out of the inventory's variables."""

from __future__ import annotations

from typing import Any

from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar

from ansible_collections.dialtone.telecom.plugins.lookup.account import LookupModule


def account(**variables: Any) -> list[dict[str, Any]]:
    """What the lookup gives for some variables."""
    loader = DataLoader()
    return LookupModule(loader=loader, templar=Templar(loader, variables)).run([], variables)


def test_the_variables_that_are_set_are_options() -> None:
    assert account(telecom_carrier="tcxc", telecom_api_key="key", telecom_timeout=5, other=1) == [
        {"carrier": "tcxc", "api_key": "key", "timeout": 5}
    ]


def test_what_is_not_set_is_left_to_the_modules() -> None:
    assert account(telecom_auth=None) == [{}]
