# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialtone_sandbox.store import Store

SCHEMA = "CREATE TABLE IF NOT EXISTS things (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with one table."""
    opened = Store(str(tmp_path / "file"), SCHEMA)
    yield opened
    opened.close()


def add(store: Store, name: str) -> None:
    """Add a thing."""
    store.execute("INSERT INTO things (name) VALUES (?)", (name,))


def add_and_fail(store: Store, name: str) -> None:
    """Add a thing in a transaction that fails."""
    with store.transaction():
        add(store, name)
        raise KeyError


def names(store: Store) -> list[str]:
    """The things there are."""
    return [row["name"] for row in store.query("SELECT name FROM things ORDER BY id")]


def test_transaction_is_all_or_nothing(store: Store) -> None:
    add(store, "kept")
    with pytest.raises(KeyError):
        add_and_fail(store, "lost")
    assert names(store) == ["kept"]


def test_inner_transaction_fails_alone(store: Store) -> None:
    with store.transaction():
        add(store, "outer")
        with pytest.raises(KeyError):
            add_and_fail(store, "inner")
    assert names(store) == ["outer"]


def test_discarded_work_is_undone(store: Store) -> None:
    with store.transaction():
        add(store, "before")
        with store.discarded():
            add(store, "trial")
            assert names(store) == ["before", "trial"]
        add(store, "after")
    assert names(store) == ["before", "after"]


def test_restored_content_is_that_of_the_snapshot(store: Store) -> None:
    add(store, "old")
    copy = store.snapshot()
    add(store, "new")
    store.restore(copy)
    add(store, "next")
    assert [tuple(row) for row in store.query("SELECT * FROM things")] == [(1, "old"), (2, "next")]


def test_reset_empties_and_counts_anew(store: Store) -> None:
    add(store, "old")
    store.reset()
    add(store, "new")
    assert [tuple(row) for row in store.query("SELECT * FROM things")] == [(1, "new")]


def test_content_outlives_the_store(tmp_path: Path) -> None:
    first = Store(str(tmp_path / "file"), SCHEMA)
    add(first, "kept")
    first.close()
    second = Store(str(tmp_path / "file"), SCHEMA)
    assert names(second) == ["kept"]
    second.close()


def test_missing_row_is_none(store: Store) -> None:
    assert store.one("SELECT * FROM things") is None


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a letter to grandmother, long enough to be no database at all" * 20)
    with pytest.raises(sqlite3.DatabaseError):
        Store(str(tmp_path / "file"), SCHEMA)
