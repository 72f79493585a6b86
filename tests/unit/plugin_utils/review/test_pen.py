# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Foreign text in Markdown."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.pen import Pen, folded, plain, table

OPEN, MASKED = Pen(), Pen(mask=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("hq", "`hq`"),
        ("", ""),
        ("a|b", "`a\u00a6b`"),
        ("`rm` <b>\\", "`\u02cbrm\u02cb \u2039b\u203a\u2216`"),
        ("two\nlines\u2028three", "`two lines three`"),
        ("\u202egnp\x1b[2J\ud800", "`\ufffdgnp\ufffd[2J\ufffd`"),
        ("smpp:acme:correct-horse:1@host", "`smpp:acme:********:1@host`"),
    ],
)
def test_nothing_ends_the_code_span(text: str, shown: str) -> None:
    assert OPEN.code(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+12062190005", "\u20260005"),
        ("sip:12062190005@192.0.2.10:5060", "sip:\u20260005@192.0.2.10:5060"),
        ("2062190005 is sold", "\u20260005 is sold"),
        ("+1 (206) 219-0005", "\u20260005"),
        ("(206) 219-0005 and 206.219.0006", "\u20260005 and \u20260006"),
        ("+44 20 7946 0005", "\u20260005"),
        ("+120621900051234567", "\u20264567"),
        ("2026-11-21 16:33, 192.0.2.10, 5060, 1.4354", "2026-11-21 16:33, 192.0.2.10, 5060, 1.4354"),
        ("203.0.113.200 2026-11-21T16:33:24", "203.0.113.200 2026-11-21T16:33:24"),
        ("2062190005 192.0.2.10 2026-11-21", "\u20260005 192.0.2.10 2026-11-21"),
        ("sip:020 7123 4567@x", "sip:\u20264567@x"),
        ("sip:\uff11\uff12\uff10\uff16\uff15\uff15\uff15\uff10\uff11\uff10\uff13@x", "sip:\u20260103@x"),
        ("12\u200b06\u20605550\u00ad103", "\u20260103"),
        ("06 12 34 56 78, 06.12.34.56.78", "\u20265678, \u20265678"),
        ("0612-345678 or 0612\u2011345678", "\u20265678 or \u20265678"),
        ("206-5550101 and 555-0101", "\u20260101 and \u20260101"),
        ("\u0662\u0660\u0666\u0665\u0665\u0665\u0660\u0661\u0660\u0661", "\u20260101"),
        ("\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467 x\u00b2", "\u20265678 x\u00b2"),
    ],
)
def test_of_numbers_the_last_four_digits_are_left(text: str, shown: str) -> None:
    assert MASKED.code(text) == f"`{shown}`"


def test_names_in_one_span_stay_apart() -> None:
    assert OPEN.codes(["front desk", "hq"]) == "`front\u00b7desk hq`"
    assert MASKED.codes(["+12062190005", "+12062190006"]) == "`\u20260005 \u20260006`"


def test_long_text_is_cut() -> None:
    assert plain("a" * 500, longest=10) == "a" * 9 + "\u2026"


def test_tables_and_folds_are_lines() -> None:
    assert table("| Name | Setup |", [["a", "1"]]) == ["| Name | Setup |", "|---|---:|", "| a | 1 |"]
    assert folded("Rest", ["a"]) == ["<details>", "<summary>Rest</summary>", "", "a", "", "</details>"]
