# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A tcxc account of the sandbox."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.numbers import TcxcNumbers
from tests.support.accounts import account
from tests.support.patience import hurry
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.tcxc.customer import ADDED, PRICE, Customer


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time is spent on what never comes."""
    hurry(monkeypatch)


@pytest.fixture
def customer(sandbox: Sandbox) -> Customer:
    """An account that has little patience, and a market with the numbers of ADDED."""
    rows = [
        {"number": number[1:], "monthly_fee": str(PRICE), "setup_fee": "0.0000", "voice": 1, "sms": 1}
        | {"verification_required": 0}
        for number in ADDED
    ]
    sandbox.control("market", {"api": "tcxc", "add": rows})
    return Customer(sandbox, TcxcNumbers(account(sandbox)))
