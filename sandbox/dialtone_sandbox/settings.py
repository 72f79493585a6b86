# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Small facts about the sandbox itself, kept in its data file."""

from __future__ import annotations

from dialtone_sandbox.store import Store

SCHEMA = "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);"


class Settings:
    """Text values by name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str, default: str) -> str:
        """The value of `name`, or `default` when it was never put."""
        row = self._store.one("SELECT value FROM settings WHERE name = ?", (name,))
        return default if row is None else str(row["value"])

    def put(self, name: str, value: str) -> None:
        """Keep `value` under `name`."""
        self._store.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
