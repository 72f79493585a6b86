# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The page for people at /_sandbox/: what it shows, and how it stands in headless Chromium on a phone and a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
import requests

from tests.support.browser import Browser, program
from tests.unit.sandbox.served import Served
from tests.unit.sandbox.smsbower_client import Smsbower
from tests.unit.sandbox.tcxc_client import Tcxc
from tests.unit.sandbox.vitcom_client import Vitcom

PASSWORD = "hidden-word"
WIDTHS = (375, 1280)


class Tags(HTMLParser):
    """The tags of a page, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each tag of this name."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def busy(served: Served) -> Served:
    """A sandbox in which a lot has happened."""
    served.control("reset", {})
    tcxc, vitcom, smsbower = Tcxc(served), Vitcom(served), Smsbower(served)
    tcxc.buy(tcxc.for_sale(), smpp_contact=f"smpp:login:{PASSWORD}:a@192.0.2.1:2776")
    numbers = [f"1206219{n:04d}" for n in range(5000, 5060)]
    served.control("grant", {"api": "tcxc", "numbers": numbers, "fields": {"contact": "sip:{number}@192.0.2.1"}})
    vitcom.buy("2062190001")
    vitcom.port("14255550123")
    vitcom.bulk(5)
    vitcom.call("defineTrunk_termination", title="<b>out</b>", ipaddress="203.0.113.9", ports="10")
    smsbower.rent()
    served.control("faults", [{"path": "getBalance", "kind": "drop_before"}])
    with pytest.raises(requests.ConnectionError):
        smsbower.word("getBalance")
    return served


def page(served: Served) -> str:
    answer = served.http.get(f"{served.url}/_sandbox/", timeout=20)
    assert answer.headers["content-type"].startswith("text/html")
    return answer.text


@pytest.mark.parametrize(
    "shown",
    [
        *("AcmeInc", "12062195000", "sip:12062195000@192.0.2.1", "and 36 more", "2062190001", "edge", "203.0.113.9"),
        *("getBalance", "drop_before", "no answer", "make_payment"),
    ],
)
def test_page_shows_what_there_is(busy: Served, shown: str) -> None:
    Vitcom(busy).post("make_payment")
    assert shown in " ".join(Tags(page(busy)).words)


def test_balances_are_those_of_the_state(busy: Served) -> None:
    state, words = busy.get("state"), Tags(page(busy)).words
    assert {value for api in state.values() for value in api["balance"].values()} <= set(words)


def test_secrets_are_masked(busy: Served) -> None:
    accounts = busy.get("accounts")
    keys = [accounts[api]["api_key"] for api in ("tcxc", "vitcom", "smsbower")]
    shown = page(busy)
    assert not [secret for secret in (PASSWORD, *keys) if secret in shown]
    assert "smpp:login:********:a@192.0.2.1:2776" in shown


def test_what_callers_write_is_text(busy: Served) -> None:
    assert "&lt;b&gt;out&lt;/b&gt;" in page(busy)


def test_an_empty_sandbox_says_so(served: Served) -> None:
    served.control("reset", {})
    assert Tags(page(served)).words.count("None yet.") == 4


def test_page_loads_nothing_and_runs_nothing(busy: Served) -> None:
    shown = page(busy)
    tags = Tags(shown)
    assert not [name for name, _attributes in tags.tags if name in ("script", "img", "iframe", "object")]
    assert [link["href"] for link in tags.all("link")] == ["data:,"]
    assert not re.search(r"url\(|@import", shown)


def test_page_can_be_read_without_seeing_it(busy: Served) -> None:
    tags = Tags(page(busy))
    assert tags.all("html") == [{"lang": "en"}]
    assert (len(tags.all("h1")), len(tags.all("main")), len(tags.all("title"))) == (1, 1, 1)
    assert len(tags.all("caption")) == len(tags.all("table")) > 5
    assert {cell.get("scope") for cell in tags.all("th")} == {"row", "col"}
    anchors = {f"#{heading['id']}" for heading in tags.all("h2")}
    assert anchors <= {link["href"] for link in tags.all("a")}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    chromium = program()
    if chromium is None:
        pytest.skip("there is no Chromium here (Debian: chromium)")
    with Browser(chromium, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.mark.parametrize("width", WIDTHS)
def test_page_fits_the_window_without_an_error(busy: Served, browser: Browser, width: int) -> None:
    browser.open(f"{busy.url}/_sandbox/", width, mobile=width < 500)
    assert browser.evaluate("innerWidth") == width
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    assert browser.evaluate("document.querySelectorAll('tbody tr').length") > 40
    assert browser.errors == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_reaches_beyond_its_frame(busy: Served, browser: Browser, width: int) -> None:
    browser.open(f"{busy.url}/_sandbox/", width, mobile=width < 500)
    outside = "e => !e.closest('table') && e.getBoundingClientRect().right > innerWidth"
    assert browser.evaluate(f"[...document.querySelectorAll('body *')].filter({outside}).map(e => e.outerHTML)") == []
