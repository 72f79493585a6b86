# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the page of a report says, and that nothing that others wrote becomes part of its code."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.charts import drawn
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.figures import figures_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.page import page_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.render import TEMPLATES, rendered
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.view import SHOWN, Chart, Page, Series
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.words import money, percent, period, tick
from tests.unit.plugin_utils.report.account import HOSTILE, figures, html, numbers, order, results, subject


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += f" {data.strip()}"


def cells(page: Page, card: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table of a card."""
    return next(each.table.rows for section in page.sections for each in section.cards if each.id == card)


def test_key_figures_come_first() -> None:
    tiles = {tile.title: (tile.value, tile.note) for tile in page_of(figures()).tiles}
    assert tiles == {
        "Numbers": ("40", "39 active, 1 inactive"),
        "Monthly commitment": ("19.50", "1 number without a price"),
        "Balance": ("50.00", "last payment 1 Oct 2026"),
        "Calls, Oct 2026": ("2,022", "ASR 59.3 %, ACD 2.5 min"),
        "Under way": ("2", "1 order, 1 port-in"),
    }


def test_what_somebody_should_look_at_is_told() -> None:
    poor = results() | {"ledger": {"rows": [], "balance": "1.00"}}
    poor["numbers"]["numbers"][0]["status"] = "pending"
    assert page_of(figures_of(subject(), poor, ())).notices == (
        "1 number is inactive, and may cost all the same.",
        "1 number waits for its documents to be verified.",
        "1 number points nowhere: its calls are lost.",
        "1 order generated and never processed: 2. Nothing is paid for them yet.",
        "1 port-in should have moved by now: 4 (10 Nov 2026).",
        "The balance of 1.00 does not cover the monthly commitment of 19.50.",
    )


def test_tables_hold_the_figures_of_their_charts() -> None:
    page = page_of(figures())
    assert cells(page, "numbers-by-trunk-group")[0] == ("hq", "26", "65 %")
    assert cells(page, "commitment-by-trunk-group")[0] == ("hq", "26", "13.00", "66.7 %")
    assert cells(page, "calls-in")[0] == ("Nov 2026", "1,012", "600", "1,500")
    assert cells(page, "asr")[0] == ("Nov 2026", "59.3 %", "59.3 %")
    assert cells(page, "balance")[0] == ("2 Nov 2026", "50.00")
    assert cells(page, "charges")[0] == ("hq", "30.00", "60 %")
    assert cells(page, "orders")[0] == ("1 Nov 2026", "2", "1", "2.00", "open")
    assert cells(page, "port-ins")[0] == ("1 Nov 2026", "4", "1", "2.00", "10 Nov 2026", "scheduled")
    assert cells(page, "payments")[0] == ("1 Oct 2026", "hq", "bank", "102.00", "2.00", "100.00", "1")


def test_an_empty_account_says_so() -> None:
    unmoved: dict[str, Any] = {"rows": [], "balance": None}
    told: dict[str, Any] = {"numbers": {"numbers": []}, "orders": {"orders": []}, "port_ins": {"orders": []}}
    told |= {"ledger": unmoved, "payments": unmoved, "traffic": {"results": []}}
    page = page_of(figures_of(subject(), told, ()))
    words = Tags(rendered(page)).words
    for said in ("No numbers are owned.", "Nothing is committed.", "There are no orders and no port-ins."):
        assert said in words
    assert "The carrier shows no balance yet." in words
    assert [card for section in page.sections for card in section.cards] == []


def test_a_month_that_is_not_over_is_called_so() -> None:
    leads = {section.id: section.lead for section in page_of(figures()).sections}
    assert leads["traffic"].endswith("Nov 2026 is not over yet.")


def test_a_large_account_has_a_small_page_with_counts_of_what_is_cut() -> None:
    rows = [row | {"trunk_group": f"group {at % 500}"} for at, row in enumerate(numbers(5_000))]
    orders = [order(str(at), row["number"]) for at, row in enumerate(rows)]
    page = page_of(figures(numbers={"numbers": rows}, orders={"orders": orders}))
    whole = rendered(page)
    words = Tags(whole).words
    assert len(whole) < 200_000
    assert f"and {500 - SHOWN} more with 4,870 numbers" in words
    assert f"and {5_000 - SHOWN:,} more" in words
    assert "494 others" in words


@pytest.fixture(scope="module")
def hostile() -> Tags:
    """The page of an account in which everything that can be named has a hostile name."""
    told = results(title=HOSTILE)
    for row in told["numbers"]["numbers"]:
        row |= {"status": HOSTILE, "state": HOSTILE, "category": HOSTILE, "did_type": HOSTILE, "country": HOSTILE}
    orders = {"orders": [order(HOSTILE, HOSTILE, date=HOSTILE, actual_foc_date=HOSTILE)]}
    told |= {"orders": orders, "port_ins": orders, "payments": {"failed": True, "msg": HOSTILE}}
    about = subject(host=HOSTILE, account=HOSTILE)
    return Tags(rendered(page_of(figures_of(about, told, ()))))


def test_what_others_wrote_is_text(hostile: Tags) -> None:
    names = {name for name, _attributes in hostile.tags}
    assert names & {"script", "img", "iframe", "object"} == set()
    assert "<script>alert(1)</script>" in hostile.words
    assert [key for _name, attributes in hostile.tags for key in attributes if key.startswith("on")] == []


def test_the_page_loads_nothing_and_forbids_it(hostile: Tags) -> None:
    links = [value for name, given in hostile.tags for key, value in given.items() if key in ("href", "src")]
    assert {link for link in links if not str(link).startswith("#")} == {"data:,"}
    policy = next(given["content"] for name, given in hostile.tags if name == "meta" and "http-equiv" in given)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@pytest.fixture(scope="module")
def page() -> str:
    """The page of an account with something of everything."""
    return html()


def test_ids_are_single_and_what_is_referred_to_is_there(page: str) -> None:
    tags = Tags(page).tags
    ids = [given["id"] for _name, given in tags if "id" in given]
    assert len(ids) == len(set(ids))
    named = {each for _name, given in tags for each in str(given.get("aria-labelledby") or "").split()}
    links = {str(given["href"])[1:] for name, given in tags if name in ("a", "use")}
    assert named | links <= set(ids)


def test_the_same_results_give_the_same_page(page: str) -> None:
    assert html() == page


def test_a_chart_takes_the_colours_and_the_font_of_the_page() -> None:
    series = (Series("answered", (1.0, None, -2500.0)), Series("not answered", (3.0, 4.0, 2e6)))
    labels = ("a", "b", "$\\frac{$")
    charts = [Chart(kind=kind, labels=labels, series=series) for kind in ("columns", "lines", "steps")]
    for svg in (drawn(chart, "x") for chart in charts):
        assert "var(--one)" in svg
        assert "$\\frac{$" in svg
        assert not re.search(r"#[0-9a-f]{6}|font-family", svg)
    assert re.search(r">[\d.]+M</text>", drawn(charts[0], "x"))


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, as WCAG counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    first, second = sorted((light(one), light(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_apart_in_both_schemes(scheme: str) -> None:
    blocks = re.findall(r":root \{(.*?)\}", (TEMPLATES / "page.css").read_text(), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme == "dark"]))
    for ground in ("card", "paper", "notice"):
        assert all(contrast(colours[name], colours[ground]) >= 4.5 for name in ("ink", "soft", "link"))
    assert all(contrast(colours[name], colours["card"]) >= 3 for name in ("one", "two"))


def test_figures_read_well() -> None:
    assert [money(each) for each in (None, Decimal("1.5"))] == ["not told", "1.50"]
    assert (percent(61.04), percent(61.26), percent(None)) == ("61 %", "61.3 %", "not told")
    assert (period("2026-05"), period("2026-05-14")) == ("May 2026", "14 May 2026")
    assert (tick("2026-05"), tick("2026-05-14")) == ("May 26", "14 May")
