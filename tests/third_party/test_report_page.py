# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The page of a report in headless Chromium, on a phone and on a desk, looked at by axe-core."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.figures import figures_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.page import page_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.render import rendered
from tests.support.browser import Browser, program
from tests.support.packages import environment
from tests.unit.plugin_utils.report.account import html, subject

#: Brings axe-core 4.12 along.
AXE = "axe-playwright-python==0.1.8"
WIDTHS = (375, 1280)
LONG = "Trunk-group-of-the-contact-center-in-the-very-far-west-whose-name-has-no-blank-to-break-at-" * 2
CHECK = "axe.run().then(all => JSON.stringify(all.violations.map(each => [each.id, each.nodes.map(at => at.html)])))"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    chromium = program()
    if chromium is None:
        pytest.skip("there is no Chromium here (Debian: chromium)")
    with Browser(chromium, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a page of everything, and of one of an account of which nothing is told."""
    folder = tmp_path_factory.mktemp("pages")
    unread = rendered(page_of(figures_of(subject("tcxc"), {"numbers": {"failed": True, "msg": LONG}}, ())))
    for name, page in {"full": html(title=LONG), "bare": unread}.items():
        (folder / f"{name}.html").write_text(page)
    return {name: (folder / f"{name}.html").as_uri() for name in ("full", "bare")}


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for what keeps people out, as its package brings it."""
    folder = environment("axe", "--no-deps", AXE)
    return next(folder.glob("lib/python*/site-packages/axe_playwright_python/axe.min.js")).read_text()


def show(browser: Browser, url: str, width: int) -> None:
    """Open a page with all its tables."""
    browser.open(url, width, mobile=width < 500)
    browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert browser.evaluate("document.querySelector('h1').textContent") == "acme"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", ["full", "bare"])
def test_it_fits_the_window_without_an_error(browser: Browser, pages: dict[str, str], page: str, width: int) -> None:
    show(browser, pages[page], width)
    assert browser.evaluate("innerWidth") == width
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    outside = "each => !each.closest('table, svg') && each.getBoundingClientRect().right > innerWidth"
    assert browser.evaluate(f"[...document.querySelectorAll('body *')].filter({outside}).map(e => e.outerHTML)") == []
    assert browser.errors == []


def test_charts_stand_in_their_cards_and_can_be_read(browser: Browser, pages: dict[str, str]) -> None:
    for width in WIDTHS:
        show(browser, pages["full"], width)
        sizes = "[...document.querySelectorAll('svg text')].map(each => each.getBoundingClientRect().height)"
        assert min(browser.evaluate(sizes)) > 10
        boxes = "[...document.querySelectorAll('svg')].map(each => each.getBoundingClientRect().width)"
        assert min(browser.evaluate(boxes)) > 280


@pytest.mark.may_skip("axe-core comes from the package index")
@pytest.mark.parametrize(("page", "width"), [("full", 375), ("full", 1280), ("bare", 375)])
def test_axe_finds_nothing(browser: Browser, pages: dict[str, str], axe: str, page: str, width: int) -> None:
    show(browser, pages[page], width)
    browser.evaluate(f"{axe};0")
    assert json.loads(browser.evaluate(CHECK)) == []


def test_in_print_the_tables_are_open(browser: Browser, pages: dict[str, str]) -> None:
    browser.open(pages["full"], 1280)
    shown = "document.querySelector('details table').checkVisibility()"
    for media, visible in (("print", True), ("", False)):
        browser._call("Emulation.setEmulatedMedia", browser._session, media=media)
        assert browser.evaluate(shown) is visible
