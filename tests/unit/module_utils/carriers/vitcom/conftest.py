# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Fixtures of the vitcom tests."""

from __future__ import annotations

import pytest

from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import Customer


@pytest.fixture
def customer(sandbox: Sandbox) -> Customer:
    """A customer with one trunk group named "in"."""
    found = Customer(sandbox)
    found.trunk_group()
    return found
