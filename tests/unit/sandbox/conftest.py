# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Fixtures for the tests of the sandbox itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.sandbox.served import Served
from tests.unit.sandbox.smsbower_client import Smsbower
from tests.unit.sandbox.tcxc_client import Tcxc
from tests.unit.sandbox.vitcom_client import Vitcom


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One sandbox for all tests of a worker."""
    running = Served(str(tmp_path_factory.mktemp("served") / "sandbox.sqlite3"))
    yield running
    running.stop()


@pytest.fixture
def vitcom(served: Served) -> Vitcom:
    """The usual vitcom customer, in a fresh world."""
    served.control("reset", {})
    return Vitcom(served)


@pytest.fixture
def tcxc(served: Served) -> Tcxc:
    """The usual tcxc buyer, in a fresh world."""
    served.control("reset", {})
    return Tcxc(served)


@pytest.fixture
def smsbower(served: Served) -> Smsbower:
    """The usual smsbower customer, in a fresh world."""
    served.control("reset", {})
    return Smsbower(served)
