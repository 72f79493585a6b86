# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Making the sandbox's world: opening its data file, seeding it, starting over."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from random import Random

from dialtone_sandbox import faults, log, replays, settings
from dialtone_sandbox.accounts import FEWEST, Accounts
from dialtone_sandbox.clock import Clock
from dialtone_sandbox.context import Api, Sandbox
from dialtone_sandbox.readings import Readings
from dialtone_sandbox.settings import Settings
from dialtone_sandbox.store import Store

CORE_SCHEMA = settings.SCHEMA + faults.SCHEMA + log.SCHEMA + replays.SCHEMA
SNAPSHOTS_KEPT = 2
FIRST, CURRENT = "first_world", "current_world"


@dataclass(frozen=True)
class World:
    """What a fresh world is made from: numbers for sale, seed, what each account holds, `customers` of each API."""

    numbers: int = 2000
    seed: int = 1
    balance: str = "1000.0000"
    customers: int = FEWEST

    def accounts(self, apis: Mapping[str, Api]) -> Accounts:
        """The accounts of this world."""
        return Accounts(apis, self.seed, Decimal(self.balance), self.customers)


class Worlds:
    """Opens the world of a data file and makes fresh ones; `first` is what the file was made with."""

    def __init__(self, path: str, apis: Mapping[str, Api], wanted: World) -> None:
        self._apis = apis
        self._snapshots: dict[World, sqlite3.Connection] = {}
        self._store = Store(path, CORE_SCHEMA + "".join(api.SCHEMA for api in apis.values()))
        self._settings = Settings(self._store)
        self._new = not self._settings.get(CURRENT, "")
        self.first = self._kept(FIRST) or wanted
        self._current = self._kept(CURRENT) or wanted

    def open(self, base_url: str, latency: float) -> Sandbox:
        """The sandbox of the data file, seeded when the file is new."""
        offers = {name: ways for api in self._apis.values() for name, ways in api.READINGS.items()}
        sandbox = Sandbox(
            self._store,
            self._settings,
            Clock(self._settings),
            Readings(self._settings, offers),
            faults.Faults(self._store, self._current.seed),
            self._current.accounts(self._apis),
            base_url,
            latency,
        )
        if self._new:
            self._make(sandbox, self._current)
        return sandbox

    def reset(self, sandbox: Sandbox, wanted: World) -> None:
        """Forget everything and start a fresh world."""
        sandbox.accounts = wanted.accounts(self._apis)
        sandbox.resets += 1
        if wanted in self._snapshots:
            self._store.restore(self._snapshots[wanted])
        else:
            self._make(sandbox, wanted)
        sandbox.clock.load()
        sandbox.readings.load()
        sandbox.faults.load(wanted.seed)

    def _kept(self, name: str) -> World | None:
        kept = self._settings.get(name, "")
        return World(**json.loads(kept)) if kept else None

    def _make(self, sandbox: Sandbox, wanted: World) -> None:
        with self._store.transaction():
            self._store.reset()
            self._settings.put(FIRST, json.dumps(asdict(self.first)))
            self._settings.put(CURRENT, json.dumps(asdict(wanted)))
            for name, api in self._apis.items():
                api.seed(sandbox, Random(f"{name}:{wanted.seed}"), wanted.numbers)
        while len(self._snapshots) >= SNAPSHOTS_KEPT:
            self._snapshots.pop(next(iter(self._snapshots))).close()
        self._snapshots[wanted] = self._store.snapshot()
