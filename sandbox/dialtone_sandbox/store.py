# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The one SQLite file that holds everything the sandbox knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

Value = str | int | float | bytes | None
Args = Sequence[Value] | Mapping[str, Value]

# What was answered outlives the process, however that ends. It need not outlive a power cut: nobody waits for the disk.
PRAGMAS = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
"""


def as_dict(row: sqlite3.Row) -> dict[str, Any]:
    """A row by column, where many of them are asked for: SQLite's own looks through all names for each."""
    return dict(zip(row.keys(), row, strict=True))


class Store:
    """An open data file. Raises sqlite3.Error when the file is no database or is in use."""

    def __init__(self, path: str, schema: str) -> None:
        # The server and a test client's event loop may be different threads, but never at the same time.
        self._db = sqlite3.connect(
            path, timeout=2, isolation_level=None, check_same_thread=False, cached_statements=512
        )
        self._db.row_factory = sqlite3.Row
        self._copies: list[sqlite3.Connection] = []
        try:
            self._db.executescript(PRAGMAS + schema)
        except sqlite3.Error:
            self._db.close()
            raise
        self._depth = 0

    @property
    def path(self) -> str:
        """Where the data file is, absolute."""
        return str(self.query("PRAGMA database_list")[0]["file"])

    def execute(self, sql: str, args: Args = ()) -> sqlite3.Cursor:
        """Run one statement; the cursor tells `lastrowid` and `rowcount`."""
        return self._db.execute(sql, args)

    def executemany(self, sql: str, rows: Iterable[Args]) -> None:
        """Run one statement for each row of arguments."""
        self._db.executemany(sql, rows)

    def query(self, sql: str, args: Args = ()) -> list[sqlite3.Row]:
        """All rows of a SELECT."""
        return self._db.execute(sql, args).fetchall()

    def one(self, sql: str, args: Args = ()) -> sqlite3.Row | None:
        """The first row of a SELECT, or None."""
        row: sqlite3.Row | None = self._db.execute(sql, args).fetchone()
        return row

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another transaction it is a savepoint of it."""
        self._begin()
        try:
            yield
        except BaseException:
            self._undo()
            raise
        self._end()

    @contextmanager
    def discarded(self) -> Iterator[None]:
        """Like a transaction, but whatever happens inside is undone."""
        self._begin()
        try:
            yield
        finally:
            self._undo()

    def _begin(self) -> None:
        self._db.execute(f"SAVEPOINT level_{self._depth}" if self._depth else "BEGIN IMMEDIATE")
        self._depth += 1

    def _end(self) -> None:
        self._depth -= 1
        self._db.execute(f"RELEASE level_{self._depth}" if self._depth else "COMMIT")

    def _undo(self) -> None:
        self._depth -= 1
        if not self._depth:
            self._db.execute("ROLLBACK")
            return
        self._db.execute(f"ROLLBACK TO level_{self._depth}")
        self._db.execute(f"RELEASE level_{self._depth}")

    def reset(self) -> None:
        """Empty every table."""
        with self.transaction():
            for row in self.query("SELECT name FROM sqlite_master WHERE type = 'table'"):
                self.execute(f'DELETE FROM "{row["name"]}"')

    def snapshot(self) -> sqlite3.Connection:
        """A copy of all content, in memory, for `restore`."""
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        self._copies.append(copy)
        self._db.backup(copy)
        return copy

    def restore(self, copy: sqlite3.Connection) -> None:
        """Make the content what it was when `copy` was taken, in one step."""
        copy.backup(self._db)

    def close(self) -> None:
        """Close the file, which is complete, and the copies."""
        for connection in [*self._copies, self._db]:
            connection.close()
