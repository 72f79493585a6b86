# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Fixtures for all tests; and in CI a skipped test is a failed one, unless it carries the marker `may_skip`."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Generator, Iterator
from contextlib import ExitStack

import pytest

from tests.support.environment import BYTECODE
from tests.support.preloaded import preloaded
from tests.support.sandbox import Sandbox

# The thousands of tests and what they import stay: looking for garbage among them again and again takes an eighth of
# their time.
gc.set_threshold(50_000, 20, 20)

#: The folders whose files take longest come first, so that no worker is left with one of them in the end.
LONGEST_FIRST = ("quality", "docs", "chaos", "integration")
SKIPS_FAIL = os.environ.get("CI") == "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Workers take the files in this order."""
    folder = re.compile(r"tests/(\w+)/")

    def place(item: pytest.Item) -> int:
        found = folder.match(item.nodeid)
        return LONGEST_FIRST.index(found[1]) if found and found[1] in LONGEST_FIRST else len(LONGEST_FIRST)

    items.sort(key=place)


def pytest_configure(config: pytest.Config) -> None:
    """One process for the plays of all workers starts their modules; with PRELOADED=0 each module starts by itself."""
    if "PRELOADED" not in os.environ:
        stack = ExitStack()
        os.environ["PRELOADED"] = BYTECODE["PRELOADED"] = stack.enter_context(preloaded())
        config.add_cleanup(stack.close)


def pytest_collection_finish() -> None:
    """Nobody looks for garbage among the tests any more."""
    gc.freeze()


def _fail_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"{reason}. CI has to provide what this needs, or the test the marker may_skip."


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    expected_to_fail = hasattr(report, "wasxfail")
    if SKIPS_FAIL and report.skipped and not expected_to_fail and item.get_closest_marker("may_skip") is None:
        _fail_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if SKIPS_FAIL and report.skipped:
        _fail_skipped(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Figures that tests recorded as the property `figures` stand at the end of the output."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for figures in (value for name, value in report.user_properties if name == "figures"):
            terminalreporter.section(report.nodeid)
            terminalreporter.line(str(figures))


@pytest.fixture(scope="session")
def sandbox_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """One sandbox process for all tests of a worker."""
    sandbox = Sandbox(tmp_path_factory.mktemp("sandbox") / "sandbox.sqlite")
    sandbox.start()
    yield sandbox
    sandbox.kill()


@pytest.fixture
def sandbox(sandbox_process: Sandbox) -> Sandbox:
    """The sandbox carrier in a fresh state."""
    sandbox_process.reset()
    return sandbox_process
