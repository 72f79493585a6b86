# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A folder to run in, and the figures at the end."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.effort import tried


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """All workers together."""
    total: Counter[str] = Counter()
    for report in terminalreporter.getreports(""):
        for counted in (value for name, value in report.user_properties if name == "tried"):
            total.update(counted)
    if total:
        terminalreporter.write_sep("-", f"inputs fuzzed: {total.total()}")
        for kind, count in sorted(total.items()):
            terminalreporter.write_line(f"{count:>8} {kind}")


@pytest.fixture(autouse=True)
def _counted(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test tries goes along with the report of its end."""
    tried.clear()
    yield
    request.node.user_properties.append(("tried", dict(tried)))


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
