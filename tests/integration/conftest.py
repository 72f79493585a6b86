# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Customers of the sandbox carrier, and less patience where a test waits for what never comes."""

from __future__ import annotations

import pytest

from tests.support.customer import Customer
from tests.support.patience import hurry
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
def vitcom(sandbox: Sandbox) -> Customer:
    """An account on vitcom, for what it alone has."""
    made = Customer("vitcom", sandbox)
    made.set_up()
    return made


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time is spent on what never comes."""
    hurry(monkeypatch)
