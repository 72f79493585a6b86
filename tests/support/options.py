# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Options of the number modules as they reach the glue: checked and filled up by the argument spec."""

from __future__ import annotations

from typing import Any

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.account import Account
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.every import capability_of
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.account import account_spec
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings


def options(spec: dict[str, Any], carrier: str = "tcxc", **given: Any) -> dict[str, Any]:
    """The parameters of a module; the argument spec must accept what is given."""
    account = {"carrier": carrier, "account": "acme", "api_key": "key", "api_url": "http://127.0.0.1:1"}
    checked = ArgumentSpecValidator(account_spec("numbers") | spec).validate({**account, **given})
    assert checked.error_messages == []
    return dict(checked.validated_parameters)


def offline(carrier: str = "tcxc") -> Any:
    """The numbers of an account whose carrier is out of reach."""
    session = Session(Settings(base_url="http://127.0.0.1:1"))
    account = Account(carrier=carrier, login="acme", api_key=Secret("key"), auth="signature", session=session)
    return capability_of(account, "numbers")
