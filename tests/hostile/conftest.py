# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A folder to run in, and the figures at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.effort import tried


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if tried:
        terminalreporter.write_sep("-", f"inputs fuzzed: {tried.total()}")
        for kind, count in sorted(tried.items()):
            terminalreporter.write_line(f"{count:>8} {kind}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The current folder: it holds what a path may lead to by mistake."""
    place = tmp_path / "here"
    place.mkdir()
    os.mkfifo(place / "fifo")
    (place / "folder").mkdir()
    (place / "link").symlink_to("/dev/zero")
    with (place / "sparse").open("wb") as file:
        file.truncate(2**31)
    (place / "text.csv").write_text("number,contact\n=1+1,sip:a@b\n")
    monkeypatch.chdir(place)
    monkeypatch.setenv("HOME", str(place))
    yield place
    (place / "sparse").unlink()
