# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Requests that were answered at once and take effect only later, kept across restarts."""

from __future__ import annotations

from dialtone_sandbox.arrival import Arrival, restored
from dialtone_sandbox.store import Store

SCHEMA = """
CREATE TABLE IF NOT EXISTS late_effects (
    id INTEGER PRIMARY KEY, due REAL NOT NULL, received REAL NOT NULL, request TEXT NOT NULL, body BLOB NOT NULL);
"""
NEVER = float("inf")


class Replays:
    """The late effects to come."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.load()

    def load(self) -> None:
        """Take the time of the next one from the data file."""
        row = self._store.one("SELECT min(due) AS due FROM late_effects")
        self.next_due = NEVER if row is None or row["due"] is None else float(row["due"])

    def add(self, arrival: Arrival, due: float) -> None:
        """Have the request take effect at `due`, in sandbox time."""
        self._store.execute(
            "INSERT INTO late_effects (due, received, request, body) VALUES (?, ?, ?, ?)",
            (due, arrival.received, arrival.kept(), arrival.body),
        )
        self.next_due = min(self.next_due, due)

    async def pop(self) -> Arrival:
        """Take out the request that is due next; there is one when `next_due` is not NEVER."""
        row = self._store.query("SELECT * FROM late_effects ORDER BY due, id LIMIT 1")[0]
        self._store.execute("DELETE FROM late_effects WHERE id = ?", (row["id"],))
        self.load()
        return await restored(row["request"], row["body"], row["received"])
