# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Customers of the sandbox carrier, and less patience where a test waits for what never comes."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings
from tests.support.customer import Customer
from tests.support.sandbox import Sandbox


@pytest.fixture(params=["tcxc", "vitcom"])
def customer(request: pytest.FixtureRequest, sandbox: Sandbox) -> Customer:
    """An account on each carrier that sells numbers."""
    made = Customer(request.param, sandbox)
    made.set_up()
    return made


@pytest.fixture
def tcxc(sandbox: Sandbox) -> Customer:
    """An account on tcxc, for what it alone has."""
    made = Customer("tcxc", sandbox)
    made.set_up()
    return made


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lost answers are looked after for half a second instead of the usual time."""
    defaults = Settings.__init__.__kwdefaults__
    assert defaults["patience"] > 5
    monkeypatch.setitem(defaults, "patience", 0.5)
