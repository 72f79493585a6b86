# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What every handler is given, and what a carrier API's package exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, Protocol

from starlette.routing import BaseRoute

from dialtone_sandbox.accounts import Accounts
from dialtone_sandbox.clock import Clock
from dialtone_sandbox.faults import Faults
from dialtone_sandbox.readings import Offers, Readings
from dialtone_sandbox.settings import Settings
from dialtone_sandbox.store import Store

if TYPE_CHECKING:
    from dialtone_sandbox.page.tables import Table

Json = Any


@dataclass
class Sandbox:
    """The state of one sandbox. `resets` counts them, so that a slow request can tell that its world is gone."""

    store: Store
    settings: Settings
    clock: Clock
    readings: Readings
    faults: Faults
    accounts: Accounts
    base_url: str
    latency: float = 0.0
    resets: int = 0


Aid = Callable[[Sandbox, Mapping[str, Json]], Json]
"""A control function of one API: takes the posted JSON object, raises BadInputError, returns what is answered."""


class Api(Protocol):
    """What the package of a carrier API exports. Paths are relative to the API's base URL."""

    PATH: str
    """The path of the base URL that customers are told."""
    SCHEMA: str
    AIDS: dict[str, Aid]
    READINGS: Offers

    def login(self, n: int, rng: Random) -> str:
        """The account name of the customer with this number, the first of which is 0."""

    def routes(self, sandbox: Sandbox) -> list[BaseRoute]:
        """The API's endpoints."""

    def seed(self, sandbox: Sandbox, rng: Random, numbers: int) -> None:
        """Fill the empty tables with an inventory of about `numbers` numbers."""

    def call_name(self, path: str, params: Mapping[str, str]) -> str:
        """The short name of a call, for the log and the faults."""

    def state(self, sandbox: Sandbox) -> dict[str, Json]:
        """Everything a test needs to judge what happened."""

    def tables(self, state: Mapping[str, Json]) -> list[tuple[str, Table]]:
        """What the page shows of the state, each table with the title of its section."""

    def sold_meanwhile(self, sandbox: Sandbox, params: Mapping[str, str]) -> None:
        """Another buyer takes what the request with these parameters asks for."""
