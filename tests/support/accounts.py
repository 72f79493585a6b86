# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Accounts of the sandbox carrier as carriers' code takes them."""

from __future__ import annotations

from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.account import Account
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings
from tests.support.sandbox import Sandbox


def session(sandbox: Sandbox, carrier: str = "tcxc", **settings: Any) -> Session:
    """A session that has little patience unless told otherwise."""
    given = {"base_url": sandbox.accounts[carrier]["api_url"], "retries": 1, "patience": 0.2, **settings}
    key = Secret(sandbox.accounts[carrier]["api_key"])
    return Session(Settings(**given), secrets=[key], secret_keys=CARRIERS[carrier].secret_keys)


def account(sandbox: Sandbox, carrier: str = "tcxc", auth: str = "signature", **settings: Any) -> Account:
    """The carrier's own account."""
    given = sandbox.accounts[carrier]
    return Account(
        carrier=carrier,
        login=given["account"],
        api_key=Secret(given["api_key"]),
        auth=auth,
        session=session(sandbox, carrier, **settings),
    )
