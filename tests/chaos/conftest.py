# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Customers of the sandbox carrier who go by its clock, and machines that run for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.chaos.clock import carrier_time
from tests.chaos.worker import Worker
from tests.support.customer import Customer
from tests.support.sandbox import Sandbox


@pytest.fixture(params=["tcxc", "vitcom"])
def customer(request: pytest.FixtureRequest, sandbox: Sandbox) -> Iterator[Customer]:
    """An account on each carrier that sells numbers."""
    made = Customer(request.param, sandbox)
    made.set_up()
    with carrier_time(sandbox):
        yield made


@pytest.fixture
def tcxc(sandbox: Sandbox) -> Iterator[Customer]:
    """An account on tcxc, for what it alone has."""
    made = Customer("tcxc", sandbox)
    made.set_up()
    with carrier_time(sandbox):
        yield made


@pytest.fixture
def vitcom(sandbox: Sandbox) -> Iterator[Customer]:
    """An account on vitcom, for what it alone has."""
    made = Customer("vitcom", sandbox)
    made.set_up()
    with carrier_time(sandbox):
        yield made


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """A machine of its own."""
    worker = Worker(tmp_path_factory.mktemp("machine"))
    yield worker
    worker.stop()


@pytest.fixture(scope="session")
def other_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """Another machine, which does not see the locks of the first."""
    worker = Worker(tmp_path_factory.mktemp("other"))
    yield worker
    worker.stop()


@pytest.fixture
def neighbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Worker, Worker]]:
    """Two processes on one machine."""
    folder = tmp_path_factory.mktemp("shared")
    workers = Worker(folder), Worker(folder)
    yield workers
    for worker in workers:
        worker.stop()
