# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Customers of the sandbox carrier who go by its clock, and machines that run for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.chaos.clock import carrier_time
from tests.chaos.worker import Worker
from tests.support.customer import Customer
from tests.support.sandbox import Sandbox


@pytest.fixture
def on(sandbox: Sandbox) -> Iterator[Callable[[str], Customer]]:
    """An account on the carrier named."""

    def made(carrier: str) -> Customer:
        customer = Customer(carrier, sandbox)
        customer.set_up()
        return customer

    with carrier_time(sandbox):
        yield made


@pytest.fixture(params=["tcxc", "vitcom"])
def customer(request: pytest.FixtureRequest, on: Callable[[str], Customer]) -> Customer:
    """An account on each carrier that sells numbers."""
    return on(request.param)


@pytest.fixture
def tcxc(on: Callable[[str], Customer]) -> Customer:
    """An account on tcxc, for what it alone has."""
    return on("tcxc")


@pytest.fixture
def vitcom(on: Callable[[str], Customer]) -> Customer:
    """An account on vitcom, for what it alone has."""
    return on("vitcom")


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """A machine of its own."""
    worker = Worker(tmp_path_factory.mktemp("machine"))
    yield worker
    worker.stop()


@pytest.fixture(scope="session")
def two_machines(machine: Worker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Worker, Worker]]:
    """Two machines, which do not see each other's locks."""
    other = Worker(tmp_path_factory.mktemp("other"))
    yield machine, other
    other.stop()


@pytest.fixture(scope="session")
def one_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Worker, Worker]]:
    """Two processes on one machine."""
    folder = tmp_path_factory.mktemp("shared")
    workers = Worker(folder), Worker(folder)
    yield workers
    for worker in workers:
        worker.stop()
